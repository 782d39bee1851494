/**
 * What something was like of late, for those that hear of changes late. Only as much is kept as
 * somebody may still ask for.
 */
export class Versions<T> {
  readonly #entries: { readonly atMs: number; value: T }[] = [];

  /** The last value, whoever has heard of it. */
  get latest(): T | undefined {
    return this.#entries.at(-1)?.value;
  }

  /** All that are kept, the oldest first. */
  get values(): readonly T[] {
    return this.#entries.map(({ value }) => value);
  }

  /** Sets the value from `atMs` on, which is no earlier than that of the value before. */
  set(value: T, atMs: number): void {
    const last = this.#entries.at(-1);
    // Of what was only there within one instant nobody hears.
    if (last !== undefined && last.atMs >= atMs) last.value = value;
    else this.#entries.push({ atMs, value });
  }

  /** The value at a time; `undefined` before the first. */
  at(timeMs: number): T | undefined {
    const last = this.#entries.at(-1);
    if (last === undefined || last.atMs <= timeMs) return last?.value;
    return this.#entries[this.#indexAt(timeMs)]?.value;
  }

  /** Forgets what was over before `timeMs`; returns it. */
  forgetBefore(timeMs: number): readonly T[] {
    const index = this.#indexAt(timeMs);
    return index <= 0 ? [] : this.#entries.splice(0, index).map(({ value }) => value);
  }

  /** The index of the last entry that began by then; -1 where there is none. */
  #indexAt(timeMs: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.atMs ?? timeMs) <= timeMs) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
