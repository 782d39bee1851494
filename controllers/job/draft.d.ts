/** The pods that a Job makes. Source: pkg/controller/job manageJob 1.36. */
import type { Job } from "../../api/batch/job.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Draft } from "../../client/action.ts";
/** A pod of the template, which the finalizer holds until it is counted. */
export declare function podDraft(job: Job): Draft<Pod>;
/**
 * The pod for an index: it finds the index in its annotations, its environment and its host name.
 * `failed` is the pod before it, whose failures it carries on.
 */
export declare function indexedPodDraft(job: Job, index: number, failed: Pod | undefined): Draft<Pod>;
