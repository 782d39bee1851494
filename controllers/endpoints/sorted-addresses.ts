import type { EndpointAddress } from "../../api/core/endpoints.ts";

/** Addresses in the order in which they are stored: by their text, then by the uid of the pod. */
export class SortedAddresses {
  readonly #list: EndpointAddress[] = [];

  get size(): number {
    return this.#list.length;
  }

  /** So many of the first. */
  first(count: number): readonly EndpointAddress[] {
    return this.#list.slice(0, count);
  }

  /** Adds an address, and says how many are before it. */
  add(address: EndpointAddress): number {
    const at = this.#placeOf(address);
    if (at === this.#list.length) this.#list.push(address);
    else this.#list.splice(at, 0, address);
    return at;
  }

  /** Takes an address away, and says how many were before it. */
  remove(address: EndpointAddress): number {
    const at = this.#placeOf(address);
    this.#list.splice(at, 1);
    return at;
  }

  /** How many are before the address. */
  #placeOf(address: EndpointAddress): number {
    let low = 0;
    let high = this.#list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#list[middle];
      if (other !== undefined && compare(other, address) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(left: EndpointAddress, right: EndpointAddress): number {
  if (left.ip !== right.ip) return left.ip < right.ip ? -1 : 1;
  const [leftUid = "", rightUid = ""] = [left.targetRef?.uid, right.targetRef?.uid];
  return leftUid === rightUid ? 0 : leftUid < rightUid ? -1 : 1;
}
