/**
 * Looking at a share of the nodes only, where a profile asks for it: large clusters do so to find a
 * good node fast, if not the best. Source: numFeasibleNodesToFind 1.36.
 */
import type { Profile } from "../framework/framework.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

/** So many nodes are always looked for, and so large a share where the cluster's size decides. */
const nodesMin = 100;
const percentageMin = 5;

/** After how many feasible nodes among `nodes` no more are looked for. */
export function nodesToFind({ percentageOfNodesToScore }: Profile, nodes: number): number {
  if (percentageOfNodesToScore === undefined || nodes < nodesMin) return nodes;
  const percentage =
    percentageOfNodesToScore === 0
      ? Math.max(percentageMin, 50 - Math.trunc(nodes / 125))
      : percentageOfNodesToScore;
  return Math.max(nodesMin, Math.trunc((nodes * percentage) / 100));
}

/** Where the next search begins, so that every node has its turn. */
const starts = new WeakMap<Snapshot, number>();

/** The slots of all nodes, by name, from where the search before ended. */
export function* slotsInTurn(snapshot: Snapshot): Generator<number> {
  const { order } = snapshot;
  const start = starts.get(snapshot) ?? 0;
  for (let seen = 0; seen < order.length; seen += 1) {
    const at = (start + seen) % order.length;
    starts.set(snapshot, (at + 1) % order.length);
    yield order[at] ?? 0;
  }
}
