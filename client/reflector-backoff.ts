/** Times until a list or watch that failed is tried again. Source: client-go, NewReflector 1.36. */
const retryMsFirst = 800;
const retryMsMax = 30_000;
/** A watch that ends sooner, and without an event, is taken for a failure. Source: the same. */
const watchMsMin = 1000;

/** How long a cache waits between what it tries in vain. */
export class ReflectorBackoff {
  #failures = 0;
  #watchedMs = 0;
  #hasReceived = false;

  beginWatch(nowMs: number): void {
    this.#watchedMs = nowMs;
    this.#hasReceived = false;
  }

  received(): void {
    this.#hasReceived = true;
  }

  /** Whether the watch that ends was any good. Then what failed before it is forgotten. */
  endWatch(nowMs: number): boolean {
    const isGood = this.#hasReceived || nowMs - this.#watchedMs >= watchMsMin;
    if (isGood) this.forget();
    return isGood;
  }

  /** The wait after one more failure. */
  nextMs(): number {
    const delayMs = Math.min(retryMsFirst * 2 ** this.#failures, retryMsMax);
    this.#failures += 1;
    return delayMs;
  }

  forget(): void {
    this.#failures = 0;
  }
}
