import type { Pod } from "./framework.ts";
/** Pods put on a node or taken off it for the sake of a question. */
export interface Supposed {
    add(pod: Pod): void;
    remove(pod: Pod): void;
}
/** Counts a pod on the node, or no longer. */
interface Counting {
    readonly put: (pod: Pod) => void;
    readonly take: (pod: Pod) => void;
}
/** Asks with other pods on a node, and leaves them as they were, in their order. */
export declare function suppose<T>(pods: Map<string, Pod>, { put, take }: Counting, ask: (supposed: Supposed) => T): T;
export {};
