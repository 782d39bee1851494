import type { Pod } from "./framework.ts";
/**
 * The pods that wait for room on a node which is being made for them. Others yield to those of
 * their own priority and above. Source: scheduler backend/queue nominator 1.36.
 */
export declare class Nominations {
    #private;
    /** `changed` is told of every node whose nominations are not what they were. */
    constructor(changed: (node: string) => void);
    /** The highest priority among them; -Infinity where there are none. */
    get highestPriority(): number;
    /** The nodes that pods wait for. */
    get nodes(): Iterable<string>;
    /** The node that the pod waits for. */
    nodeOf(uid: string): string | undefined;
    /** The pods that wait for a node, in the order in which they came to do so. */
    on(node: string): readonly Pod[];
    /** Has the pod wait for a node; an empty name is that of none. */
    set(pod: Pod, node: string): void;
    /** Returns the node that the pod waited for. */
    delete(uid: string): string | undefined;
}
