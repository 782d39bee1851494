/**
 * Keys of what has to follow a write of something else. They are looked at once the request that
 * wrote it is answered, and what is written then may make more keys pending.
 */
export class PendingKeys {
  readonly #keys = new Set<string>();
  readonly #reconcile: (key: string) => void;
  #cause = 0;
  #isSettling = false;

  /** `reconcile` looks at one key. */
  constructor(reconcile: (key: string) => void) {
    this.#reconcile = reconcile;
  }

  /** The revision of the last change that made a key pending: what is written then is for it. */
  get cause(): number {
    return this.#cause;
  }

  note(key: string, revision: number): void {
    this.#cause = revision;
    this.#keys.add(key);
  }

  /** Looks at every key, once for all that made it pending. Does nothing while it is at work. */
  settle(): void {
    if (this.#keys.size === 0 || this.#isSettling) return;
    this.#isSettling = true;
    try {
      for (const key of this.#keys) {
        this.#keys.delete(key);
        this.#reconcile(key);
      }
    } finally {
      this.#isSettling = false;
    }
  }
}
