import type { Pod } from "./framework.ts";
/** True once the pod is bound to a node. */
export declare const hasNode: ({ spec }: Pod) => boolean;
/** True where a pod with a node came to mean something else to pods that wait. */
export declare const matters: (before: Pod, after: Pod) => boolean;
/** True where one version of a pod on a node is to plugins what the other is. */
export declare const countsTheSame: (left: Pod, right: Pod) => boolean;
