/**
 * A map that forgets. It holds at least the `limit` entries that were used last, and at most twice
 * as many. Two maps take turns, as a map that loses its first entry again and again is slow.
 */
export class RecentMap<Value, Key = string> {
  readonly #limit: number;
  #recent = new Map<Key, Value>();
  #older = new Map<Key, Value>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The value, which counts as used by that. */
  get(key: Key): Value | undefined {
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const older = this.#older.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  clear(): void {
    this.#recent.clear();
    this.#older.clear();
  }

  set(key: Key, value: Value): void {
    this.#recent.set(key, value);
    if (this.#recent.size < this.#limit) return;
    this.#older = this.#recent;
    this.#recent = new Map();
  }
}
