import type { ReplicaSet } from "../../api/apps/replicaset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import {
  type LabelMatcher,
  selectorFromLabelSelector,
  selectorFromLabels,
} from "../../api/selectors/labels.ts";
import type { Action } from "../../client/action.ts";
import { adopt, claimOf, release } from "../claim.ts";
import { availableInMs, isPodActive, isPodReady, isPodTerminating } from "../pod-state.ts";
import type { PodCounts } from "./status.ts";

/** What the pods of a set amount to. */
export interface Census {
  /** Pods to adopt or to release. */
  readonly claims: readonly Action[];
  /** The pods that count as replicas, in parts. */
  readonly active: readonly (readonly Pod[])[];
  readonly counts: Readonly<PodCounts>;
  /** Time until the next ready pod becomes available. */
  readonly availableInMs: number | undefined;
}

/**
 * Sorts out the pods of a set. There may be ten thousand, and a change of any of them asks for it:
 * so each part is looked at once, and what it amounts to is remembered until the part changes.
 */
export function takeCensus(
  replicaSet: ReplicaSet,
  parts: readonly (readonly Pod[])[],
  nowMs: number,
): Census {
  const claims: Action[] = [];
  const counts = { active: 0, fullyLabeled: 0, ready: 0, available: 0, terminating: 0 };
  const tallies = talliesOf(replicaSet, parts, nowMs);
  let soonestMs: number | undefined;
  for (const tally of tallies) {
    claims.push(...tally.claims);
    counts.active += tally.counts.active;
    counts.fullyLabeled += tally.counts.fullyLabeled;
    counts.ready += tally.counts.ready;
    counts.available += tally.counts.available;
    counts.terminating += tally.counts.terminating;
    const { changesAtMs } = tally;
    if (changesAtMs !== undefined) soonestMs = Math.min(changesAtMs, soonestMs ?? changesAtMs);
  }
  const waitMs = soonestMs === undefined ? undefined : soonestMs - nowMs;
  return { claims, counts, active: tallies.map(({ active }) => active), availableInMs: waitMs };
}

/** What one part of the pods amounts to. */
interface Tally {
  readonly claims: readonly Action[];
  readonly active: readonly Pod[];
  readonly counts: PodCounts;
  /** When a ready pod becomes available; until then nothing here depends on the time. */
  readonly changesAtMs: number | undefined;
}

/** The parts of a set as they were last, and what they amounted to. */
interface Remembered {
  readonly uid: string | undefined;
  readonly deletionTimestamp: string | undefined;
  readonly selector: ReplicaSet["spec"]["selector"];
  readonly minReadySeconds: number | undefined;
  readonly parts: readonly (readonly Pod[])[];
  readonly tallies: readonly Tally[];
}

/** By the template, which stays the same when a set is scaled: that changes nothing of its pods. */
const remembered = new WeakMap<ReplicaSet["spec"]["template"], Remembered>();

function talliesOf(
  replicaSet: ReplicaSet,
  parts: readonly (readonly Pod[])[],
  nowMs: number,
): readonly Tally[] {
  const { template, selector, minReadySeconds } = replicaSet.spec;
  const { uid, deletionTimestamp } = replicaSet.metadata;
  const known = remembered.get(template);
  const isAsBefore =
    known?.uid === uid &&
    known?.deletionTimestamp === deletionTimestamp &&
    known?.selector === selector &&
    known?.minReadySeconds === minReadySeconds;
  const last = isAsBefore ? known : undefined;
  const tallies = parts.map((pods, index) => {
    const tally = last?.parts[index] === pods ? last.tallies[index] : undefined;
    const isTrue = tally !== undefined && (tally.changesAtMs ?? nowMs + 1) > nowMs;
    return isTrue ? tally : count(replicaSet, pods, nowMs);
  });
  const present = { uid, deletionTimestamp, selector, minReadySeconds, parts, tallies };
  remembered.set(template, present);
  return tallies;
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
  const counts = { active: 0, fullyLabeled: 0, ready: 0, available: 0, terminating: 0 };
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
