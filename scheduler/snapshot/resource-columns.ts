import type { Node } from "../framework/framework.ts";
import { amountOf, type PodRequests } from "../resources/pod-requests.ts";
import { ResourceColumn } from "./node-info.ts";

/** What nodes have of each resource and pods take of it, by slot: a column for each resource. */
export class ResourceColumns {
  readonly pods: ResourceColumn;
  readonly #columns: Map<string, ResourceColumn>;
  #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.pods = new ResourceColumn(capacity);
    this.#columns = new Map([["pods", this.pods]]);
  }

  get size(): number {
    return this.#columns.size;
  }

  get(resource: string): ResourceColumn | undefined {
    return this.#columns.get(resource);
  }

  /** Counts the requests of one pod, or takes them off. */
  count(slot: number, { amounts }: PodRequests, sign: 1 | -1): void {
    this.pods.add(slot, sign, sign);
    for (const { name, amount, nonZeroAmount } of amounts) {
      this.#columnFor(name).add(slot, sign * amount, sign * nonZeroAmount);
    }
  }

  readAllocatable(slot: number, { status }: Node): void {
    const given = status.allocatable ?? {};
    for (const name in given) this.#columnFor(name);
    for (const [name, { allocatable }] of this.#columns) {
      allocatable[slot] = amountOf(name, given[name] ?? "0");
    }
  }

  grow(capacity: number): void {
    this.#capacity = capacity;
    for (const column of this.#columns.values()) column.grow(capacity);
  }

  #columnFor(resource: string): ResourceColumn {
    const known = this.#columns.get(resource);
    if (known !== undefined) return known;
    const made = new ResourceColumn(this.#capacity);
    this.#columns.set(resource, made);
    return made;
  }
}
