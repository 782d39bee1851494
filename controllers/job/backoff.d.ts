/**
 * How long failed pods put off new ones. Upstream remembers failures in memory; here they are read
 * off the pods, which stay when they have ended. Source: pkg/controller/job/backoff_utils.go 1.36.
 */
import type { Job } from "../../api/batch/job.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
/** Time until new pods may be made, by the failures since the last success. */
export declare function backoffMs(job: Job, pods: readonly Pod[], nowMs: number): number;
/** Time until the pod may be replaced within its index. */
export declare function indexBackoffMs(failed: Pod, nowMs: number): number;
