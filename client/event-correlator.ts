import type { EventNote } from "./action.ts";
import { RecentMap } from "./recent-map.ts";

/** From so many different events of one kind about one object on, they are put together. */
const similarMax = 10;
/** Events of one kind that are further apart are not put together. */
const similarMs = 10 * 60_000;
/** So many events about one object may come at once, then one more in every five minutes. */
const burst = 25;
const refillMs = 5 * 60_000;
/** How many objects and kinds of events are remembered; the least recent are forgotten. */
const memoryLimit = 4096;

interface Similar {
  /** The different messages, oldest first; fewer than `similarMax`. */
  readonly messages: string[];
  lastMs: number;
}

interface Allowance {
  left: number;
  atMs: number;
}

/**
 * Keeps the events about one object from piling up: many that differ only in their message are
 * counted as one, and too many altogether are dropped. One component has one of these.
 * Source: client-go 1.36, tools/record EventCorrelator.
 */
export class EventCorrelator {
  readonly #similar = new RecentMap<Similar>(memoryLimit);
  readonly #allowances = new RecentMap<Allowance>(memoryLimit);

  /** The message to record, and the key that equal events share. */
  combine(note: EventNote, nowMs: number): { readonly key: string; readonly message: string } {
    const { regarding, type, reason, message, fieldPath = "" } = note;
    const kind = `${regarding.metadata.uid}/${type}/${reason}`;
    const known = this.#similar.get(kind);
    const similar: Similar =
      known === undefined || nowMs - known.lastMs > similarMs
        ? { messages: [message], lastMs: nowMs }
        : known;
    if (!similar.messages.includes(message)) similar.messages.push(message);
    similar.lastMs = nowMs;
    if (similar !== known) this.#similar.set(kind, similar);
    if (similar.messages.length < similarMax) {
      return { key: `${kind}/${fieldPath}/${message}`, message };
    }
    similar.messages.shift();
    return { key: kind, message: `(combined from similar events): ${message}` };
  }

  /** Whether one more event about this object may be told now; if so, it counts as told. */
  admits({ regarding }: EventNote, nowMs: number): boolean {
    const object = String(regarding.metadata.uid);
    const known = this.#allowances.get(object) ?? { left: burst, atMs: nowMs };
    const refilled = Math.min(known.left + (nowMs - known.atMs) / refillMs, burst);
    const admitted = refilled >= 1;
    this.#allowances.set(object, { left: refilled - (admitted ? 1 : 0), atMs: nowMs });
    return admitted;
  }
}
