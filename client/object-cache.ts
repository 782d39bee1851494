/** What is made when somebody looks at it. */
interface Late<T> {
  readonly object: T;
  readonly renewedMs?: number;
}

/** Objects by their keys, of which some are made when somebody looks at them. */
export class ObjectCache<T> implements Iterable<readonly [string, T]> {
  readonly #objects = new Map<string, T>();
  /** What has come in place of objects that are there, and nobody has looked at since. */
  readonly #late = new Map<string, Late<T>>();

  get size(): number {
    return this.#objects.size;
  }

  get(key: string): T | undefined {
    const late = this.#late.size === 0 ? undefined : this.#late.get(key);
    return late === undefined ? this.#objects.get(key) : this.#settle(key, late);
  }

  /** What nobody has looked at since it came. */
  late(key: string): Late<T> | undefined {
    return this.#late.get(key);
  }

  set(key: string, object: T): void {
    this.#late.delete(key);
    this.#objects.set(key, object);
  }

  delete(key: string): void {
    this.#late.delete(key);
    this.#objects.delete(key);
  }

  /**
   * Puts it in the place of an object, and returns that as somebody looked at it last. Where there
   * is none at the key it stays so.
   */
  setLate(key: string, late: Late<T>): T | undefined {
    const object = this.#objects.get(key);
    if (object !== undefined) this.#late.set(key, late);
    return object;
  }

  values(): IterableIterator<T> {
    this.#settleAll();
    return this.#objects.values();
  }

  [Symbol.iterator](): IterableIterator<[string, T]> {
    this.#settleAll();
    return this.#objects.entries();
  }

  #settleAll(): void {
    for (const [key, late] of this.#late) this.#settle(key, late);
  }

  #settle(key: string, { object }: Late<T>): T {
    this.set(key, object);
    return object;
  }
}
