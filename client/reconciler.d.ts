import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { Clock } from "../api/runtime.ts";
import type { Controller, View } from "./controller.ts";
import type { Executor } from "./executor.ts";
import type { Informer } from "./informer.ts";
export interface ReconcilerOptions {
    readonly controller: Controller;
    readonly view: View;
    readonly clock: Clock;
    readonly executor: Executor;
    readonly informer: (resource: ResourceDefinition) => Informer<KubeObject> | undefined;
    /** Runs what is next, in a timer of its own, once there is something to go by. */
    readonly queue: (run: () => void) => void;
}
/**
 * Serves one key at a time, never one key twice at once. Every reconcile and every action is a
 * timer of its own, so that anything may happen between any two.
 */
export declare class Reconciler {
    #private;
    constructor(options: ReconcilerOptions);
    get name(): string;
    /**
     * Asks for a reconcile of `key`, caused by the write of that revision, now or after some time;
     * of several such times the first counts.
     */
    enqueue(key: string, cause: number, afterMs?: number): void;
    stop(): void;
}
