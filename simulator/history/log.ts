/** The log of writes, oldest first, as what is told of the past reads it. */
import type { StoredEvent } from "../../apiserver/storage/storage.ts";

export type Log = readonly StoredEvent[];

/** The write of a revision; `undefined` where it is no longer held. */
export function writeAt(log: Log, revision: number): StoredEvent | undefined {
  // Every revision is one entry, so it is found by counting.
  return log[revision - (log[0]?.revision ?? 0)];
}

/**
 * The revision of the last write up to a time; `undefined` where no write of that time or before is
 * held.
 */
export function revisionAt(log: Log, timeMs: number): number | undefined {
  let from = 0;
  let to = log.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((log[middle]?.timeMs ?? 0) <= timeMs) from = middle + 1;
    else to = middle;
  }
  return log[from - 1]?.revision;
}

/** The held writes of one object's place, oldest first: of all objects that bore the name. */
export function writesOf(log: Log, resource: string, key: string): StoredEvent[] {
  // The names of resources are few and at hand, where each key is a text of its own.
  return log.filter((write) => write.resource === resource && write.key === key);
}
