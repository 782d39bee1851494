import type { Pod } from "../../api/core/pod/pod.ts";
import type { Clock } from "../../api/runtime.ts";
import type { Executor } from "../../client/executor.ts";
import type { Informer } from "../../client/informer.ts";
import { type Snapshot } from "../snapshot.ts";
export interface EvictionsOptions {
    readonly snapshot: Snapshot;
    readonly pods: Pick<Informer<Pod>, "get">;
    readonly clock: Clock;
    /** Performs what is done for the sake of a pod. */
    readonly executorOf: (pod: Pod) => Executor;
    /** Called with the uid of a pod whose victims could not all be told to leave. */
    readonly failed: (uid: string) => void;
}
/** What a pod gets room by. */
export interface Preemption {
    readonly node: string;
    readonly victims: readonly Pod[];
    readonly cause: number;
}
/**
 * Makes victims leave and remembers who waits for room, of which the API knows too.
 * Source: scheduler framework/preemption executor 1.36.
 */
export declare class Evictions {
    #private;
    constructor(options: EvictionsOptions);
    /**
     * Why the pod is not tried again yet: the cache still shows a victim as one that stays, so that
     * others would be made to leave besides. Source: DefaultPreemption PreEnqueue 1.36.
     */
    obstacle(uid: string): string | undefined;
    /** Has lesser pods give up waiting for the node, then the victims leave it. */
    perform(pod: Pod, { node, victims, cause }: Preemption): void;
    /** A pod without a node has changed. Returns the node that it does not wait for any more. */
    podChanged(next: Pod, previous: Pod | undefined): string | undefined;
    /** The pod is gone, or has a node. Returns the node that it waited for. */
    forget(uid: string): string | undefined;
}
