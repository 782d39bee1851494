import type { Storage } from "../../apiserver/storage/storage.ts";

/** When what was written. */
export interface WriteLog {
  /** The last revision of that time; the first that is held where that was later. */
  revisionAt(timeMs: number): number;
  /** When the revision was written, as far as the log is held. */
  timeOf(revision: number): number | undefined;
}

/** Every revision is one entry of the log, so both are found by halving. */
export function writeLog(storage: Storage): WriteLog {
  return {
    revisionAt(timeMs) {
      const events = storage.history();
      let [low, high] = [0, events.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((events[middle]?.timeMs ?? 0) <= timeMs) low = middle + 1;
        else high = middle;
      }
      return Math.max(events[low - 1]?.revision ?? 0, storage.compactedRevision);
    },
    timeOf(revision) {
      const events = storage.history();
      const at = revision - storage.revision + events.length - 1;
      return events[at]?.timeMs;
    },
  };
}
