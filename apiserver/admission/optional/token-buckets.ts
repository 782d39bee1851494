interface Bucket {
  tokens: number;
  /** When it held so many. */
  atMs: number;
}

/** Buckets of tokens by key, each full at first; those not used for longest are forgotten. */
export class TokenBuckets {
  readonly #qps: number;
  readonly #burst: number;
  readonly #size: number;
  readonly #buckets = new Map<string, Bucket>();

  /** `size`: how many keys are told apart. */
  constructor({ qps, burst, size }: { qps: number; burst: number; size: number }) {
    this.#qps = qps;
    this.#burst = burst;
    this.#size = size;
  }

  /** Takes a token, if there is one. */
  take(key: string, nowMs: number): boolean {
    const bucket = this.#buckets.get(key) ?? { tokens: this.#burst, atMs: nowMs };
    // Whatever is used comes last, so that the first is the one to forget.
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > this.#size && oldest !== undefined) this.#buckets.delete(oldest);
    const refilled = bucket.tokens + ((nowMs - bucket.atMs) / 1000) * this.#qps;
    bucket.tokens = Math.min(this.#burst, refilled);
    bucket.atMs = nowMs;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
