import type { StoredEvent } from "../apiserver/storage/storage.ts";

/**
 * A digest of a run: 16 hex digits over every write in order, with its time, author and content.
 * Two runs with equal digests wrote the same bytes. It is not for security.
 */
export function digestOf(events: Iterable<StoredEvent>): string {
  let high = 0x811c9dc5;
  let low = 0x1b873593;
  for (const { revision, type, key, resource, actor, cause, timeMs, object } of events) {
    const head = `${revision} ${type} ${resource} ${key} ${actor} ${cause} ${timeMs} `;
    for (const text of [head, JSON.stringify(object)]) {
      for (let i = 0; i < text.length; i += 1) {
        const code = text.charCodeAt(i);
        high = Math.imul(high ^ code, 0x01000193);
        low = Math.imul(low ^ (code + (high >>> 24)), 0x85ebca6b);
      }
    }
  }
  return [high, low].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
