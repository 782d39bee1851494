/** What happens to clusters by chance. */
import { Node as Nodes } from "../../api/core/node/node.ts";
import type { Random } from "../../api/runtime.ts";
import type { Node, Pod } from "../framework/framework.ts";
import { decoded } from "./objects.ts";
import { nodeNames, pick, randomNode } from "./random-objects.ts";
import type { PlacedPod } from "./reference/cluster.ts";
import { type Change, type World, webBudget, webService } from "./world.ts";

/** The pod began to leave for another. */
export const leaving = (pod: Pod, on: string): Change => ({
  pod: {
    ...pod,
    metadata: { ...pod.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" },
    status: { ...pod.status, conditions: [preempted] },
  },
  on,
});
const preempted = {
  type: "DisruptionTarget",
  status: "True",
  reason: "PreemptionByScheduler",
} as const;

/** A new state of a node. */
export const randomNodeNamed = (random: Random, name: string) =>
  decoded<Node>(Nodes, randomNode(random, name));

/** A pod like this one. */
export const named = (pod: Pod, name: string): Pod => ({
  ...pod,
  metadata: { ...pod.metadata, name, uid: `uid-${name}` },
});

/** Something happens to a node, to a pod, or to what both depend on. */
export function randomChange(random: Random, world: World, pods: readonly [Pod, ...Pod[]]): Change {
  const name = pick(random, nodeNames);
  const known = world.node(name);
  const number = random.integer(12);
  const there = world.pod(`uid-${pick(random, ["p", "q"])}${number}`);
  switch (random.integer(16)) {
    case 0:
      return { nodeGone: name };
    case 1:
      return { podGone: `uid-p${number}` };
    case 2:
      return { podGone: `uid-q${number}` };
    case 3:
      return { namespace: "other", labels: { team: pick(random, ["blue", "red"]) } };
    case 4:
      return { services: pick(random, [[], [webService]]) };
    case 5:
      return { waits: named(pick(random, pods), `w${random.integer(2)}`), on: name };
    case 6:
      return { podGone: `uid-w${random.integer(2)}` };
    case 7:
      return known === undefined ? { nodeGone: name } : { node: cordoned(known) };
    case 8:
      return there === undefined ? { podGone: "uid-none" } : changed(random, there);
    case 9:
      return { budgets: pick(random, [[], [webBudget(random.integer(3))]]) };
    case 10:
    case 11:
      return { node: randomNodeNamed(random, name) };
    default:
      return { pod: started(random, named(pick(random, pods), `q${number}`)), on: name };
  }
}

const cordoned = (node: Node): Node => ({
  ...node,
  spec: { ...node.spec, unschedulable: node.spec.unschedulable !== true },
});

/** The pod was started, some time. */
export const started = (random: Random, pod: Pod): Pod => ({
  ...pod,
  status: { ...pod.status, startTime: `2026-01-01T00:00:0${random.integer(3)}Z` },
});

/** The pod begins to leave, has other labels, or has been started. */
function changed(random: Random, { pod, on }: PlacedPod): Change {
  const app = pick(random, ["web", "db"]);
  const { metadata } = pod;
  const labelled = { ...pod, metadata: { ...metadata, labels: { ...metadata.labels, app } } };
  const left = leaving(pod, on);
  return pick<Change>(random, [left, { pod: labelled, on }, { pod: started(random, pod), on }]);
}
