/** What objects were and are, by the time from which on DNS answers by it. */

interface Version<T> {
  readonly fromMs: number;
  /** `undefined` is an object that is not there. */
  readonly value: T | undefined;
}

/** Hears of versions as they are held, and as they are forgotten. */
export interface Holding<T> {
  held(key: string, value: T): void;
  forgotten(key: string, value: T): void;
}

/**
 * Objects by key, each in all versions that may still be shown. Nothing waits on a timer: what is
 * shown follows from the time that a question comes at, and what no question can see any more is
 * forgotten with later changes. Times may not go backwards from one change to the next.
 */
export class Versions<T> {
  readonly #byKey = new Map<string, Version<T>[]>();
  readonly #holding: Holding<T> | undefined;
  /** Keys by the time from which an older version of theirs is not needed. */
  #due: { readonly atMs: number; readonly key: string }[] = [];
  #dueStart = 0;

  constructor(holding?: Holding<T>) {
    this.#holding = holding;
  }

  /** The version that is shown at this time. */
  at(key: string, nowMs: number): T | undefined {
    const list = this.#byKey.get(key);
    if (list === undefined) return undefined;
    for (let index = list.length - 1; index >= 0; index -= 1) {
      const version = list[index];
      if (version !== undefined && version.fromMs <= nowMs) return version.value;
    }
    return undefined;
  }

  /** A change that is shown after the delay, but never before an earlier one of the same key. */
  change(key: string, value: T | undefined, { nowMs, delayMs }: Change): void {
    this.#forget(nowMs);
    const list = this.#byKey.get(key) ?? [];
    if (list.length === 0) {
      if (value === undefined) return;
      this.#byKey.set(key, list);
    }
    const fromMs = Math.max(nowMs + delayMs, list.at(-1)?.fromMs ?? 0);
    list.push({ fromMs, value });
    if (value !== undefined) this.#holding?.held(key, value);
    if (list.length > 1) this.#due.push({ atMs: fromMs, key });
  }

  /** How many objects are held, those included that are gone but still shown. */
  get size(): number {
    return this.#byKey.size;
  }

  /** In the order of changes: one that is due may wait for others, but not for ever. */
  #forget(nowMs: number): void {
    let next = this.#due[this.#dueStart];
    while (next !== undefined && next.atMs <= nowMs) {
      this.#prune(next.key, nowMs);
      this.#dueStart += 1;
      next = this.#due[this.#dueStart];
    }
    if (this.#dueStart > this.#due.length / 2) {
      this.#due = this.#due.slice(this.#dueStart);
      this.#dueStart = 0;
    }
  }

  #prune(key: string, nowMs: number): void {
    const list = this.#byKey.get(key);
    if (list === undefined) return;
    let shown = list.length - 1;
    while (shown > 0 && (list[shown]?.fromMs ?? 0) > nowMs) shown -= 1;
    for (const { value } of list.splice(0, shown)) {
      if (value !== undefined) this.#holding?.forgotten(key, value);
    }
    if (list.length === 1 && list[0]?.value === undefined) this.#byKey.delete(key);
  }
}

export interface Change {
  /** When it happened. */
  readonly nowMs: number;
  readonly delayMs: number;
}

/** Keys by a word that leads to them, each with how often it was added. */
export class KeyIndex {
  readonly #keys = new Map<string, Map<string, number>>();

  keysOf(word: string): Iterable<string> {
    return this.#keys.get(word)?.keys() ?? [];
  }

  add(word: string, key: string): void {
    let counts = this.#keys.get(word);
    if (counts === undefined) {
      counts = new Map();
      this.#keys.set(word, counts);
    }
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  remove(word: string, key: string): void {
    const counts = this.#keys.get(word);
    const count = counts?.get(key);
    if (counts === undefined || count === undefined) return;
    if (count > 1) counts.set(key, count - 1);
    else if (counts.size > 1) counts.delete(key);
    else this.#keys.delete(word);
  }

  get size(): number {
    return this.#keys.size;
  }
}
