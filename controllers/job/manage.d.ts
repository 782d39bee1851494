/** Which pods a Job makes and deletes. Source: pkg/controller/job manageJob 1.36. */
import type { Job } from "../../api/batch/job.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Action, type EventNote } from "../../client/action.ts";
import type { Census } from "./census.ts";
/** The most pods that one plan makes or deletes. Source: MaxPodCreateDeletePerSync. */
export declare const podsMax = 500;
/** What is to be done about the number of pods, and what it comes to. */
export interface Managed {
    readonly actions: readonly Action[];
    readonly active: number;
    readonly terminating: number;
    readonly ready: number;
    /** Time until more may be made. */
    readonly waitMs?: number;
}
export declare function managePods(job: Job, census: Census, nowMs: number): Managed;
/** Takes the finalizer off the pod. */
export declare function untrack({ metadata: { namespace, name, uid } }: Pod): Action;
export declare const deletion: (job: Job, pod: Pod) => Action;
/** An event about the Job; failures are warnings. */
export declare const note: (regarding: Job, reason: string, message: string) => EventNote;
