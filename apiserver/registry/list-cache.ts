import type { KubeObject } from "../../api/resource.ts";

/** So many lists are remembered; the one that was asked for least recently goes first. */
const listsMax = 64;

interface Remembered {
  readonly changed: number;
  readonly items: readonly KubeObject[];
}

/**
 * The items of lists that were asked for of late. As long as nothing of the resource changes, the
 * same question gets the very same items, by which their bytes can be remembered too.
 */
export class ListCache {
  readonly #lists = new Map<string, Remembered>();

  /** What `make` gives, at most once as long as `changed`, the last change, stays the same. */
  items(key: string, changed: number, make: () => readonly KubeObject[]): readonly KubeObject[] {
    const known = this.#lists.get(key);
    this.#lists.delete(key);
    const current = known?.changed === changed ? known : remembered(changed, make());
    this.#lists.set(key, current);
    const [oldest] = this.#lists.keys();
    if (this.#lists.size > listsMax && oldest !== undefined) this.#lists.delete(oldest);
    return current.items;
  }
}

/** Frozen, as is everything of which more may be remembered. */
const remembered = (changed: number, items: readonly KubeObject[]): Remembered => ({
  changed,
  items: Object.freeze(items),
});
