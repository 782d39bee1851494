import type { Framework, Pod } from "./framework.ts";
import type { Handle } from "./placement.ts";
import type { SchedulingQueue } from "./queue.ts";
import type { QueuedPod } from "./queue-entry.ts";
import type { Snapshot } from "./snapshot.ts";
import type { PermitQueue } from "./waiting-pods.ts";
import type { Placing } from "./why/standing.ts";
export interface BindingCyclesOptions {
    readonly snapshot: Snapshot;
    readonly queue: SchedulingQueue;
    readonly waitingPods: PermitQueue;
    readonly handles: ReadonlyMap<Framework, Handle>;
    /** Called when a pod has left its node again, before anybody else takes the room. */
    readonly left: (slot: number, pod: Pod, cause: number) => void;
}
/**
 * Takes pods that have been given a node to their binding: Reserve, Permit, PreBind, Bind and
 * PostBind. All of it happens at once where no plugin takes its time.
 * Source: schedule_one.go 1.36, from the reservation on.
 */
export declare class BindingCycles {
    #private;
    constructor(options: BindingCyclesOptions);
    /** The node that a pod is on its way to, and the plugins that it waits for. */
    placing(uid: string): Placing | undefined;
    /** The pod counts on its node from now on. */
    begin(queued: QueuedPod, node: string, framework: Framework): void;
    /** The pod is gone: nothing is to be said or written about it any more. */
    forget(uid: string): void;
    stop(): void;
}
