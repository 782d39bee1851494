import type { StoredEvent } from "../apiserver/storage/storage.ts";
/**
 * A digest of a run: 16 hex digits over every write in order, with its time, author and content.
 * Two runs with equal digests wrote the same bytes. It is not for security.
 */
export declare function digestOf(events: Iterable<StoredEvent>): string;
/** The digest of a run whose oldest writes may be forgotten. */
export declare class RunDigest {
    #private;
    /**
     * Takes in writes that the log is about to forget. Of these only the time, the author and the
     * place count, so that long runs need not be read twice.
     */
    forget(events: Iterable<StoredEvent>): void;
    /** The digest of what was forgotten and of these writes, the log of today. */
    of(events: Iterable<StoredEvent>): string;
}
