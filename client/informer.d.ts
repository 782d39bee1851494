import type { ApiHandler } from "../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { Clock } from "../api/runtime.ts";
import { type IndexFunction } from "./object-index.ts";
/**
 * Told of one change: `next` is undefined after a deletion, `previous` before an addition.
 * `revision` is that of the write; of a deletion that a list shows it is that of the list.
 */
export type ChangeListener<T> = (next: T | undefined, previous: T | undefined, revision: number) => void;
export interface InformerOptions {
    readonly handler: ApiHandler;
    readonly clock: Clock;
    /** Who asks, as the API server's log names it. */
    readonly actor: string;
    /** Time from a commit until the cache shows it; 0 is later in the same instant. */
    readonly delayMs?: () => number;
}
/** Starts them one after the other, each once the one before has listed what there is. */
export declare function startInOrder(informers: readonly {
    start(synced: () => void): void;
}[], synced: () => void): void;
/**
 * A cache of all objects of one resource, kept by a list and a watch. A change reaches the cache
 * and then the listeners in a timer of its own, never during the commit that caused it.
 * A watch that ends goes on from where it was; where that cannot be, all is listed anew.
 */
export declare class Informer<T extends KubeObject> {
    #private;
    readonly resource: ResourceDefinition<T>;
    constructor(resource: ResourceDefinition<T>, options: InformerOptions);
    /** The latest revision whose effect on this resource the cache shows. */
    get revision(): number;
    /** Files objects under the values that `values` gives. Ask before `start`. */
    addIndex(name: string, values: IndexFunction<T>): void;
    onChange(listener: ChangeListener<T>): void;
    /**
     * Lists, then watches. Listeners hear of every object there is, and then `synced` is called,
     * before this returns; where the list fails, once it has come.
     */
    start(synced?: () => void): void;
    stop(): void;
    get(key: string): T | undefined;
    values(): IterableIterator<T>;
    get size(): number;
    /** The objects filed under `value`, in the order in which they came there. */
    indexed(name: string, value: string): readonly T[];
    /** The same objects one by one, before the cache changes. */
    eachIndexed(name: string, value: string): Iterable<T>;
    /** The same in parts: where nothing changed, a part is the very array that it was. */
    indexedParts(name: string, value: string): readonly (readonly T[])[];
    /** Calls `run` once the cache shows `revision`; at once if it does already. */
    whenAt(revision: number, run: () => void): void;
}
