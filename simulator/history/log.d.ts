/** The log of writes, oldest first, as what is told of the past reads it. */
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
export type Log = readonly StoredEvent[];
/** The write of a revision; `undefined` where it is no longer held. */
export declare function writeAt(log: Log, revision: number): StoredEvent | undefined;
/**
 * The revision of the last write up to a time; `undefined` where no write of that time or before is
 * held.
 */
export declare function revisionAt(log: Log, timeMs: number): number | undefined;
/** The held writes of one object's place, oldest first: of all objects that bore the name. */
export declare function writesOf(log: Log, resource: string, key: string): StoredEvent[];
