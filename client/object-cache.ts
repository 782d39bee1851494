/** What is made when somebody looks at it. */
interface Late<T> {
  readonly object: T;
  readonly renewedMs?: number;
}

/** Objects by their keys, of which some are made when somebody looks at them. */
export class ObjectCache<T> implements Iterable<readonly [string, T]> {
  /** Undefined where nobody has looked at what was added. */
  readonly #objects = new Map<string, T | undefined>();
  /** What has come, and nobody has looked at since. */
  readonly #late = new Map<string, Late<T>>();

  get size(): number {
    return this.#objects.size;
  }

  has(key: string): boolean {
    return this.#objects.has(key);
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

  /** Adds it at a key where nothing is. */
  addLate(key: string, late: Late<T>): void {
    this.#objects.set(key, undefined);
    this.#late.set(key, late);
  }

  values(): IterableIterator<T> {
    return this.#settled().values();
  }

  [Symbol.iterator](): IterableIterator<[string, T]> {
    return this.#settled().entries();
  }

  #settled(): Map<string, T> {
    for (const [key, late] of this.#late) this.#settle(key, late);
    // What is undefined is late, and nothing is any more.
    return this.#objects as Map<string, T>;
  }

  #settle(key: string, { object }: Late<T>): T {
    this.set(key, object);
    return object;
  }
}
