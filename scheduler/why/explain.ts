/**
 * Why a pod fits where it does: every plugin is asked about every node, also after another has
 * refused it. The answers are those by which `schedulePod` decides, without any of its memory.
 */

import type { Cluster } from "../decision/refusal.ts";
import type { Framework, Pod } from "../framework/framework.ts";
import { hasNode } from "../pod-place.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { asks, type Refusal } from "./asks.ts";
import { groupRemedies, type RemedyGroup } from "./remedies.ts";
import { type NodeScore, scoresOf } from "./scores.ts";

/** What the plugins say of one node. */
export interface NodeVerdict {
  readonly node: string;
  /** Every plugin that refuses the node; empty where the pod fits. */
  readonly refusals: readonly Refusal[];
  /** Of a node where the pod fits: what each plugin that scores gives it. */
  readonly scores: readonly NodeScore[];
  /** The sum of the weighted scores; -1 where the pod does not fit. */
  readonly total: number;
}

export interface Explanation {
  /** Every node: those where the pod fits from the best on, then those that lack the least. */
  readonly nodes: readonly NodeVerdict[];
  readonly feasible: number;
  /**
   * Where the pod goes: the one node, or all that are equally good where the profile draws one by
   * chance. Empty where it fits nowhere.
   */
  readonly best: readonly string[];
  /** What would make the pod fit on how many of the other nodes, the smallest change first. */
  readonly remedies: readonly RemedyGroup[];
}

/** Explains a pod without a node as it stands, and one that has a node as if it had not. */
export function explain(pod: Pod, snapshot: Snapshot, framework: Framework): Explanation {
  const slot = slotWith(pod, snapshot);
  const asked = hasNode(pod) ? withoutNode(pod) : pod;
  if (slot < 0) return explainPending(asked, { snapshot, framework });
  return snapshot.suppose(slot, ({ remove }) => {
    remove(pod);
    return explainPending(asked, { snapshot, framework });
  });
}

/** The slot of the node that counts the pod, or -1. */
function slotWith({ metadata: { uid = "" } }: Pod, snapshot: Snapshot): number {
  if (!snapshot.holds(uid)) return -1;
  return snapshot.order.find((slot) => snapshot.info(slot).pods.has(uid)) ?? -1;
}

function withoutNode(pod: Pod): Pod {
  const { nodeName: _, ...spec } = pod.spec;
  return { ...pod, spec };
}

function explainPending(pod: Pod, cluster: Cluster): Explanation {
  const { snapshot } = cluster;
  const slots = [...snapshot.order];
  const refusalsOn = asks(pod, cluster);
  const refusals = slots.map(refusalsOn);
  const isFeasible = (_: number, at: number) => refusals[at]?.length === 0;
  const feasible = slots.filter(isFeasible);
  const scores = scoresOf(pod, feasible, cluster);
  const nodes = slots.map((slot, at): NodeVerdict => {
    const given = scores.get(slot);
    return {
      node: snapshot.info(slot).name,
      refusals: refusals[at] ?? [],
      scores: given ?? [],
      total: given === undefined ? -1 : given.reduce((sum, { weighted }) => sum + weighted, 0),
    };
  });
  const fitting = nodes.filter(({ total }) => total >= 0).sort(byTotal);
  const { remedies, refused } = groupRemedies(nodes.filter(({ total }) => total < 0));
  return {
    nodes: [...fitting, ...refused],
    feasible: feasible.length,
    best: bestOf(pod, fitting, cluster),
    remedies,
  };
}

/** By name among equals. */
function byTotal(left: NodeVerdict, right: NodeVerdict): number {
  if (left.total !== right.total) return right.total - left.total;
  return left.node < right.node ? -1 : 1;
}

function bestOf(pod: Pod, fitting: readonly NodeVerdict[], cluster: Cluster): readonly string[] {
  const { snapshot, framework } = cluster;
  const [first] = fitting;
  if (first === undefined) return [];
  // The node that a pod waits for is its own as soon as it fits there.
  const nominated = snapshot.nominations.nodeOf(pod.metadata.uid ?? "");
  if (fitting.some(({ node }) => node === nominated)) return [nominated ?? ""];
  if (framework.profile.ties === "name") return [first.node];
  return fitting.filter(({ total }) => total === first.total).map(({ node }) => node);
}
