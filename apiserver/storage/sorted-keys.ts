/**
 * The keys of a table in order. Writes only take note; a list then merges what has changed, which
 * costs as much as reading the list does.
 */
export class SortedKeys {
  #sorted: string[] = [];
  readonly #added = new Set<string>();
  readonly #deleted = new Set<string>();

  add(key: string): void {
    if (!this.#deleted.delete(key)) this.#added.add(key);
  }

  delete(key: string): void {
    if (!this.#added.delete(key)) this.#deleted.add(key);
  }

  /** All keys, by UTF-16 code units. The array is never changed later. */
  all(): readonly string[] {
    if (this.#added.size === 0 && this.#deleted.size === 0) return this.#sorted;
    const kept = this.#sorted.filter((key) => !this.#deleted.has(key));
    // Sorting two runs that are in order is a merge.
    this.#sorted = [...kept, ...[...this.#added].sort()].sort();
    this.#added.clear();
    this.#deleted.clear();
    return this.#sorted;
  }
}

/** The first index in `keys`, which are in order, whose key is not below `low`. */
export function lowerBound(keys: readonly string[], low: string): number {
  let from = 0;
  let to = keys.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((keys[middle] ?? "") < low) from = middle + 1;
    else to = middle;
  }
  return from;
}
