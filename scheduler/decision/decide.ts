import type { Random } from "../../api/runtime.ts";
import type { Action } from "../../client/action.ts";
import type { Framework, Pod, PostFilterResult, Rejection } from "../framework/framework.ts";
import { priorityOf, type Snapshot } from "../snapshot/snapshot.ts";
import { changedSlots, type Evaluation, firstRejection, type Prepared } from "./evaluation.ts";
import { evaluationCache } from "./evaluation-cache.ts";
import { type Failure, failureOf, noNodes } from "./explain.ts";
import { Ranking } from "./ranking.ts";
import { type Cluster, refusalOn } from "./refusal.ts";
import { exceptOn, type Refusals, refusalsOf } from "./refusals.ts";
import { nodesToFind, slotsInTurn } from "./sampling.ts";
import { emptyRange, isInRange, normalized, type Scorer, widened } from "./shares.ts";

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
  const ties = framework.profile.ties === "random" ? random : undefined;
  const { prepared, evaluation } = evaluationCache(snapshot, framework).get(pod);
  const { local } = prepared;
  const attempt = { prepared, local, snapshot, framework, random: ties };
  if (prepared.rejection !== undefined) {
    return { failure: failBeforeNodes(pod, attempt, prepared.rejection) };
  }
  const nominated = nominatedNode(pod, attempt);
  if (nominated !== undefined) return { node: nominated };
  if (evaluation === undefined) return scheduleAmong(pod, attempt);
  evaluation.refresh();
  if (evaluation.feasible === 0) return { failure: failureOn(pod, evaluation, attempt) };
  return { node: snapshot.info(evaluation.best(ties)).name };
}

interface Attempt extends Cluster {
  readonly prepared: Prepared;
  readonly random: Random | undefined;
}

/** The node that the pod waits for, once it fits there: then no other is looked at. */
function nominatedNode(pod: Pod, attempt: Attempt): string | undefined {
  const { snapshot } = attempt;
  const node = snapshot.nominations.nodeOf(pod.metadata.uid ?? "");
  const slot = node === undefined ? -1 : snapshot.slotOf(node);
  return slot >= 0 && refusalOn(pod, slot, attempt) === undefined ? node : undefined;
}

/**
 * The same for a pod that only a few nodes can take, as those of a DaemonSet, or where a few are
 * enough to choose among: asks only them.
 */
function scheduleAmong(pod: Pod, attempt: Attempt): Decision {
  const { prepared, snapshot, random } = attempt;
  const { filters, scorers, nodes, narrowedBy } = prepared;
  const enough = nodesToFind(attempt.framework.profile, nodes?.size ?? snapshot.size);
  const rejections = new Map<number, Rejection>();
  const feasible: number[] = [];
  for (const { follow } of filters) follow?.(changedSlots(snapshot, 0), () => undefined);
  for (const slot of nodes === undefined ? slotsInTurn(snapshot) : slotsOf(nodes, snapshot)) {
    const rejection = firstRejection(filters, slot);
    if (rejection !== undefined) rejections.set(slot, rejection);
    else if (feasible.push(slot) === enough) break;
  }
  if (feasible.length === 0) {
    const others: Rejection = {
      plugin: narrowedBy[0] ?? "",
      reasons: [`node(s) didn't satisfy plugin(s) [${[...narrowedBy].sort().join(" ")}]`],
      unresolvable: true,
    };
    const why = (slot: number) => rejections.get(slot) ?? others;
    return { failure: failure(pod, attempt, refusalsOf(why, snapshot.order)) };
  }
  const totals = totalsAmong(feasible, scorers, snapshot);
  const at = new Ranking(Int32Array.from(feasible.keys()), totals).best(random);
  return { node: snapshot.info(feasible[at] ?? 0).name };
}

const slotsOf = (nodes: ReadonlySet<string>, snapshot: Snapshot): readonly number[] =>
  [...nodes]
    .sort()
    .map((name) => snapshot.slotOf(name))
    .filter((slot) => slot >= 0);

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

/** The failure on the nodes of an evaluation. One that changes nothing is remembered meanwhile. */
function failureOn(pod: Pod, evaluation: Evaluation, attempt: Attempt): Failure {
  const { failures } = evaluation;
  const { nominations } = attempt.snapshot;
  if (nominations.nodeOf(pod.metadata.uid ?? "") !== undefined)
    return failure(pod, attempt, evaluation);
  const key = `${priorityOf(pod)}/${pod.spec.preemptionPolicy}`;
  const known = failures.get(key);
  if (known !== undefined) return known;
  const made = failure(pod, attempt, evaluation);
  if (made.nominatedNode === undefined) failures.set(key, made);
  return made;
}

function failBeforeNodes(pod: Pod, attempt: Attempt, preFilter: Rejection): Failure {
  return failure(
    pod,
    attempt,
    refusalsOf(() => preFilter, attempt.snapshot.order),
    preFilter,
  );
}

function failure(pod: Pod, attempt: Attempt, given: Refusals, preFilter?: Rejection): Failure {
  const { snapshot } = attempt;
  const refusals = preFilter === undefined ? withoutItself(pod, given, attempt) : given;
  const room = lookForRoom(pod, attempt, refusals);
  const { message: postFilter, nominatedNode, victims, writes } = room;
  const failed = failureOf({
    nodes: snapshot.size,
    rejections: refusals.counts,
    postFilter,
    ...(preFilter && { preFilter }),
  });
  const before = snapshot.nominations.nodeOf(pod.metadata.uid ?? "") ?? "";
  return {
    ...failed,
    ...(nominatedNode !== undefined && nominatedNode !== before && { nominatedNode }),
    ...(victims !== undefined && { victims }),
    ...(writes !== undefined && { writes }),
  };
}

/** A pod that waits for a node does not yield to itself there, as those do that are like it. */
function withoutItself(pod: Pod, refusals: Refusals, attempt: Attempt): Refusals {
  const { snapshot, prepared } = attempt;
  const node = snapshot.nominations.nodeOf(pod.metadata.uid ?? "");
  const slot = node === undefined ? -1 : snapshot.slotOf(node);
  if (slot < 0 || prepared.nodes?.has(node ?? "") === false) return refusals;
  const rejection = refusalOn(pod, slot, attempt);
  if (rejection === undefined) return refusals;
  return exceptOn(refusals, slot, { rejection, order: snapshot.order });
}

/** Asks the plugins in turn until one finds a node. Source: RunPostFilterPlugins 1.36. */
function lookForRoom(pod: Pod, attempt: Attempt, refusals: Refusals): PostFilterResult {
  const { snapshot, framework, random } = attempt;
  const messages: string[] = [];
  const writes: Action[] = [];
  const asked = () => (writes.length > 0 ? { writes } : {});
  let nominatedNode: string | undefined;
  for (const { postFilter } of framework.at.postFilter) {
    const result = postFilter?.(pod, refusals, snapshot, framework, random);
    if (result === undefined) continue;
    writes.push(...(result.writes ?? []));
    if ((result.nominatedNode ?? "") !== "") return { ...result, ...asked() };
    nominatedNode ??= result.nominatedNode;
    messages.push(result.message);
  }
  return {
    message: messages.join(", "),
    ...asked(),
    ...(nominatedNode === "" && { nominatedNode }),
  };
}
