/** The pods of the queue, the entries of its heaps, and their orders. */
import type { Pod, QueuedPodInfo } from "./framework.ts";
import type { Heap } from "./heap.ts";
type Place = "gated" | "active" | "backoff" | "unschedulable" | "taken" | "gone";
/** A pod that waits for a node, and what is remembered of its attempts. */
export interface QueuedPod {
    readonly uid: string;
    pod: Pod;
    place: Place;
    /** When it came to wait, or last failed. */
    sinceMs: number;
    /** Tells apart pods of the same priority and time; new with every move. */
    sequence: number;
    /** Failures to fit, and failures to write since the last success. */
    unschedulableCount: number;
    errorCount: number;
    backoffUntilMs: number;
    /** The plugins that refused it last; empty where it could be any. */
    rejectedBy: readonly string[];
    /** The bucket of refused pods that it lies in. */
    bucket: string;
    /** The revision of the write because of which it is to be tried. */
    cause: number;
}
/** A pod that just came. */
export declare const untried: (pod: Pod, sinceMs: number, cause: number) => QueuedPod;
/** Whether one pod is to be tried before another. */
export type Less = (left: QueuedPodInfo, right: QueuedPodInfo) => boolean;
/** An entry of a heap. It is stale once its pod was moved, which gives the pod a new sequence. */
export interface Entry extends QueuedPodInfo {
    readonly queued: QueuedPod;
    readonly sequence: number;
}
/** The first to come is first where neither goes before the other. */
export declare const inTurn: (less: Less) => (left: Entry, right: Entry) => boolean;
/** Among those in backoff `sinceMs` is when it ends. */
export declare const byTime: (left: Entry, right: Entry) => boolean;
/** The top of a heap, once what was moved since has been thrown away. */
export declare function freshTop(heap: Heap<Entry>, place: QueuedPod["place"]): Entry | undefined;
export declare function takeFresh(heap: Heap<Entry>, place: QueuedPod["place"]): Entry | undefined;
export {};
