/** The commands `label` and `annotate`. */
import type { Json, JsonObject } from "../api/json.ts";
import { type Command, defineCommand } from "./command.ts";
import { Failure, throwAll } from "./failure.ts";
import type { Given } from "./flags.ts";
import type { Io } from "./io.ts";
import { type Changes, change, type Mark, overwritten, splitChanges } from "./marking.ts";
import { forEach, report } from "./report.ts";
import {
  dryRunFlag,
  dryRunOf,
  dryRunQuery,
  dryRunSuffix,
  fileFlags,
  outputFlag,
  selectorFlag,
} from "./shared-flags.ts";
import { findTargets, metadataOf, part, patchTarget, type Target } from "./targets.ts";

const flags = {
  ...fileFlags,
  ...selectorFlag,
  ...outputFlag,
  ...dryRunFlag,
  all: { kind: "bool", doc: "all of the resource in the namespace" },
  "all-namespaces": { kind: "bool", short: "A", doc: "look in all namespaces" },
  "field-selector": { kind: "text", value: "FIELDS", doc: "only objects with these fields" },
  overwrite: { kind: "bool", doc: "replace values that are there" },
  list: { kind: "bool", doc: "print what is there" },
  "resource-version": { kind: "text", value: "VERSION", doc: "only at this version" },
} as const;

export interface MarkingCommand extends Mark {
  readonly name: string;
  readonly summary: string;
  /** What is told of an object, by what became of it. */
  outcome(change: { before: JsonObject; after: JsonObject; overwrite: boolean }): string;
  /** The refusal where values are there that would be replaced. */
  refuseOverwrite(facts: readonly string[]): string;
  /** True where it is told which of those to be removed are not there. */
  readonly tellsMissing: boolean;
}

export function markingCommand(mark: MarkingCommand): Command {
  return defineCommand({
    name: mark.name,
    usage: "(TYPE NAME | TYPE/NAME) KEY=VALUE... KEY-... [flags]",
    summary: mark.summary,
    flags,
    async run(io, { flags: given, args }) {
      const { resources, changes } = splitChanges(args, mark);
      if (resources.length === 0 && (given.filename ?? []).length === 0) {
        throw new Failure(
          "one or more resources must be specified as <resource> <name> or <resource>/<name>",
        );
      }
      if (changes.set.size + changes.remove.length === 0 && given.list !== true) {
        throw new Failure(`at least one ${mark.noun} update is required`);
      }
      const { targets, errors } = await findTargets(io, {
        ...given,
        args: resources,
        isAll: given.all,
        isEverywhere: given["all-namespaces"],
        fieldSelector: given["field-selector"],
      });
      const isTitled = targets.length > 1;
      const failures = await forEach(targets, (target) =>
        apply(io, target, { mark, changes, given, isTitled }),
      );
      throwAll([...failures, ...errors]);
    },
  });
}

interface Application {
  readonly mark: MarkingCommand;
  readonly changes: Changes;
  readonly given: Given<typeof flags>;
  /** True where several objects are listed. */
  readonly isTitled: boolean;
}

async function apply(io: Io, target: Target, application: Application): Promise<void> {
  const { mark, changes, given, isTitled } = application;
  const dryRun = dryRunOf(given["dry-run"]);
  const { before, after, patch, isChanged } = change(target.object, mark, changes);
  const overwrite = given.overwrite === true;
  const facts = overwrite ? [] : overwritten(before, changes);
  if (facts.length > 0) throw new Failure(mark.refuseOverwrite(facts));
  if (mark.tellsMissing) {
    const missing = changes.remove.filter((key) => before[key] === undefined);
    for (const key of missing) io.print(`${mark.noun} "${key}" not found.`);
  }
  let { object } = target;
  if (isChanged && dryRun === "client") {
    object = { ...object, metadata: { ...metadataOf(object), [mark.member]: after } };
  } else if (isChanged) {
    const version = given["resource-version"];
    const body = { metadata: { [mark.member]: patch, resourceVersion: version } };
    const query = { ...dryRunQuery(dryRun), fieldManager: `kubectl-${mark.name}` };
    object = await patchTarget(io, target, { type: "merge", body, query });
  }
  if (given.list === true) {
    list(io, target, part(metadataOf(object), mark.member), { mark, isTitled });
    return;
  }
  const message = `${mark.outcome({ before, after, overwrite })}${dryRunSuffix(dryRun)}`;
  await report(io, target, { message, object, output: given.output });
}

function list(
  io: Io,
  { resource, name }: Target,
  marks: { readonly [key: string]: Json | undefined },
  { mark, isTitled }: Pick<Application, "mark" | "isTitled">,
): void {
  if (isTitled) io.print(`Listing ${mark.member} for ${resource.kind}.${resource.group}/${name}:`);
  const indent = isTitled ? " " : "";
  for (const key of Object.keys(marks).sort()) io.print(`${indent}${key}=${marks[key]}`);
}
