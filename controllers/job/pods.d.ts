/** What the Job controller asks of a pod. Source: pkg/controller/job 1.36. */
import type { Job } from "../../api/batch/job.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
/** Whether the pod has yet to be counted. */
export declare const isTracked: ({ metadata }: Pod) => boolean;
/** Whether a terminating pod is waited for before it counts as failed and is replaced. */
export declare const replacesFailedOnly: ({ spec }: Job) => boolean;
/** Failed, or on its way out without a chance to end by itself. */
export declare function isFailed({ metadata, status }: Pod, job: Job): boolean;
/** The completion index of the pod, or `undefined` where it has none that counts. */
export declare function indexOf({ metadata }: Pod, { spec }: Job): number | undefined;
/** Whether the pod can count for the Job: in an Indexed one it needs an index. */
export declare const isValid: (pod: Pod, job: Job) => boolean;
/** Failures of the index before this pod, those that a policy ignores told apart. */
export declare function failuresBefore({ metadata: { annotations } }: Pod): {
    counted: number;
    ignored: number;
};
/** When the pod ended: when its last container did, or else as near to that as can be told. */
export declare function finishedMs(pod: Pod): number;
