/** What the plugins that score give to each node where a pod fits. */
import { changedSlots } from "../decision/evaluation.ts";
import type { Cluster } from "../decision/refusal.ts";
import { emptyRange, isInRange, normalized, widened } from "../decision/shares.ts";
import type { Pod } from "../framework/framework.ts";

export interface NodeScore {
  readonly plugin: string;
  readonly weight: number;
  /** As the plugin said it. */
  readonly raw: number;
  /** From 0 to 100, among all nodes where the pod fits. */
  readonly normalized: number;
  /** What it adds to the total. */
  readonly weighted: number;
}

/** By slot, in the order of the plugins; those to which all nodes are alike say nothing. */
export function scoresOf(
  pod: Pod,
  slots: readonly number[],
  { snapshot, framework }: Cluster,
): ReadonlyMap<number, readonly NodeScore[]> {
  const scores = new Map<number, NodeScore[]>(slots.map((slot) => [slot, []]));
  if (slots.length === 0) return scores;
  for (const { plugin, weight } of framework.scoring) {
    const scorer = plugin.preScore?.(pod, snapshot);
    if (scorer === undefined) continue;
    for (const slot of slots) scorer.admit?.(slot, true);
    scorer.follow?.(changedSlots(snapshot, 0), () => undefined);
    const raws = slots.map((slot) => scorer.score(slot));
    const range = raws.filter((raw) => isInRange(scorer, raw)).reduce(widened, emptyRange);
    for (const [at, slot] of slots.entries()) {
      const raw = raws[at] ?? 0;
      const score = normalized(scorer, raw, range);
      const weighted = weight * score;
      scores.get(slot)?.push({ plugin: plugin.name, weight, raw, normalized: score, weighted });
    }
  }
  return scores;
}
