/** A binary heap: `pop` takes the least item by `before`, which must be a total order. */
export class Heap<T> {
  readonly #before: (left: T, right: T) => boolean;
  readonly #items: T[] = [];

  constructor(before: (left: T, right: T) => boolean) {
    this.#before = before;
  }

  get size(): number {
    return this.#items.length;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    const items = this.#items;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = items[parentAt];
      if (parent === undefined || !this.#before(item, parent)) break;
      items[at] = parent;
      at = parentAt;
    }
    items[at] = item;
  }

  pop(): T | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (last !== undefined && items.length > 0) this.#sink(last);
    return top;
  }

  /** Puts `item` in place of the top and lets it down to where it belongs. */
  #sink(item: T): void {
    const items = this.#items;
    let at = 0;
    while (true) {
      let childAt = 2 * at + 1;
      let child = items[childAt];
      if (child === undefined) break;
      const right = items[childAt + 1];
      if (right !== undefined && this.#before(right, child)) {
        child = right;
        childAt += 1;
      }
      if (!this.#before(child, item)) break;
      items[at] = child;
      at = childAt;
    }
    items[at] = item;
  }
}
