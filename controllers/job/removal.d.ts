/** Which active pods of a Job go first. Source: pkg/controller/job activePodsForRemoval 1.36. */
import type { Job } from "../../api/batch/job.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
/** At least so many pods, and every pod whose index is none or another's. */
export declare function podsToRemove(job: Job, active: readonly Pod[], atLeast: number): readonly Pod[];
