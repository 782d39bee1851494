import type { Pod } from "../../api/core/pod/pod.ts";
/** Whether the pod only shows what its kubelet runs of itself. */
export declare const isMirrorPod: ({ metadata }: Pod) => boolean;
/**
 * The uid that a node knows a pod by: that of a static pod follows from its manifest, however often
 * it is shown.
 */
export declare const runtimeUid: ({ metadata: { annotations, uid } }: Pod) => string;
/** Pods of this priority or a higher one are critical. Source: scheduling 1.36. */
export declare const criticalPriority = 2000000000;
/** Pods that a kubelet never evicts: static ones, and those of a system's priority. */
export declare const isCritical: (pod: Pod) => boolean;
