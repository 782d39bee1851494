import type { ClusterEvent } from "./framework.ts";
/**
 * What happened while pods were on their way, by which they are judged if they come back: what
 * refused them may have gone meanwhile. Source: scheduler backend/queue active_queue.go 1.36.
 */
export declare class InFlight {
    #private;
    take(uid: string): void;
    note(event: ClusterEvent): void;
    /** Ends the way of a pod; true where something happened meanwhile that `helps` it. */
    end(uid: string, helps: (event: ClusterEvent) => boolean): boolean;
}
