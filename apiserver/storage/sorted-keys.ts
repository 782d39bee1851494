/** So many changes are noted at least before they are merged with nobody asking. */
const changesMin = 65_536;

/**
 * The keys of a table in order. Writes only take note; a list then merges what has changed, which
 * costs as much as reading the list does.
 */
export class SortedKeys {
  readonly #holds: (key: string) => boolean;
  #sorted: string[] = [];
  /** Keys that came or went since; some of them more than once. */
  #changed: string[] = [];

  /** `holds` says of a key that has changed whether the table has it now. */
  constructor(holds: (key: string) => boolean) {
    this.#holds = holds;
  }

  /** The key came or went. */
  note(key: string): void {
    this.#changed.push(key);
    // Keys that come and go are not to pile up where nobody ever lists.
    if (this.#changed.length > Math.max(changesMin, this.#sorted.length)) this.all();
  }

  /** All keys, by UTF-16 code units. The array is never changed later. */
  all(): readonly string[] {
    if (this.#changed.length === 0) return this.#sorted;
    const changed = new Set(this.#changed);
    this.#changed = [];
    const kept = this.#sorted.filter((key) => !changed.has(key));
    const present = [...changed].filter(this.#holds).sort();
    // Sorting two runs that are in order is a merge.
    this.#sorted = kept.length === 0 ? present : kept.concat(present).sort();
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
