import { Job } from "../../api/batch/job.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Plan } from "../../client/controller.ts";
/** All that a plan for a Job depends on. */
export interface Observed {
    readonly job: Job;
    /** The pods that belong to it. */
    readonly pods: readonly Pod[];
    readonly nowMs: number;
    /** Why the last plan stopped, if it did. */
    readonly failure?: string | undefined;
}
/**
 * Makes and deletes pods, says which have ended, and lets those go. After a failure the report
 * comes first, so that it is told even if the rest fails again.
 * Source: pkg/controller/job syncJob 1.36.
 */
export declare function planJob(observed: Observed): Plan;
