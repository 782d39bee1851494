import { Pod } from "../../api/core/pod/pod.ts";
import { type Action } from "../../client/action.ts";
/** `--terminated-pod-gc-threshold` */
export declare const terminatedMax = 12500;
/** Ends the pods of a node that is no more: no kubelet will say what became of them. */
export declare function planOrphans(pods: readonly Pod[], nowMs: number): readonly Action[];
/** Ends pods that are being deleted, where no kubelet can end them. */
export declare function planStranded(pods: readonly Pod[]): readonly Action[];
/** Deletes the oldest of the finished pods, the evicted ones first, down to so many. */
export declare function planTerminated(pods: readonly Pod[], max?: number): readonly Action[];
