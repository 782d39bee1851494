/** Answers given once are given again until their time is over. Source: coredns plugin/cache. */
import { lowestTtl, type Question, type RecordType, type Reply, withTtl } from "./message.ts";

/** The shortest time that an answer is kept, and the time of one that says only that it failed. */
const ttlSecondsMin = 5;

/** How many answers are held of each type; beyond that the oldest go. Source: 256 shards of 39. */
export const cachedRepliesMax = 9984;

interface Entry {
  readonly storedMs: number;
  readonly ttlSeconds: number;
  readonly reply: Reply;
  /** The reply as it was last given, with what was left of its time. */
  given: Reply;
  givenAfterSeconds: number;
}

/** The cache in front of all other parts of the server. */
export class ReplyCache {
  readonly #entries = new Map<RecordType, Map<string, Entry>>();
  readonly #ttlSecondsMax: number;

  constructor(ttlSecondsMax: number) {
    this.#ttlSecondsMax = ttlSecondsMax;
  }

  /** What is held for a question, its name in lower case; with the time that is left of it. */
  get({ name, type }: Question, nowMs: number): Reply | undefined {
    const entry = this.#entries.get(type)?.get(name);
    if (entry === undefined) return undefined;
    const seconds = Math.floor((nowMs - entry.storedMs) / 1000);
    if (seconds < 0 || seconds >= entry.ttlSeconds) return undefined;
    if (seconds !== entry.givenAfterSeconds) {
      entry.given = withTtl(entry.reply, entry.ttlSeconds - seconds);
      entry.givenAfterSeconds = seconds;
    }
    return entry.given;
  }

  /** The reply as this server gives it: all records live as long as the one that dies first. */
  limited(reply: Reply): Reply {
    return withTtl(reply, this.#ttlOf(reply));
  }

  /** A time to live as answers have it that pass through the cache. */
  limit(ttlSeconds: number): number {
    return Math.min(Math.max(ttlSeconds, ttlSecondsMin), this.#ttlSecondsMax);
  }

  /** Holds a reply that `limited` has returned. */
  put({ name, type }: Question, reply: Reply, nowMs: number): void {
    let ofType = this.#entries.get(type);
    if (ofType === undefined) {
      ofType = new Map();
      this.#entries.set(type, ofType);
    }
    if (!ofType.delete(name) && ofType.size >= cachedRepliesMax) {
      const oldest = ofType.keys().next();
      if (oldest.done !== true) ofType.delete(oldest.value);
    }
    // What comes from the cache is given as one's own word.
    const kept = { ...reply, authoritative: true };
    const ttlSeconds = this.#ttlOf(reply);
    ofType.set(name, {
      storedMs: nowMs,
      ttlSeconds,
      reply: kept,
      given: kept,
      givenAfterSeconds: 0,
    });
  }

  #ttlOf(reply: Reply): number {
    if (reply.code !== "NOERROR" && reply.code !== "NXDOMAIN") return ttlSecondsMin;
    return this.limit(lowestTtl(reply) ?? ttlSecondsMin);
  }
}
