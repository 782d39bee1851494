import type { Clock } from "../api/runtime.ts";
import type { ClusterEvent, Pod } from "./framework.ts";
import { type Less, type QueuedPod } from "./queue-entry.ts";
/** How long a pod rests that failed; doubled by each failure. */
export interface Backoff {
    readonly firstMs: number;
    readonly maxMs: number;
}
export interface QueueOptions {
    readonly clock: Clock;
    readonly less: Less;
    readonly backoff?: Backoff;
    /** Why a pod may not wait for a node yet, or `undefined`. */
    readonly preEnqueue: (pod: Pod) => string | undefined;
    /** Equal for pods that every plugin treats alike, and that may preempt the same pods. */
    readonly signature: (pod: Pod) => string;
    /** Whether an event may help a pod that these plugins refused. */
    readonly mayHelp: (pod: Pod, rejectedBy: readonly string[], event: ClusterEvent) => boolean;
    readonly wake: () => void;
}
/**
 * The pods without a node: active ones in the order of their turn, those in backoff after a
 * failure, and those that fit nowhere until something changes.
 * Source: scheduler backend/queue 1.36.
 */
export declare class SchedulingQueue {
    #private;
    constructor(options: QueueOptions);
    /** How many pods wait in any way, or are taken. */
    get size(): number;
    has(uid: string): boolean;
    get(uid: string): Readonly<QueuedPod> | undefined;
    /** Takes a pod without a node, or a new version of one. */
    put(pod: Pod, cause: number): void;
    /** Forgets a pod: it is gone, or has a node. */
    delete(uid: string): void;
    /** Takes the next pod out. It stays known until it is put back or deleted. */
    pop(): QueuedPod | undefined;
    /**
     * Puts back a pod that fits nowhere, to wait for an event that helps; one that came while the pod
     * was on its way does too.
     */
    putUnschedulable(queued: QueuedPod, rejectedBy: readonly string[]): void;
    /** Puts back a pod that could not be bound, to be tried again after its backoff. */
    putFailed(queued: QueuedPod): void;
    /** Moves the refused pods that an event may help. */
    move(event: ClusterEvent): void;
    /** Has a refused pod tried again. */
    retry(uid: string): void;
    stop(): void;
}
