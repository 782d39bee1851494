import { floorLog2 } from "../../api/logarithm.ts";
import type { Random } from "../../api/runtime.ts";

/**
 * Finds the slot with the highest total, and keeps up with changes of single totals in a few steps:
 * a tree in which every vertex holds the highest total below it and how many have it. Totals below
 * 0 are of slots that do not count.
 */
export class Ranking {
  /** The slots that take part; of those with equal totals the first in this order is first. */
  readonly order: Int32Array;
  readonly #positions: Int32Array;
  /** Leaves begin here; the vertex v has the children 2v and 2v + 1. */
  readonly #leaves: number;
  readonly #highest: Int32Array;
  readonly #count: Int32Array;

  constructor(order: Int32Array, totals: Int32Array) {
    this.order = order;
    this.#leaves = order.length < 2 ? 1 : 2 ** (floorLog2(order.length - 1) + 1);
    this.#highest = new Int32Array(2 * this.#leaves).fill(-1);
    this.#count = new Int32Array(2 * this.#leaves);
    this.#positions = new Int32Array(totals.length).fill(-1);
    order.forEach((slot, position) => {
      this.#positions[slot] = position;
    });
    this.reset(totals);
  }

  /** Takes all totals anew. */
  reset(totals: Int32Array): void {
    const { order } = this;
    for (let position = 0; position < order.length; position += 1) {
      const slot = order[position] ?? 0;
      this.#setLeaf(this.#leaves + position, totals[slot] ?? -1);
    }
    for (let vertex = this.#leaves - 1; vertex > 0; vertex -= 1) this.#join(vertex);
  }

  /** Takes the new total of one slot. */
  update(slot: number, total: number): void {
    const position = this.#positions[slot] ?? -1;
    if (position < 0) return;
    let vertex = this.#leaves + position;
    this.#setLeaf(vertex, total);
    for (vertex >>= 1; vertex > 0; vertex >>= 1) this.#join(vertex);
  }

  /** The best slot, or -1. Of equals the first, or one drawn evenly where there is `random`. */
  best(random?: Random): number {
    const ties = this.#count[1] ?? 0;
    if (ties === 0) return -1;
    // One draw among all is as even as Kubernetes' one draw per tie.
    let skipped = random !== undefined && ties > 1 ? random.integer(ties) : 0;
    let vertex = 1;
    while (vertex < this.#leaves) {
      const left = 2 * vertex;
      const inLeft = this.#highest[left] === this.#highest[1] ? (this.#count[left] ?? 0) : 0;
      if (skipped < inLeft) vertex = left;
      else {
        skipped -= inLeft;
        vertex = left + 1;
      }
    }
    return this.order[vertex - this.#leaves] ?? -1;
  }

  #setLeaf(leaf: number, total: number): void {
    this.#highest[leaf] = total;
    this.#count[leaf] = total < 0 ? 0 : 1;
  }

  #join(vertex: number): void {
    const left = this.#highest[2 * vertex] ?? -1;
    const right = this.#highest[2 * vertex + 1] ?? -1;
    const leftCount = left >= right ? (this.#count[2 * vertex] ?? 0) : 0;
    const rightCount = right >= left ? (this.#count[2 * vertex + 1] ?? 0) : 0;
    this.#highest[vertex] = Math.max(left, right);
    this.#count[vertex] = leftCount + rightCount;
  }
}

/**
 * The same from a look at all totals, which costs less than a ranking where most of them changed.
 * It draws as a ranking does.
 */
export function bestOf(order: Int32Array, totals: Int32Array, random?: Random): number {
  let highest = -1;
  let first = 0;
  let ties = 0;
  for (let position = 0; position < order.length; position += 1) {
    const total = totals[order[position] ?? 0] ?? -1;
    if (total > highest) {
      highest = total;
      first = position;
      ties = 1;
    } else if (total === highest) ties += 1;
  }
  if (highest < 0) return -1;
  let skipped = random !== undefined && ties > 1 ? random.integer(ties) : 0;
  let position = first;
  while (skipped > 0) {
    position += 1;
    if (totals[order[position] ?? 0] === highest) skipped -= 1;
  }
  return order[position] ?? -1;
}
