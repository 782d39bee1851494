/** Which pods a Job makes and deletes. Source: pkg/controller/job manageJob 1.36. */
import type { Job } from "../../api/batch/job.ts";
import { jobTrackingFinalizer } from "../../api/batch/job-labels.ts";
import { isIndexed } from "../../api/batch/job-spec.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import {
  type Action,
  type CreateAction,
  create,
  type DeleteAction,
  type Draft,
  type EventNote,
  inStrand,
  remove,
  slowStart,
  untyped,
} from "../../client/action.ts";
import { isPodReady } from "../pod-state.ts";
import { backoffMs, type Failures, indexBackoffMs } from "./backoff.ts";
import type { Census } from "./census.ts";
import { indexedPodDraft, podDraft } from "./draft.ts";
import { indexOf, isTracked, replacesFailedOnly } from "./pods.ts";
import { podsToRemove } from "./removal.ts";

/** The most pods that one plan makes or deletes. Source: MaxPodCreateDeletePerSync. */
export const podsMax = 500;

/** What is to be done about the number of pods, and what it comes to. */
export interface Managed {
  readonly actions: readonly Action[];
  readonly active: number;
  readonly terminating: number;
  readonly ready: number;
  /** Time until more may be made. */
  readonly waitMs?: number;
}

/** What new pods may have to wait for. */
export interface Delays {
  readonly nowMs: number;
  readonly failures: Failures | undefined;
}

export function managePods(job: Job, census: Census, delays: Delays): Managed {
  const { active, terminating, ready } = census;
  const still = { actions: [], active: active.length, terminating: terminating.length, ready };
  if (job.spec.suspend === true) return removing(job, census, active);
  const wanted = wantedPods(job, census);
  const surplus = podsToRemove(job, active, Math.max(0, active.length - wanted));
  if (surplus.length > 0) return removing(job, census, surplus.slice(0, podsMax));
  const awaited = replacesFailedOnly(job) ? terminating.length : 0;
  const missing = Math.min(wanted - awaited - active.length, podsMax);
  if (missing <= 0) return still;
  const { drafts, waitMs } = draftsFor(job, census, { missing, ...delays });
  if (drafts.length === 0) return waitMs === undefined ? still : { ...still, waitMs };
  const actions = slowStart(drafts.map((draft) => creation(job, draft)));
  return { ...still, actions, active: active.length + actions.length };
}

/** No more pods at a time than completions are left. */
function wantedPods({ spec }: Job, { active, succeeded }: Census): number {
  const { completions, parallelism = 1 } = spec;
  if (completions === undefined) return succeeded > 0 ? active.length : parallelism;
  return Math.max(0, Math.min(completions - succeeded, parallelism));
}

interface Drafts {
  readonly drafts: readonly Draft<Pod>[];
  readonly waitMs?: number;
}

function draftsFor(job: Job, census: Census, need: Delays & { missing: number }): Drafts {
  const { missing, nowMs, failures } = need;
  const perIndex = job.spec.backoffLimitPerIndex !== undefined;
  const waitMs = perIndex ? 0 : backoffMs(failures, nowMs);
  if (waitMs > 0) return { drafts: [], waitMs };
  // Nothing tells one new pod from the next, so they may as well share one draft.
  if (!isIndexed(job.spec)) return { drafts: Array<Draft<Pod>>(missing).fill(podDraft(job)) };
  const kept = census.indexes?.kept ?? new Map<number, Pod>();
  const pending = pendingIndexes(job, census, missing).map((index) => {
    const failed = kept.get(index);
    return { index, failed, waitMs: failed === undefined ? 0 : indexBackoffMs(failed, nowMs) };
  });
  const due = pending.filter((each) => each.waitMs === 0);
  if (due.length > 0) {
    return { drafts: due.map(({ index, failed }) => indexedPodDraft(job, index, failed)) };
  }
  if (pending.length === 0) return { drafts: [] };
  return { drafts: [], waitMs: Math.min(...pending.map((each) => each.waitMs)) };
}

/** The first indexes that have neither ended nor a pod. */
function pendingIndexes(job: Job, census: Census, count: number): readonly number[] {
  const { active, terminating, indexes } = census;
  const busy = replacesFailedOnly(job) ? [...active, ...terminating] : active;
  const taken = new Set<number | undefined>(busy.map((pod) => indexOf(pod, job)));
  const pending: number[] = [];
  for (let index = 0; index < (job.spec.completions ?? 0) && pending.length < count; index += 1) {
    if (taken.has(index) || indexes?.succeeded.has(index) || indexes?.failed?.has(index)) continue;
    pending.push(index);
  }
  return pending;
}

/** Pods that are deleted for being too many are let go first, for they count as nothing. */
function removing(job: Job, census: Census, pods: readonly Pod[]): Managed {
  const gone = pods.filter(isPodReady).length;
  return {
    actions: pods.flatMap((pod) => {
      const actions = [...(isTracked(pod) ? [untrack(pod)] : []), deletion(job, pod)];
      // Each pod is tried, whatever becomes of the others.
      return inStrand(actions, { strand: pod.metadata.name });
    }),
    active: census.active.length - pods.length,
    terminating: census.terminating.length + pods.length,
    ready: census.ready - gone,
  };
}

/** Takes the finalizer off the pod. One that is gone has none. */
export function untrack({ metadata: { namespace, name = "", uid } }: Pod): Action {
  return {
    do: "patch",
    resource: untyped(Pod),
    namespace,
    name,
    patchType: "strategic",
    patch: { metadata: { uid, "$deleteFromPrimitiveList/finalizers": [jobTrackingFinalizer] } },
    mayBeGone: true,
  };
}

export const deletion = (job: Job, pod: Pod): DeleteAction =>
  remove(Pod, pod, {
    succeeded: note(job, "SuccessfulDelete", `Deleted pod: ${pod.metadata.name}`),
    failed: note(job, "FailedDelete", "Error deleting: {error}"),
  });

const creation = (job: Job, draft: Draft<Pod>): CreateAction =>
  create(Pod, draft, {
    succeeded: note(job, "SuccessfulCreate", "Created pod: {name}"),
    failed: note(job, "FailedCreate", "Error creating: {error}"),
  });

/** An event about the Job; failures are warnings. */
export const note = (regarding: Job, reason: string, message: string): EventNote => ({
  regarding,
  type: reason.startsWith("Failed") ? "Warning" : "Normal",
  reason,
  message,
});
