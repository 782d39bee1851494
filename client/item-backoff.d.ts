/**
 * Holds back what is tried again and again: each time the wait is twice as long. What was left
 * alone for twice the longest wait begins anew. It is lost when the component restarts, as in
 * Kubernetes. Source: client-go, util/flowcontrol Backoff 1.36.
 */
export declare class ItemBackoff {
    #private;
    /** Time until the item may be tried again; 0 where it may be now. */
    remainingMs(key: string, nowMs: number): number;
    /** Notes that the item is tried now. */
    tried(key: string, nowMs: number): void;
}
