import type { WatchHandle } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { ListOptions, Storage, StoredEntry, StoredEvent, Write } from "./storage.ts";
export interface MemoryStorageOptions {
    /** How many changes are held for resuming watches and reading old revisions. */
    readonly historyLimit?: number;
    /** Told of changes, oldest first, that are about to be forgotten. */
    readonly onForget?: (events: readonly StoredEvent[]) => void;
}
type Listener = (event: StoredEvent) => void;
/** The in-memory backend: a map and an ordered set of keys per resource, and the log of changes. */
export declare class MemoryStorage implements Storage {
    #private;
    constructor({ historyLimit, onForget }?: MemoryStorageOptions);
    get revision(): number;
    get compactedRevision(): number;
    changedRevision(resource: string): number;
    get(resource: string, key: string): KubeObject | undefined;
    list(resource: string, options?: ListOptions): readonly StoredEntry[];
    commit({ resource, key, expected, next, origin, onStored }: Write): StoredEvent | undefined;
    watch(resource: string | undefined, after: number, listener: Listener): WatchHandle;
    history(): readonly StoredEvent[];
}
export {};
