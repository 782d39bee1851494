/** The commands `label` and `annotate`. */
import type { Json, JsonObject } from "../api/json.ts";
import { Failure, Failures, throwAll } from "../client/kubectl/failure.ts";
import type { Given } from "../client/kubectl/flags.ts";
import {
  type Change,
  type Changes,
  change,
  overwritten,
  splitChanges,
} from "../client/kubectl/marking.ts";
import { type Command, defineCommand } from "./command.ts";
import { checkLocal, findLocalTargets, localFlag } from "./files/local-targets.ts";
import type { Io } from "./io.ts";
import { forEach, type Report, reportFlags, reportTo } from "./report.ts";
import {
  type DryRun,
  dryRunFlag,
  dryRunOf,
  dryRunQuery,
  dryRunSuffix,
  fileFlags,
  selectorFlag,
} from "./shared-flags.ts";
import { findTargets, metadataOf, patchTarget, type Target } from "./targets/targets.ts";

const flags = {
  ...fileFlags,
  ...selectorFlag,
  ...reportFlags,
  ...dryRunFlag,
  all: { kind: "bool", doc: "all of the resource in the namespace" },
  "all-namespaces": { kind: "bool", short: "A", doc: "look in all namespaces" },
  "field-selector": { kind: "text", value: "FIELDS", doc: "only objects with these fields" },
  "field-manager": { kind: "text", value: "NAME", doc: "who then owns the fields" },
  overwrite: { kind: "bool", doc: "replace values that are there" },
  list: { kind: "bool", doc: "print what is there" },
  ...localFlag,
  "resource-version": { kind: "text", value: "VERSION", doc: "only at this version" },
} as const;

export interface MarkingCommand {
  readonly name: string;
  readonly summary: string;
  /** `label` */
  readonly noun: string;
  /** What a file is called in refusals: `pod` */
  readonly file: string;
  /** The member of the metadata. */
  readonly member: "labels" | "annotations";
  /** Throws where the changes make no sense. */
  check(changes: Changes): void;
  /** What is told of an object, by what became of it. */
  outcome(change: Change): string;
  /** The refusals where values are there that would be replaced. */
  refuseOverwrite(facts: readonly string[]): readonly string[];
  /** The key whose value may be replaced whatever is said. */
  readonly alwaysSet?: string;
  /** A line stands between documents that are printed. */
  readonly isApart: boolean;
  /** True where it is told which of those to be removed are not there. */
  readonly tellsMissing: boolean;
}

export function markingCommand(mark: MarkingCommand): Command {
  return defineCommand({
    name: mark.name,
    usage: "(TYPE NAME | TYPE/NAME) KEY=VALUE... KEY-... [flags]",
    summary: mark.summary,
    flags,
    records: true,
    async run(io, { flags: given, args }) {
      const { resources, changes } = splitChanges(args, mark.noun);
      const dryRun = dryRunOf(given["dry-run"]);
      checkUse(mark, { resources, changes, given });
      const report = reportTo(io, given, mark);
      const query = {
        ...given,
        args: resources,
        isAll: given.all,
        isEverywhere: given["all-namespaces"],
        fieldSelector: given["field-selector"],
      };
      const find = given.local === true ? findLocalTargets : findTargets;
      const { targets, errors } = await find(io, query);
      const isSingle = isSingleNamed(resources) || (resources.length === 0 && targets.length === 1);
      if ((given["resource-version"] ?? "") !== "" && !isSingle) {
        throw new Failure("--resource-version may only be used with a single resource");
      }
      const failures = await forEach(targets, (target) =>
        apply(io, target, { mark, changes, given, dryRun, isSingle, report }),
      );
      throwAll([...failures, ...errors]);
    },
  });
}

