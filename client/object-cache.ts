/** What is made when somebody looks at it. */
interface Late<T> {
  readonly object: T;
  readonly renewedMs?: number;
}

/** What has come at a key where nothing was. */
interface Added<T> extends Late<T> {
  readonly key: string;
}

/** Objects by their keys, of which some are made when somebody looks at them. */
export class ObjectCache<T> implements Iterable<readonly [string, T]> {
  /** Undefined where nobody has looked at what was added. */
  readonly #objects = new Map<string, T | undefined>();
  /** What has come, and nobody has looked at since. */
  readonly #late = new Map<string, Late<T>>();
  /** What was added since somebody asked for anything. */
  #added: Added<T>[] = [];

  get size(): number {
    return this.#objects.size + this.#added.length;
  }

  get(key: string): T | undefined {
    if (this.#added.length > 0) this.#takeIn();
    const late = this.#late.size === 0 ? undefined : this.#late.get(key);
    return late === undefined ? this.#objects.get(key) : this.#settle(key, late);
  }

  /** What nobody has looked at since it came. */
  late(key: string): Late<T> | undefined {
    if (this.#added.length > 0) this.#takeIn();
    return this.#late.get(key);
  }

  set(key: string, object: T): void {
    if (this.#added.length > 0) this.#takeIn();
    this.#late.delete(key);
    this.#objects.set(key, object);
  }

  delete(key: string): void {
    if (this.#added.length > 0) this.#takeIn();
    this.#late.delete(key);
    this.#objects.delete(key);
  }

  /**
   * Puts it in the place of an object, and returns that as somebody looked at it last. Where there
   * is none at the key it stays so.
   */
  setLate(key: string, late: Late<T>): T | undefined {
    if (this.#added.length > 0) this.#takeIn();
    const object = this.#objects.get(key);
    if (object !== undefined) this.#late.set(key, late);
    return object;
  }

  /** Adds it at a key where nothing is. */
  addLate(added: Added<T>): void {
    this.#added.push(added);
  }

  values(): IterableIterator<T> {
    return this.#settled().values();
  }

  [Symbol.iterator](): IterableIterator<[string, T]> {
    return this.#settled().entries();
  }

  #takeIn(): void {
    for (const added of this.#added) {
      this.#objects.set(added.key, undefined);
      this.#late.set(added.key, added);
    }
    this.#added = [];
  }

  #settled(): Map<string, T> {
    if (this.#added.length > 0) this.#takeIn();
    for (const [key, late] of this.#late) this.#settle(key, late);
    // What is undefined is late, and nothing is any more.
    return this.#objects as Map<string, T>;
  }

  #settle(key: string, { object }: Late<T>): T {
    this.set(key, object);
    return object;
  }
}
