/**
 * How pods are counted once and once only. A pod that ended is named in the status while its
 * finalizer still holds it; then the finalizer goes; and a pod that is named and no longer held
 * becomes a number. Each step can be repeated, so it may be broken off between any two.
 * Source: pkg/controller/job trackJobStatusAndRemoveFinalizers 1.36.
 */
import type { Job } from "../../api/batch/job.ts";
import type { JobStatus } from "../../api/batch/job-status.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Census } from "./census.ts";
/** The most pods that are named at one time. Source: MaxUncountedPods. */
export declare const uncountedMax = 500;
export interface Tracked {
    readonly counts: Pick<JobStatus, "succeeded" | "failed" | "completedIndexes" | "failedIndexes" | "uncountedTerminatedPods">;
    /** Pods whose finalizer goes once the counts are written. */
    readonly released: readonly Pod[];
    /** Whether every pod has become a number. */
    readonly isSettled: boolean;
}
/** How the Job ends, if it is about to: then no pod is waited for. */
export type Ending = "success" | "failure" | undefined;
export declare function trackPods(job: Job, census: Census, ending: Ending): Tracked;