function checkUse(
  mark: MarkingCommand,
  use: {
    readonly resources: readonly string[];
    readonly changes: Changes;
    readonly given: Given<typeof flags>;
  },
): void {
  const { resources, changes, given } = use;
  if (given.all === true && (given.selector ?? "") !== "") {
    throw new Failure("cannot set --all and --selector at the same time");
  }
  if (given.all === true && (given["field-selector"] ?? "") !== "") {
    throw new Failure("cannot set --all and --field-selector at the same time");
  }
  checkLocal(given);
  if (given.list === true && given.output !== undefined) {
    throw new Failure("--list and --output may not be specified together");
  }
  const isEmpty = (given.filename ?? []).length === 0;
  if (given.local === true && (resources.length > 0 || isEmpty)) {
    const files = `by -f ${mark.file}.yaml or --filename=${mark.file}.json`;
    throw new Failure(
      resources.length > 0
        ? `can only use local files ${files} when --local=true is set`
        : `one or more files must be specified ${files.replace("by", "as")}`,
    );
  }
  if (resources.length === 0 && isEmpty) {
    throw new Failure(
      "one or more resources must be specified as <resource> <name> or <resource>/<name>",
    );
  }
  if (changes.set.size + changes.remove.length === 0 && given.list !== true) {
    throw new Failure(`at least one ${mark.noun} update is required`);
  }
  mark.check(changes);
}

/** True where the words can mean but one object. */
function isSingleNamed(resources: readonly string[]): boolean {
  const [type = ""] = resources;
  if (type.includes("/")) return resources.length === 1;
  return resources.length === 2 && !type.includes(",");
}

interface Application {
  readonly mark: MarkingCommand;
  readonly changes: Changes;
  readonly given: Given<typeof flags>;
  readonly dryRun: DryRun;
  readonly isSingle: boolean;
  readonly report: Report;
}

async function apply(io: Io, target: Target, application: Application): Promise<void> {
  const { mark, changes, given, dryRun, isSingle, report } = application;
  const isSent = dryRun !== "client" && given.list !== true && given.local !== true;
  const made = change(target.object, mark.member, changes);
  if (isSent && mark.tellsMissing) {
    const missing = changes.remove.filter((key) => made.before[key] === undefined);
    for (const key of missing) io.print(`${mark.noun} "${key}" not found.`);
  }
  const facts = given.overwrite === true ? [] : overwritten(made.before, changes, mark.alwaysSet);
  if (facts.length > 0) {
    throw new Failures(mark.refuseOverwrite(facts).map((fact) => new Failure(fact)));
  }
  if (given.list === true) {
    list(io, target, made.after, { mark, isSingle });
    return;
  }
  const object = isSent
    ? await send(io, target, made, application)
    : withMember(target.object, mark.member, made.after);
  await report(target, { message: `${mark.outcome(made)}${dryRunSuffix(dryRun)}`, object });
}

async function send(
  io: Io,
  target: Target,
  { patch }: Change,
  { mark, given, dryRun }: Application,
): Promise<JsonObject> {
  const resourceVersion = given["resource-version"];
  const body = { metadata: { [mark.member]: patch, resourceVersion } };
  const { "field-manager": fieldManager = `kubectl-${mark.name}` } = given;
  const query = { ...dryRunQuery(dryRun), fieldManager };
  if (Object.keys(patch).length === 0 && resourceVersion === undefined) return target.object;
  return patchTarget(io, target, { type: "merge", body, query });
}

const withMember = (object: JsonObject, member: string, marks: JsonObject): JsonObject => ({
  ...object,
  metadata: { ...metadataOf(object), [member]: marks },
});

/** By key; kubectl's own order is another one each time. */
function list(
  io: Io,
  { resource, name }: Target,
  marks: { readonly [key: string]: Json | undefined },
  { mark, isSingle }: Pick<Application, "mark" | "isSingle">,
): void {
  if (!isSingle) io.print(`Listing ${mark.member} for ${resource.kind}.${resource.group}/${name}:`);
  const indent = isSingle ? "" : " ";
  for (const key of Object.keys(marks).sort()) io.print(`${indent}${key}=${marks[key]}`);
}
