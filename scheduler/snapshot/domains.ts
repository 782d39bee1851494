import type { NodeInfo } from "./node-info.ts";
import type { Snapshot } from "./snapshot.ts";

/** What is counted in places. */
export interface Counting {
  /** Node label whose equal values make the same place. */
  readonly topologyKey: string;
  /** False for nodes on which nothing is counted; where absent, all count. */
  readonly includes?: (info: NodeInfo) => boolean;
  /** How much the pods of a node count. */
  readonly count: (info: NodeInfo) => number;
}

/** The nodes that have one value of the topology key. */
export interface Domain {
  readonly value: string;
  /** In no order. */
  readonly slots: number[];
  /** How many of its nodes are included. */
  nodes: number;
  count: number;
}

/** A domain of which something changed, and what it was before. */
export interface DomainChange {
  readonly domain: Domain;
  readonly count: number;
  readonly nodes: number;
}

/**
 * Counts pods by the value of a topology key, and keeps up with a node by counting that node again.
 * A domain is there as long as it has nodes, included or not.
 */
export class Domains {
  readonly #snapshot: Snapshot;
  readonly #counting: Counting;
  readonly #domains = new Map<string, Domain>();
  readonly #of: (Domain | undefined)[] = [];
  /** Where a slot is in the list of its domain. */
  readonly #position: number[] = [];
  /** What each node adds to its domain; undefined where it is not included. */
  readonly #added: (number | undefined)[] = [];
  /** The sum over all domains. */
  total = 0;

  constructor(snapshot: Snapshot, counting: Counting) {
    this.#snapshot = snapshot;
    this.#counting = counting;
  }

  get topologyKey(): string {
    return this.#counting.topologyKey;
  }

  /** The domain of a node; undefined where it lacks the label. */
  of(slot: number): Domain | undefined {
    return this.#of[slot];
  }

  /** What is counted on the node itself. */
  on(slot: number): number {
    return this.#added[slot] ?? 0;
  }

  values(): Iterable<Domain> {
    return this.#domains.values();
  }

  /** Counts these nodes again. Returns the domains that they are in or were in, as before. */
  follow(changed: readonly number[]): readonly DomainChange[] {
    const before = new Map<Domain, DomainChange>();
    for (const slot of changed) {
      const was = this.#of[slot];
      const domain = this.#domainOf(slot);
      if (was !== undefined) {
        if (!before.has(was)) before.set(was, asItIs(was));
        this.#uncount(slot, was);
        if (was !== domain) this.#leave(slot, was);
      }
      if (domain === undefined) continue;
      if (!before.has(domain)) before.set(domain, asItIs(domain));
      if (was !== domain) this.#join(slot, domain);
      this.#count(slot, domain);
    }
    for (const domain of before.keys()) {
      if (domain.slots.length === 0) this.#domains.delete(domain.value);
    }
    return [...before.values()];
  }

  #domainOf(slot: number): Domain | undefined {
    if (this.#snapshot.present[slot] !== 1) return undefined;
    const value = this.#snapshot.info(slot).labels[this.#counting.topologyKey];
    if (value === undefined) return undefined;
    const known = this.#domains.get(value);
    if (known !== undefined) return known;
    const made: Domain = { value, slots: [], nodes: 0, count: 0 };
    this.#domains.set(value, made);
    return made;
  }

  #join(slot: number, domain: Domain): void {
    this.#of[slot] = domain;
    this.#position[slot] = domain.slots.length;
    domain.slots.push(slot);
  }

  /** The last of the list takes the place of the one that leaves. */
  #leave(slot: number, { slots }: Domain): void {
    this.#of[slot] = undefined;
    const last = slots.pop();
    if (last === undefined || last === slot) return;
    const position = this.#position[slot] ?? 0;
    slots[position] = last;
    this.#position[last] = position;
  }

  #count(slot: number, domain: Domain): void {
    const info = this.#snapshot.info(slot);
    if (this.#counting.includes?.(info) === false) return;
    const added = this.#counting.count(info);
    this.#added[slot] = added;
    domain.nodes += 1;
    domain.count += added;
    this.total += added;
  }

  #uncount(slot: number, domain: Domain): void {
    const added = this.#added[slot];
    this.#added[slot] = undefined;
    if (added === undefined) return;
    domain.nodes -= 1;
    domain.count -= added;
    this.total -= added;
  }
}

const asItIs = (domain: Domain): DomainChange => ({
  domain,
  count: domain.count,
  nodes: domain.nodes,
});
