import { type Cluster, refusalOn } from "../decision/refusal.ts";
import type { Pod, Rejection } from "../framework/framework.ts";
import { priorityOf } from "../snapshot/snapshot.ts";
import { violating } from "./budgets.ts";
import { costsOf } from "./candidates.ts";
import { byImportance } from "./importance.ts";

/** A node that would take the pod, if these left. */
export interface Candidate {
  readonly node: string;
  /** At least one, the most important first. */
  readonly victims: readonly Pod[];
  /** How many of them leave against a budget. */
  readonly violations: number;
  /** Less is better; what comes first counts most. */
  readonly costs: readonly number[];
}

/** There is one object of it, as rejections are counted by it. */
export const noVictims: Rejection = {
  plugin: "DefaultPreemption",
  reasons: ["No preemption victims found for incoming pod"],
  unresolvable: true,
};

/**
 * The fewest pods that a node can do without so that `pod` fits, or why it does not fit even if all
 * lesser pods left. Source: defaultpreemption SelectVictimsOnNode 1.36.
 */
export function victimsOn(pod: Pod, slot: number, cluster: Cluster): Candidate | Rejection {
  const { snapshot } = cluster;
  const priority = priorityOf(pod);
  if ((snapshot.lowestPriority[slot] ?? 0) >= priority) return noVictims;
  const { name, pods } = snapshot.info(slot);
  const lesser = [...pods.values()].filter((each) => priorityOf(each) < priority);
  lesser.sort(byImportance);
  return snapshot.suppose(slot, ({ add, remove }) => {
    for (const each of lesser) remove(each);
    const refusal = refusalOn(pod, slot, cluster);
    if (refusal !== undefined) return refusal;
    const guarded = violating(lesser, snapshot.budgets.values());
    const victims = new Set<Pod>();
    for (const each of guardedFirst(lesser, guarded)) {
      add(each);
      if (refusalOn(pod, slot, cluster) === undefined) continue;
      remove(each);
      victims.add(each);
    }
    const chosen = lesser.filter((each) => victims.has(each));
    const violations = chosen.filter((each) => guarded.has(each)).length;
    return { node: name, victims: chosen, violations, costs: costsOf(chosen, violations) };
  });
}

/** Those that are guarded are spared first. */
function guardedFirst(pods: readonly Pod[], guarded: ReadonlySet<Pod>): readonly Pod[] {
  if (guarded.size === 0) return pods;
  return [...pods].sort((a, b) => Number(guarded.has(b)) - Number(guarded.has(a)));
}
