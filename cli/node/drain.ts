/** `kubesim drain`: takes nodes out of service. Source: kubectl 1.36, cmd/drain. */

import { Failure, Failures, factOf } from "../../client/kubectl/failure.ts";
import type { Given } from "../../client/kubectl/flags.ts";
import { defineCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { type DryRun, dryRunFlag, dryRunOf, dryRunSuffix, selectorFlag } from "../shared-flags.ts";
import { type Target, titleOf } from "../targets/targets.ts";
import { markNodes } from "./cordoning.ts";
import { type Removal, removePods } from "./eviction.ts";
import { findNodes } from "./nodes.ts";
import { type DrainQuery, podsToDrain } from "./pods-to-drain.ts";

const flags = {
  ...selectorFlag,
  ...dryRunFlag,
  "chunk-size": { kind: "int", value: "COUNT", doc: "how many objects to ask for at once" },
  "delete-emptydir-data": { kind: "bool", doc: "remove pods with emptyDir volumes too" },
  "disable-eviction": { kind: "bool", doc: "delete pods, past their PodDisruptionBudgets" },
  force: { kind: "bool", doc: "remove pods too that nothing will replace" },
  "grace-period": { kind: "int", value: "SECONDS", doc: "time to stop; the pods' own if negative" },
  "ignore-daemonsets": { kind: "bool", doc: "leave the pods of DaemonSets" },
  "pod-selector": { kind: "text", value: "LABELS", doc: "only pods with these labels" },
  "skip-wait-for-delete-timeout": {
    kind: "int",
    value: "SECONDS",
    doc: "do not wait for pods that were to be gone so long ago",
  },
  timeout: { kind: "duration", value: "TIME", doc: "give up after this time; 0 waits for ever" },
} as const;

export const command = defineCommand({
  name: "drain",
  usage: "NODE... [flags]",
  summary: "Keep new pods off nodes, and move those that are there",
  examples: [
    "kubesim drain node-1 --ignore-daemonsets",
    "kubesim drain node-1 --ignore-daemonsets --force --delete-emptydir-data --timeout=5m",
  ],
  flags,
  async run(io, { flags: given, args }) {
    const dryRun = dryRunOf(given["dry-run"]);
    const { selector, "pod-selector": podSelector = "" } = given;
    await checkSelector(podSelector);
    const nodes = await findNodes(io, {
      command: "drain",
      args,
      selector,
      chunkSize: given["chunk-size"],
    });
    await markNodes(io, nodes, { unschedulable: true, dryRun });
    const failed: { readonly node: Target; readonly error: unknown }[] = [];
    for (const node of nodes) {
      try {
        await drain(io, node, { given, dryRun });
        io.print(`${titleOf(node)} drained${dryRunSuffix(dryRun)}`);
      } catch (error) {
        failed.push({ node, error });
        const fact = `due to error: ${factOf(error)}`;
        io.warn(`error: unable to drain node "${node.name}" ${fact}, continuing command...`);
      }
    }
    if (failed.length === 0) return;
    io.warn("There are pending nodes to be drained:");
    for (const { node } of failed) io.warn(` ${node.name}`);
    const errors = failed.map(({ error }) => error);
    if (errors.length === 1) throw errors[0];
    throw new Failures(errors.map((error) => new Failure(factOf(error))));
  },
});

async function checkSelector(selector: string): Promise<void> {
  const { parseLabelSelector } = await import("../../api/selectors/labels.ts");
  try {
    parseLabelSelector(selector);
  } catch {
    throw new Failure("--pod-selector=<pod_selector> must be a valid label selector");
  }
}

interface Drain {
  readonly given: Given<typeof flags>;
  readonly dryRun: DryRun;
}

const policyOf = (given: Given<typeof flags>): DrainQuery => ({
  podSelector: given["pod-selector"],
  chunkSize: given["chunk-size"],
  force: given.force === true,
  ignoreDaemonSets: given["ignore-daemonsets"] === true,
  deleteEmptyDirData: given["delete-emptydir-data"] === true,
  skipAfterSeconds: given["skip-wait-for-delete-timeout"] ?? 0,
});

async function drain(io: Io, node: Target, { given, dryRun }: Drain): Promise<void> {
  const { pods, warning, refusals } = await podsToDrain(io, node, policyOf(given));
  if (refusals.length > 0) throw new Failures(refusals.map((each) => new Failure(each)));
  if (warning !== "") io.warn(`Warning: ${warning}`);
  if (dryRun === "client") {
    for (const { namespace, name } of pods) {
      io.print(`evicting pod ${namespace}/${name}${dryRunSuffix(dryRun)}`);
    }
    return;
  }
  try {
    await removePods(io, pods, removalOf(given, dryRun));
  } catch (error) {
    await tellPending(io, node, { given, error });
    throw error;
  }
}

function removalOf(given: Given<typeof flags>, dryRun: Exclude<DryRun, "client">): Removal {
  const grace = given["grace-period"] ?? -1;
  return {
    disableEviction: given["disable-eviction"] === true,
    graceSeconds: grace < 0 ? undefined : grace,
    timeoutMs: given.timeout ?? 0,
    skipAfterSeconds: given["skip-wait-for-delete-timeout"] ?? 0,
    dryRun,
  };
}

async function tellPending(
  io: Io,
  node: Target,
  { given, error }: { readonly given: Given<typeof flags>; readonly error: unknown },
): Promise<void> {
  const { pods, refusals } = await podsToDrain(io, node, policyOf(given));
  if (pods.length > 0) {
    const fact = `when an error occurred: ${factOf(error)}`;
    io.warn(`There are pending pods in node "${node.name}" ${fact}`);
    for (const pod of pods) io.warn(titleOf(pod));
  }
  if (refusals.length > 0) {
    io.warn("Following errors occurred while getting the list of pods to delete:");
    io.warn(factOf(new Failures(refusals.map((each) => new Failure(each)))));
  }
}
