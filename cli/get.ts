/** `kubesim get`: what the server's tables say, or the objects themselves. */

import { Failure, throwAll } from "../client/kubectl/failure.ts";
import type { Given, Parsed } from "../client/kubectl/flags.ts";
import { defineCommand } from "./command.ts";
import { flags } from "./get/flags.ts";
import { type Requested, requestsFor } from "./get/request.ts";
import { printTables } from "./get/tables.ts";
import type { Io } from "./io.ts";
import { formatOf } from "./printers/format.ts";
import { selectFrom } from "./targets/selection.ts";

export const command = defineCommand({
  name: "get",
  usage: "(TYPE[,TYPE...] [NAME...] | TYPE/NAME...) [flags]",
  summary: "Show one or many objects",
  flags,
  run: get,
});

async function get(io: Io, { flags: given, args }: Parsed<typeof flags>): Promise<void> {
  if ((given.raw ?? "") !== "") {
    const { getRaw } = await import("./get/raw.ts");
    await getRaw(io, given, args);
    return;
  }
  const format = formatOf(given);
  const isWatched = checkedWatch(io, given);
  const { requested: named, errors } = await requestedBy(io, given, args);
  const requested = await requestedThen(io, given, named);
  if (isWatched) {
    throwAll(errors);
    const { watch } = await import("./get/watch.ts");
    await watch(io, { given, requested, format });
  } else if (format.kind === "table") {
    await printTables(io, { given, requested, errors, isWide: format.isWide });
  } else {
    const { printGiven } = await import("./get/objects.ts");
    await printGiven(io, { given, requested, errors, format });
  }
}

/** Whether changes are asked for; tells what does not go together. */
function checkedWatch(io: Io, given: Given<typeof flags>): boolean {
  const isWatched = given.watch === true || given["watch-only"] === true;
  if (given["output-watch-events"] === true && !isWatched) {
    throw new Failure("--output-watch-events option can only be used with --watch or --watch-only");
  }
  if (isWatched && (given["sort-by"] ?? "") !== "") {
    const ignored = "--sort-by will be ignored";
    if (given.watch === true) {
      io.warn(`warning: --watch requested, ${ignored} for watch events received`);
    } else io.warn(`warning: --watch-only requested, ${ignored}`);
  }
  return isWatched;
}

/** What is asked for, and what of it cannot be. */
interface Asked {
  readonly requested: readonly Requested[];
  readonly errors: readonly unknown[];
}

/** The same, of the time that is asked about. */
async function requestedThen(
  io: Io,
  given: Given<typeof flags>,
  requested: readonly Requested[],
): Promise<readonly Requested[]> {
  const { at, subresource = "" } = given;
  if (at === undefined) return requested;
  if (given.watch === true || given["watch-only"] === true) {
    throw new Failure("what is past does not change: --at does not go with --watch");
  }
  if (subresource !== "") throw new Failure("--at does not go with --subresource");
  const { requestedAt } = await import("./get/at.ts");
  return requestedAt(io, requested, at);
}

async function requestedBy(
  io: Io,
  given: Given<typeof flags>,
  args: readonly string[],
): Promise<Asked> {
  const { filename = [], selector = "" } = given;
  const isEverywhere = given["all-namespaces"] === true;
  if (filename.length > 0) {
    if (args.length > 0) throw (await import("./targets/targets.ts")).filesAndArguments();
    const { requestedByFiles } = await import("./get/files.ts");
    const isRecursive = given.recursive === true;
    return requestedByFiles(io, { filenames: filename, isRecursive, selector });
  }
  if (args.length === 0) {
    io.warn(`${typeWanted}\n`);
    throw new Failure(nothingAsked);
  }
  const selected = await selectFrom(io, args);
  const isNamed = selected.some(({ name }) => name !== undefined);
  if (!isNamed && (given.subresource ?? "") !== "") {
    throw new Failure("subresource cannot be used when bulk resources are specified");
  }
  if (isNamed && (selector !== "" || (given["field-selector"] ?? "") !== "")) {
    const isPaired = args.some((arg) => arg.includes("/"));
    throw new Failure(
      isPaired
        ? "selectors and the all flag cannot be used when passing resource/name arguments"
        : "name cannot be provided when a selector is specified",
    );
  }
  if (isNamed && isEverywhere) {
    throw new Failure("a resource cannot be retrieved by name across all namespaces");
  }
  const namespace = isEverywhere ? undefined : io.namespace;
  return { requested: requestsFor(selected, { namespace, given }), errors: [] };
}

const typeWanted =
  "You must specify the type of resource to get. " +
  'Use "kubesim api-resources" for a complete list of supported resources.';

const nothingAsked = `Required resource not specified.
Use "kubesim explain <resource>" for a detailed description of that resource (e.g. kubesim explain pods).
See 'kubesim get -h' for help and examples`;
