/** Which devices are had, and how much of them, while an allocation is looked for. */
import type { Candidate } from "./candidates.ts";
import { type Amounts, addAmounts, amountsFor, fitsBeside, noAmounts } from "./capacity.ts";
import { addCounters, type Counters, consumptionOf, isWithin, noCounters } from "./counters.ts";
import type { Ask } from "./requests.ts";
import type { Taken } from "./taken.ts";

/** A device that was taken for a request. */
export interface Holding {
  readonly candidate: Candidate;
  readonly ask: Ask;
  /** Present where several claims can have the device: how much this one takes. */
  readonly consumed?: Amounts;
}

/** What claims have already, and what those have that are being allocated, the last on top. */
export class Holdings {
  readonly #taken: Taken;
  readonly #available: (pool: string) => Counters;
  /** The claims that are about to have a device, by its id. */
  readonly #claims = new Map<string, readonly number[]>();
  /** How much is about to be had of a device that several claims can have, by its id. */
  readonly #shares = new Map<string, Amounts>();
  /** How much is about to be taken of the counters of a pool, by its id. */
  readonly #counters = new Map<string, Counters>();
  /** Puts back what was before each device was taken. */
  readonly #undo: (() => void)[] = [];

  /** `available` tells what a pool has left of its counters beside what claims have already. */
  constructor(taken: Taken, available: (pool: string) => Counters) {
    this.#taken = taken;
    this.#available = available;
  }

  /** Those who look after devices mind no other claims, but have each device only once. */
  isHad({ claim, isAdmin }: Ask, { id }: Candidate): boolean {
    const claims = this.#claims.get(id) ?? [];
    return isAdmin ? claims.includes(claim) : this.#taken.whole.has(id) || claims.length > 0;
  }

  /** Takes a device for a request; `undefined`, and nothing changes, where it is not to be had. */
  take(ask: Ask, candidate: Candidate): Holding | undefined {
    if (this.isHad(ask, candidate)) return undefined;
    const amounts = amountsFor(ask.wanted.capacity?.requests, candidate.device);
    if (amounts === undefined || !this.#hasLeft(candidate, amounts)) return undefined;
    const counters = this.#countersWith(candidate);
    if (counters === undefined) return undefined;
    const { id, pool, device } = candidate;
    const undoCounters = put(this.#counters, pool, counters);
    if (device.allowMultipleAllocations === true) {
      const share = addAmounts(this.#shares.get(id) ?? noAmounts, amounts);
      this.#undo.push(undoCounters, put(this.#shares, id, share));
      return { candidate, ask, consumed: amounts };
    }
    const claims = [...(this.#claims.get(id) ?? []), ask.claim];
    this.#undo.push(undoCounters, put(this.#claims, id, claims));
    return { candidate, ask };
  }

  /** Gives back the device that was taken last. */
  giveBack(): void {
    this.#undo.pop()?.();
    this.#undo.pop()?.();
  }

  #hasLeft({ id, device }: Candidate, amounts: Amounts): boolean {
    const [before, now] = [this.#taken.shared.get(id), this.#shares.get(id)];
    return fitsBeside(amounts, addAmounts(before ?? noAmounts, now ?? noAmounts), device);
  }

  /**
   * What is taken from the pool's counters with this device too; `undefined` where that is too
   * much. Only the first share of a device takes of them.
   */
  #countersWith(candidate: Candidate): Counters | undefined {
    const { id, pool, device } = candidate;
    const before = this.#counters.get(pool) ?? noCounters;
    const isShared = this.#taken.shared.has(id) || this.#shares.has(id);
    const consumption = consumptionOf(candidate);
    if (consumption.size === 0) return before;
    if (device.allowMultipleAllocations === true && isShared) return before;
    const after = addCounters(before, consumption);
    return isWithin(after, this.#available(pool)) ? after : undefined;
  }
}

/** Sets a value, and gives back what sets the one that was there. */
function put<V>(map: Map<string, V>, key: string, value: V): () => void {
  const before = map.get(key);
  map.set(key, value);
  return () => {
    if (before === undefined) map.delete(key);
    else map.set(key, before);
  };
}
