/** `kubesim taint`: sets and removes the taints of nodes. */
import { Failure, Told, throwAll } from "../../client/kubectl/failure.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import {
  checkTaints,
  readTaints,
  splitTaints,
  type TaintChanges,
  taintedNode,
} from "../../client/kubectl/taints.ts";
import { defineCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { forEach, type Report, reportFlags, reportTo } from "../report.ts";
import { type DryRun, dryRunFlag, dryRunOf, dryRunQuery, selectorFlag } from "../shared-flags.ts";
import { findTargets, patchTarget, type Target } from "../targets/targets.ts";

const flags = {
  ...selectorFlag,
  ...reportFlags,
  ...dryRunFlag,
  all: { kind: "bool", doc: "all nodes" },
  overwrite: { kind: "bool", doc: "replace taints of the same key and effect" },
  validate: { kind: "text", value: "HOW", implied: "strict", doc: "has no effect on taints" },
  "field-manager": { kind: "text", value: "NAME", doc: "who then owns the fields" },
} as const;

export const command = defineCommand({
  name: "taint",
  usage: "NODE NAME KEY=VALUE:EFFECT... KEY:EFFECT-... KEY-... [flags]",
  summary: "Set or remove taints of nodes",
  examples: [
    "kubesim taint nodes node-1 dedicated=db:NoSchedule",
    "kubesim taint nodes node-1 dedicated:NoSchedule-",
    "kubesim taint nodes -l disk=ssd dedicated-",
  ],
  flags,
  async run(io, { flags: given, args }) {
    const dryRun = dryRunOf(given["dry-run"]);
    const { resources, changes } = readWords(args);
    await checkUse(io, resources, { changes, given });
    const { targets, errors } = await findTargets(io, {
      args: isSelecting(given) ? ["nodes"] : ["nodes", ...resources.slice(1)],
      selector: given.selector,
      isAll: given.all,
    });
    const report = reportTo(io, given, { isApart: false });
    const failures = await forEach(targets, (target) =>
      apply(io, target, { changes, given, dryRun, report }),
    );
    throwAll([...failures, ...errors]);
  },
});

function readWords(args: readonly string[]) {
  const { resources, specs } = splitTaints(args);
  if (resources.length === 0) {
    throw new Failure("one or more resources must be specified as <resource> <name>");
  }
  if (specs.length === 0) throw new Failure("at least one taint update is required");
  try {
    return { resources, changes: readTaints(specs) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`${error.message}\nSee 'kubesim taint -h' for help and examples`);
  }
}

const isSelecting = ({ all, selector = "" }: Given<typeof flags>) =>
  all === true || selector !== "";

async function checkUse(
  io: Io,
  [type = "", ...names]: readonly string[],
  { changes, given }: { readonly changes: TaintChanges; readonly given: Given<typeof flags> },
): Promise<void> {
  const lower = type.toLowerCase();
  const { kind } = await io.resources.find(lower).catch((error) => {
    throw error instanceof Failure ? new Told(error.message) : error;
  });
  if (kind !== "Node") {
    throw new Failure(`invalid resource type ${lower}, only node types are supported`);
  }
  checkTaints(changes);
  if (given.all === true && (given.selector ?? "") !== "") {
    throw new Failure("setting 'all' parameter with a non empty selector is prohibited");
  }
  if (!isSelecting(given) && names.length === 0) {
    throw new Failure(
      "at least one resource name must be specified since 'all' parameter is not set",
    );
  }
}

interface Application {
  readonly changes: TaintChanges;
  readonly given: Given<typeof flags>;
  readonly dryRun: DryRun;
  readonly report: Report;
}

async function apply(io: Io, target: Target, application: Application): Promise<void> {
  const { changes, given, dryRun, report } = application;
  const { patch, outcome, ...made } = taintedNode(target.object, changes, given.overwrite === true);
  const object =
    dryRun === "client"
      ? made.object
      : await patchTarget(io, target, {
          type: "strategic",
          body: patch,
          query: {
            ...dryRunQuery(dryRun),
            fieldManager: given["field-manager"] ?? "kubectl-taint",
          },
        });
  // kubectl does not tell of a dry run here.
  await report(target, { message: outcome, object });
}
