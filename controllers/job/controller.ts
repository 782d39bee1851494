import { Job } from "../../api/batch/job.ts";
import { jobTrackingFinalizer } from "../../api/batch/job-labels.ts";
import { type JobSpec, jobControllerName } from "../../api/batch/job-spec.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import type { Action, PatchAction } from "../../client/action.ts";
import { type Controller, keyOf, nothing, splitKey, watch } from "../../client/controller.ts";
import { adopt, claimOf, orphanIndices, release } from "../claim.ts";
import { candidatesOf, claimantKeys, sameClaimants } from "../dependents.ts";
import { changesPodCount } from "../pod-state.ts";
import type { Failures } from "./backoff.ts";
import { planJob } from "./plan.ts";

const matcherOf = ({ spec }: Job) => selectorFromLabelSelector(spec.selector);

/** What pods come to is counted once a second. Source: SyncJobBatchPeriod 1.36. */
const batchMs = 1_000;

const isOfStatus = (next: Job | undefined, previous: Job | undefined) =>
  next?.metadata.generation === previous?.metadata.generation;

/** Runs the pods of Jobs to their end, and counts them. */
export const jobController: Controller = {
  name: "job-controller",
  watches: [
    watch(Job, {
      keys: (job) => [keyOf(job)],
      delayMs: (next, previous) => (isOfStatus(next, previous) ? batchMs : 0),
    }),
    watch(Pod, {
      keys: claimantKeys(Job, matcherOf),
      sameKeys: sameClaimants,
      indices: orphanIndices,
      when: matters,
      delayMs: () => batchMs,
    }),
  ],
  reconcile(key, view, { failure, memory }) {
    const { namespace, name } = splitKey(key);
    const job = view.get(Job, namespace, name);
    if (job === undefined || !isOurs(job.spec)) return nothing;
    const candidates = candidatesOf(Pod, job, view);
    const claims = candidates.flatMap((pod) => claim(job, pod));
    if (claims.length > 0) return { actions: claims, memory };
    const pods = candidates.filter((pod) => claimed(job, pod) === "ours");
    return planJob({
      job,
      pods,
      nowMs: view.nowMs,
      failure,
      // Only the plans of this controller are remembered for it.
      memory: memory as Failures | undefined,
    });
  },
};

/** Jobs that name another manager are left to it. */
const isOurs = ({ managedBy = jobControllerName }: JobSpec) => managedBy === jobControllerName;

/** Whether a change of a pod can matter: also that it was let go, or ran its containers again. */
function matters(next: Pod | undefined, previous: Pod | undefined): boolean {
  if (changesPodCount(next, previous)) return true;
  return (
    !equalJson(next?.metadata.finalizers, previous?.metadata.finalizers) ||
    next?.status.containerStatuses !== previous?.status.containerStatuses
  );
}

const claimed = (job: Job, pod: Pod) => claimOf({ owner: job, matcher: matcherOf(job) }, pod);

/** The finalizer comes and goes with the reference to the Job. */
function claim(job: Job, pod: Pod): readonly Action[] {
  const { uid } = pod.metadata;
  const and = (action: PatchAction, metadata: object): PatchAction => ({
    ...action,
    patch: { metadata: { uid, ...metadata, ...ownersOf(action) } },
  });
  switch (claimed(job, pod)) {
    case "adopt":
      return [and(adopt(Pod, job, pod), { finalizers: [jobTrackingFinalizer] })];
    case "release": {
      const finalizers = { "$deleteFromPrimitiveList/finalizers": [jobTrackingFinalizer] };
      return [and(release(Pod, job, pod), finalizers)];
    }
    default:
      return [];
  }
}

/** What an action of adopting or releasing says of the owners. */
const ownersOf = ({ patch }: PatchAction): object => Object(Object(patch).metadata);
