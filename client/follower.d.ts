/** A process that only follows what the API holds, and writes nothing. */
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import { type InformerOptions } from "./informer.ts";
/** What is told of the objects of one resource. Made with `following`. */
export interface Following {
    readonly resource: ResourceDefinition;
    readonly note: (next: KubeObject | undefined, previous: KubeObject | undefined, nowMs: number) => void;
}
/** Told of each change: `next` is undefined after a deletion, `previous` before an addition. */
export declare function following<T extends KubeObject>(resource: ResourceDefinition<T>, note: {
    of(next: T | undefined, previous: T | undefined, nowMs: number): void;
}["of"]): Following;
/** Follows the API from `start` to `stop`; `begin` makes what it knows anew for each time. */
export declare class Follower {
    #private;
    constructor(options: InformerOptions, begin: () => readonly Following[]);
    start(): void;
    stop(): void;
}
