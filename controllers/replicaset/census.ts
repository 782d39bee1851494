import type { ReplicaSet } from "../../api/apps/replicaset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import {
  type LabelMatcher,
  selectorFromLabelSelector,
  selectorFromLabels,
} from "../../api/selectors/labels.ts";
import type { Action } from "../../client/action.ts";
import { adopt, claimOf, release } from "../claim.ts";
import type { Parts } from "../parts.ts";
import { availableInMs, isPodActive, isPodReady, isPodTerminating } from "../pod-state.ts";
import type { PodCounts } from "./status.ts";

/** What the pods of a set amount to. */
export interface Census {
  /** Pods to adopt or to release. */
  readonly claims: readonly Action[];
  /** The pods that count as replicas, in parts. */
  readonly active: () => readonly (readonly Pod[])[];
  readonly counts: Readonly<PodCounts>;
  /** Time until the next ready pod becomes available. */
  readonly availableInMs: number | undefined;
}

/**
 * Sorts out the pods of a set. There may be ten thousand, and a change of any of them asks for it:
 * so each part is looked at once, and what it amounts to is remembered until the part changes.
 */
export function takeCensus(replicaSet: ReplicaSet, parts: Parts<Pod>, nowMs: number): Census {
  const { tallies, sum } = addUp(replicaSet, parts, nowMs);
  const claims = sum.claims === 0 ? [] : tallies.flatMap((tally) => tally.claims);
  const changes = sum.waiting === 0 ? [] : tallies.map((tally) => tally.changesAtMs ?? never);
  const soonestMs = Math.min(never, ...changes);
  return {
    claims,
    counts: sum,
    active: () => tallies.map((tally) => tally.active),
    availableInMs: soonestMs === never ? undefined : soonestMs - nowMs,
  };
}

const never = Number.POSITIVE_INFINITY;

/** What one part of the pods amounts to. */
interface Tally {
  readonly claims: readonly Action[];
  readonly active: readonly Pod[];
  readonly counts: PodCounts;
  /** When a ready pod becomes available; until then nothing here depends on the time. */
  readonly changesAtMs: number | undefined;
}

/** What all parts amount to. */
interface Sum extends PodCounts {
  claims: number;
  /** The parts in which a ready pod is to become available. */
  waiting: number;
}

/** The parts of a set as they were last, and what they amounted to. */
interface Remembered {
  readonly uid: string | undefined;
  readonly deletionTimestamp: string | undefined;
  readonly selector: ReplicaSet["spec"]["selector"];
  readonly minReadySeconds: number | undefined;
  readonly parts: Parts<Pod>;
  readonly tallies: readonly Tally[];
  readonly sum: Readonly<Sum>;
}

/** By the template, which stays the same when a set is scaled: that changes nothing of its pods. */
const remembered = new WeakMap<ReplicaSet["spec"]["template"], Remembered>();

const noPods = { active: 0, fullyLabeled: 0, ready: 0, available: 0, terminating: 0 };
const nobody = { parts: [], tallies: [], sum: { ...noPods, claims: 0, waiting: 0 } } as const;

/** What the parts amount to: what they did last, but for those that changed. */
function addUp(replicaSet: ReplicaSet, parts: Parts<Pod>, nowMs: number): Remembered {
  const { template, selector, minReadySeconds } = replicaSet.spec;
  const { uid, deletionTimestamp } = replicaSet.metadata;
  const known = remembered.get(template);
  const isAsBefore =
    known !== undefined &&
    known.uid === uid &&
    known.deletionTimestamp === deletionTimestamp &&
    known.selector === selector &&
    known.minReadySeconds === minReadySeconds;
  const last: Pick<Remembered, "parts" | "tallies" | "sum"> = isAsBefore ? known : nobody;
  const sum = { ...last.sum };
  const tallies = last.tallies.slice(0, parts.length);
  for (const tally of last.tallies.slice(parts.length)) add(sum, tally, -1);
  // Nearly all of thousands of parts are passed over: an index makes nothing on the way.
  for (let at = 0; at < parts.length; at += 1) {
    const pods = parts[at] ?? [];
    const tally = tallies[at];
    if (pods === last.parts[at] && (last.sum.waiting === 0 || isTrueAt(tally, nowMs))) continue;
    const counted = count(replicaSet, pods, nowMs);
    if (tally !== undefined) add(sum, tally, -1);
    add(sum, counted, 1);
    tallies[at] = counted;
  }
  const present = { uid, deletionTimestamp, selector, minReadySeconds, parts, tallies, sum };
  remembered.set(template, present);
  return present;
}

const isTrueAt = (tally: Tally | undefined, nowMs: number) => (tally?.changesAtMs ?? never) > nowMs;

/** Adds a part, or takes it off. */
function add(sum: Sum, { claims, counts, changesAtMs }: Tally, times: 1 | -1): void {
  sum.claims += times * claims.length;
  sum.waiting += changesAtMs === undefined ? 0 : times;
  sum.active += times * counts.active;
  sum.fullyLabeled += times * counts.fullyLabeled;
  sum.ready += times * counts.ready;
  sum.available += times * counts.available;
  sum.terminating += times * counts.terminating;
}

function count(replicaSet: ReplicaSet, pods: readonly Pod[], nowMs: number): Tally {
  const { selector, template, minReadySeconds } = replicaSet.spec;
  const matcher = selectorFromLabelSelector(selector);
  const claimant = {
    owner: replicaSet,
    matcher: { ...matcher, matches: remembering(matcher) },
  };
  const isFullyLabeled = remembering(selectorFromLabels(template.metadata.labels));
  const claims: Action[] = [];
  const active: Pod[] = [];
  const counts = { ...noPods };
  let soonestMs: number | undefined;
  for (const pod of pods) {
    const isActive = isPodActive(pod);
    if (!isActive && !isPodTerminating(pod)) continue;
    const claim = claimOf(claimant, pod);
    if (isActive && claim === "adopt") claims.push(adopt(Pod, replicaSet, pod));
    if (isActive && claim === "release") claims.push(release(Pod, replicaSet, pod));
    if (claim !== "ours") continue;
    if (!isActive) {
      counts.terminating += 1;
      continue;
    }
    active.push(pod);
    if (isFullyLabeled(pod.metadata.labels)) counts.fullyLabeled += 1;
    if (!isPodReady(pod)) continue;
    counts.ready += 1;
    const waitMs = availableInMs(pod, minReadySeconds, nowMs);
    if (waitMs === 0) counts.available += 1;
    else if (waitMs !== undefined) soonestMs = Math.min(waitMs, soonestMs ?? waitMs);
  }
  counts.active = active.length;
  const changesAtMs = soonestMs === undefined ? undefined : nowMs + soonestMs;
  return { claims, active, counts, changesAtMs };
}

/** Pods of one template mostly share their labels: asks anew only where they are others. */
function remembering({ matches }: LabelMatcher) {
  let last: Pod["metadata"]["labels"];
  let answer = matches(last);
  return (labels: Pod["metadata"]["labels"]): boolean => {
    if (labels !== last) {
      last = labels;
      answer = matches(labels);
    }
    return answer;
  };
}
