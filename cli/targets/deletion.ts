/** What `delete` is to delete, and how. */
import { Failure } from "../../client/kubectl/failure.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import { locate } from "../files/located.ts";
import type { Io } from "../io.ts";
import { nothingGiven } from "../report.ts";
import type { Served } from "../server/resources.ts";
import {
  type DryRun,
  dryRunFlag,
  dryRunOf,
  fileFlags,
  outputFlag,
  selectorFlag,
} from "../shared-flags.ts";
import { selectFrom } from "./selection.ts";
import { checkSelection, filesAndArguments, findTargets, labelFilter } from "./targets.ts";

/** How what is in the way of a command is deleted. */
export const deletionFlags = {
  cascade: {
    kind: "text",
    value: "HOW",
    implied: "background",
    doc: "background, foreground or orphan: what becomes of dependents of what is deleted",
  },
  "grace-period": { kind: "int", value: "SECONDS", doc: "time that it has to stop" },
  timeout: {
    kind: "duration",
    value: "TIME",
    doc: "give up waiting for a deletion after this time",
  },
  wait: { kind: "bool", doc: "for scripts of kubectl; deletions are always waited for" },
} as const;

export const flags = {
  ...fileFlags,
  ...selectorFlag,
  ...outputFlag,
  ...dryRunFlag,
  all: { kind: "bool", doc: "all of the resource in the namespace" },
  "all-namespaces": { kind: "bool", short: "A", doc: "look in all namespaces" },
  "field-selector": { kind: "text", value: "FIELDS", doc: "only objects with these fields" },
  cascade: {
    kind: "text",
    value: "HOW",
    implied: "background",
    doc: "background, foreground or orphan: what becomes of dependents",
  },
  "grace-period": { kind: "int", value: "SECONDS", doc: "time to stop; 0 only with --force" },
  now: { kind: "bool", doc: "a grace period of one second" },
  force: { kind: "bool", doc: "do not wait for the kubelet" },
  wait: { kind: "bool", doc: "wait until all is gone (the default)" },
  timeout: { kind: "duration", value: "TIME", doc: "give up waiting after this time" },
  "ignore-not-found": { kind: "bool", doc: "what is not there is no error" },
  raw: { kind: "text", value: "PATH", doc: "delete what is at this path" },
  interactive: { kind: "bool", short: "i", doc: "tell what is to be deleted, and ask" },
} as const;

export interface Policy {
  readonly propagation: "Background" | "Foreground" | "Orphan";
  readonly graceSeconds: number | undefined;
  readonly isForced: boolean;
  readonly waits: boolean;
  readonly timeoutMs: number;
  readonly ignoresMissing: boolean;
  readonly dryRun: DryRun;
  readonly output: string | undefined;
}

/** Throws where flags contradict one another. */
export function choosePolicy(given: Given<typeof flags>): Policy {
  const { now = false, force = false, selector = "", output } = given;
  const grace = given["grace-period"] ?? -1;
  if (given.all === true && (selector !== "" || (given["field-selector"] ?? "") !== "")) {
    throw new Failure("setting 'all' parameter but found a non empty selector. ");
  }
  if (now && grace >= 0) {
    throw new Failure("--now and --grace-period cannot be specified together");
  }
  const chosen = now ? 1 : grace;
  if (force && chosen > 0) {
    throw new Failure("--force and --grace-period greater than 0 cannot be specified together");
  }
  if (output !== undefined && output !== "name") {
    throw new Failure(`unexpected -o output mode: ${output}. We only support '-o name'`);
  }
  const isForced = force && chosen <= 0;
  const dryRun = dryRunOf(given["dry-run"]);
  return {
    propagation: propagationOf(given.cascade),
    // Nothing is given up for lost by accident: 0 takes --force.
    graceSeconds: isForced ? 0 : chosen === 0 ? 1 : chosen < 0 ? undefined : chosen,
    isForced,
    waits: dryRun === "none" && (given.wait ?? true),
    timeoutMs: given.timeout ?? 0,
    ignoresMissing: given["ignore-not-found"] ?? (given.all === true || selector !== ""),
    dryRun,
    output,
  };
}

/** What `--cascade` means. */
export function propagationOf(cascade: string | undefined): Policy["propagation"] {
  switch (cascade) {
    case undefined:
    case "background":
    case "true":
      return "Background";
    case "foreground":
      return "Foreground";
    case "orphan":
    case "false":
      return "Orphan";
    default:
      throw new Failure(
        `invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`,
      );
  }
}

/** An object that is to be deleted. */
export interface Deletion {
  readonly resource: Served;
  readonly namespace: string | undefined;
  readonly name: string;
  /** The manifest that it is from. */
  readonly source?: string;
}

export interface Deletions {
  readonly deletions: readonly Deletion[];
  readonly errors: readonly unknown[];
}

/** Names are deleted unseen; what a selector means is listed first. */
export async function selectDeletions(
  io: Io,
  given: Given<typeof flags>,
  args: readonly string[],
): Promise<Deletions> {
  const { filename = [], selector = "", all = false } = given;
  if (filename.length > 0) {
    if (args.length > 0) throw filesAndArguments();
    return fromFiles(io, filename, given);
  }
  const fieldSelector = given["field-selector"] ?? "";
  const isSelecting = selector !== "" || fieldSelector !== "" || all;
  if (args.length === 0 && isSelecting) {
    throw new Failure("at least one resource must be specified to use a selector");
  }
  if (args.length === 0) throw nothingGiven();
  const selected = await selectFrom(io, args);
  const isNamed = selected.some(({ name }) => name !== undefined);
  const isEverywhere = given["all-namespaces"];
  const query = { args, selector, fieldSelector, isEverywhere, isAll: all };
  if (!isNamed) {
    const { targets, errors } = await findTargets(io, query);
    return { deletions: targets, errors };
  }
  // To take all is a selector here, which names contradict.
  checkSelection(selected, { ...query, selector: all ? "*" : selector });
  const deletions = selected.flatMap(({ resource, name }) => {
    const namespace = resource.namespaced ? io.namespace : undefined;
    return name === undefined ? [] : [{ resource, name, namespace }];
  });
  return { deletions, errors: [] };
}

async function fromFiles(
  io: Io,
  filenames: readonly string[],
  { selector, recursive = false }: Given<typeof flags>,
): Promise<Deletions> {
  const isWanted = await labelFilter(selector);
  const { readManifests } = await import("../files/manifests.ts");
  const { documents, errors } = await readManifests({ filenames, isRecursive: recursive }, io);
  const deletions: Deletion[] = [];
  const failures: unknown[] = [...errors];
  for (const document of documents) {
    if (!isWanted(document.object)) continue;
    try {
      deletions.push(await locate(io, document));
    } catch (error) {
      failures.push(error);
    }
  }
  return { deletions, errors: failures };
}
