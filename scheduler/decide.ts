import type { Random } from "../api/runtime.ts";
import { changedSlots, type Evaluation, firstRejection, type Prepared } from "./evaluation.ts";
import { evaluationCache } from "./evaluation-cache.ts";
import { type Failure, failureOf, noNodes, preemptionFailure } from "./explain.ts";
import type { Framework, Pod, Rejection } from "./framework.ts";
import { Ranking } from "./ranking.ts";
import { emptyRange, isInRange, normalized, type Scorer, widened } from "./scoreboard.ts";
import { priorityOf, type Snapshot } from "./snapshot.ts";

/** Where a pod goes, or why it cannot go anywhere. */
export type Decision = { readonly node: string } | { readonly failure: Failure };

/**
 * Chooses the node for a pod: the best of those that pass all filters of the profile. It changes
 * nothing but what it remembers of the snapshot, and draws from `random` where a profile has it
 * break ties.
 */
export function schedulePod(
  pod: Pod,
  snapshot: Snapshot,
  framework: Framework,
  random: Random,
): Decision {
  if (snapshot.size === 0) return { failure: noNodes };
  const { prepared, evaluation } = evaluationCache(snapshot, framework).get(pod);
  if (prepared.rejection !== undefined) {
    return { failure: failBeforeNodes(pod, snapshot, prepared.rejection) };
  }
  if (evaluation === undefined)
    return scheduleAmong(pod, { prepared, snapshot, framework, random });
  evaluation.refresh();
  if (evaluation.feasible === 0) return { failure: failureOn(pod, evaluation, snapshot) };
  const ties = framework.profile.ties === "random" ? random : undefined;
  return { node: snapshot.info(evaluation.best(ties)).name };
}

interface Narrowed {
  readonly prepared: Prepared;
  readonly snapshot: Snapshot;
  readonly framework: Framework;
  readonly random: Random;
}

/** The same for a pod that only a few nodes can take, as those of a DaemonSet: asks only them. */
function scheduleAmong(pod: Pod, { prepared, snapshot, framework, random }: Narrowed): Decision {
  const { filters, scorers, nodes = new Set<string>(), narrowedBy } = prepared;
  const rejections = new Map<number, Rejection>();
  const feasible: number[] = [];
  for (const { follow } of filters) follow?.(changedSlots(snapshot, 0), () => undefined);
  for (const name of [...nodes].sort()) {
    const slot = snapshot.slotOf(name);
    if (slot < 0) continue;
    const rejection = firstRejection(filters, slot);
    if (rejection === undefined) feasible.push(slot);
    else rejections.set(slot, rejection);
  }
  if (feasible.length === 0) {
    const others: Rejection = {
      plugin: narrowedBy[0] ?? "",
      reasons: [`node(s) didn't satisfy plugin(s) [${[...narrowedBy].sort().join(" ")}]`],
      unresolvable: true,
    };
    const why = (slot: number) => rejections.get(slot) ?? others;
    return { failure: failure(pod, snapshot, why) };
  }
  const totals = totalsAmong(feasible, scorers, snapshot);
  const ties = framework.profile.ties === "random" ? random : undefined;
  const at = new Ranking(Int32Array.from(feasible.keys()), totals).best(ties);
  return { node: snapshot.info(feasible[at] ?? 0).name };
}

function totalsAmong(
  slots: readonly number[],
  scorers: readonly Scorer[],
  snapshot: Snapshot,
): Int32Array {
  const totals = new Int32Array(slots.length);
  if (slots.length < 2) return totals;
  for (const scorer of scorers) {
    for (const slot of slots) scorer.admit?.(slot, true);
    scorer.follow?.(changedSlots(snapshot, 0), () => undefined);
    const scores = slots.map((slot) => scorer.score(slot));
    const range = scores.filter((score) => isInRange(scorer, score)).reduce(widened, emptyRange);
    scores.forEach((score, index) => {
      totals[index] = (totals[index] ?? 0) + scorer.weight * normalized(scorer, score, range);
    });
  }
  return totals;
}

/** The failure on the nodes of an evaluation, remembered until something changes. */
function failureOn(pod: Pod, evaluation: Evaluation, snapshot: Snapshot): Failure {
  const key = `${priorityOf(pod)}/${pod.spec.preemptionPolicy}`;
  const known = evaluation.failures.get(key);
  if (known !== undefined) return known;
  const made = failure(pod, snapshot, (slot) => evaluation.rejections[slot]);
  evaluation.failures.set(key, made);
  return made;
}

function failBeforeNodes(pod: Pod, snapshot: Snapshot, preFilter: Rejection): Failure {
  return failure(pod, snapshot, () => preFilter, preFilter);
}

function failure(
  pod: Pod,
  snapshot: Snapshot,
  why: (slot: number) => Rejection | undefined,
  preFilter?: Rejection,
): Failure {
  const rejections = new Map<Rejection, number>();
  for (const slot of snapshot.order) {
    const rejection = why(slot);
    if (rejection !== undefined) rejections.set(rejection, (rejections.get(rejection) ?? 0) + 1);
  }
  const postFilter = explainPreemption(pod, snapshot, why);
  return failureOf({
    nodes: snapshot.size,
    rejections,
    postFilter,
    ...(preFilter && { preFilter }),
  });
}

/**
 * Why no other pod is made to leave. Empty where a node has pods of lower priority: then something
 * else would be said, which needs preemption itself.
 */
function explainPreemption(
  pod: Pod,
  snapshot: Snapshot,
  why: (slot: number) => Rejection | undefined,
): string {
  const priority = priorityOf(pod);
  let [helpless, withoutVictims] = [0, 0];
  for (const slot of snapshot.order) {
    if (why(slot)?.unresolvable === true) helpless += 1;
    else if ((snapshot.lowestPriority[slot] ?? 0) >= priority) withoutVictims += 1;
    else if (pod.spec.preemptionPolicy !== "Never") return "";
  }
  return preemptionFailure(pod, { helpless, withoutVictims });
}
