/** What devices of a pool share, as the parts of one device its memory. */
import type { ResourceSlice } from "../../api/resource/resource-slice.ts";
import type { Candidate } from "./candidates.ts";
import { quantityOf } from "./capacity.ts";

/** Billionths by `counter set/counter`. */
export type Counters = ReadonlyMap<string, bigint>;

export const noCounters: Counters = new Map();

/** The counters of a pool; `undefined` where two sets have one name. */
export function countersIn(slices: readonly ResourceSlice[]): Counters | undefined {
  const sets = slices.flatMap(({ spec }) => spec.sharedCounters ?? []);
  if (new Set(sets.map(({ name }) => name)).size < sets.length) return undefined;
  return new Map(
    sets.flatMap((set) =>
      Object.entries(set.counters).map(
        ([name, { value }]) => [`${set.name}/${name}`, quantityOf(value).nano] as const,
      ),
    ),
  );
}

const known = new WeakMap<Candidate, Counters>();

/** What a device takes of the counters of its pool. */
export function consumptionOf(candidate: Candidate): Counters {
  const { consumesCounters = [] } = candidate.device;
  if (consumesCounters.length === 0) return noCounters;
  const before = known.get(candidate);
  if (before !== undefined) return before;
  let made = noCounters;
  for (const { counterSet, counters } of consumesCounters) {
    const taken = Object.entries(counters).map(
      ([name, { value }]) => [`${counterSet}/${name}`, quantityOf(value).nano] as const,
    );
    made = addCounters(made, new Map(taken));
  }
  known.set(candidate, made);
  return made;
}

export function addCounters(left: Counters, right: Counters): Counters {
  const sums = new Map(left);
  for (const [name, nano] of right) sums.set(name, (sums.get(name) ?? 0n) + nano);
  return sums;
}

/** Whether no counter is taken from more than it has, of those that nobody asked about too. */
export const isWithin = (taken: Counters, available: Counters): boolean =>
  [...available].every(([name, nano]) => (taken.get(name) ?? 0n) <= nano);
