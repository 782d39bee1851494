/** The pools of devices that a node has a part in. Source: structured/internal, GatherPools 1.36. */
import type { ResourceSlice } from "../../api/resource/resource-slice.ts";
import type { SelectableNode } from "../../api/selectors/nodes.ts";
import { type Candidate, candidatesOf, poolId, qualified } from "./candidates.ts";
import { type Counters, consumptionOf, countersIn, noCounters } from "./counters.ts";
import { sliceReach } from "./reach.ts";

export interface Pool {
  /** `driver/pool` */
  readonly id: string;
  /**
   * Why nothing is allocated from it: slices are missing, as while a driver publishes them, or they
   * contradict each other.
   */
  readonly flaw?: "incomplete" | "invalid";
  /** The devices of the slices that concern the node, in the order in which they are tried. */
  readonly candidates: readonly Candidate[];
  /** Devices of the same pool that the node does not have, but that take from the same counters. */
  readonly elsewhere: readonly Candidate[];
  /** What there is of each counter before anybody takes of it. */
  readonly counters: Counters;
}

/** A slice, and which nodes it concerns. */
interface Entry {
  readonly slice: ResourceSlice;
  /** Its place among all slices by name. */
  readonly at: number;
  readonly pool: string;
  reaches(node: SelectableNode): boolean;
}

/**
 * Tells the pools of one node after another: those that are in order of driver and name, those with
 * devices that are bound conditionally behind the others. What nodes share is worked out once.
 */
export function createPoolsOf(
  slices: readonly ResourceSlice[],
): (node: SelectableNode) => readonly Pool[] {
  const entries = slices.toSorted(byName).map((slice, at) => ({
    slice,
    at,
    pool: poolId(slice),
    reaches: sliceReach(slice),
  }));
  const onNode = grouped(entries, ({ slice }) => slice.spec.nodeName ?? "");
  const inPool = grouped(entries, ({ pool }) => pool);
  const built = new Map<string, Pool | undefined>();
  const poolOf = (part: readonly Entry[]): Pool | undefined => {
    const key = part.map(({ at }) => at).join();
    if (!built.has(key)) built.set(key, buildPool(part, inPool.get(part[0]?.pool ?? "") ?? []));
    return built.get(key);
  };
  return (node) => {
    const near = [...(onNode.get(node.name) ?? []), ...(onNode.get("") ?? [])]
      .filter((entry) => entry.reaches(node))
      .sort((left, right) => left.at - right.at);
    return [...grouped(near, ({ pool }) => pool).values()]
      .map((part) => poolOf(part))
      .filter((pool) => pool !== undefined)
      .sort(byTurn);
  };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

const byName = ({ metadata: left }: ResourceSlice, { metadata: right }: ResourceSlice): number =>
  compare(left.name ?? "", right.name ?? "");

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

function byTurn(left: Pool, right: Pool): number {
  const later = Number(isConditional(left)) - Number(isConditional(right));
  const [[driver, name], [otherDriver, otherName]] = [
    qualified(left.id, ""),
    qualified(right.id, ""),
  ];
  return later || compare(driver, otherDriver) || compare(name, otherName);
}

const isConditional = ({ candidates }: Pool): boolean =>
  candidates.some(({ device }) => device.bindingConditions !== undefined);

/**
 * The pool of which a node has these slices; `undefined` where there are newer ones that the node
 * has no part in. Slices of an older generation are as good as gone.
 */
function buildPool(part: readonly Entry[], all: readonly Entry[]): Pool | undefined {
  const generationOf = ({ slice }: Entry) => slice.spec.pool.generation;
  const generation = Math.max(...part.map(generationOf));
  const mine = part.filter((entry) => generationOf(entry) === generation);
  const count = mine[0]?.slice.spec.pool.resourceSliceCount;
  const id = part[0]?.pool ?? "";
  if (mine.length === count) return checkedPool(id, mine, []);
  if (all.some((entry) => generationOf(entry) > generation)) return undefined;
  const current = all.filter((entry) => generationOf(entry) === generation);
  if (current.length !== count) return flawed(id, "incomplete");
  const others = current.filter((entry) => !mine.includes(entry));
  return checkedPool(id, mine, others);
}

const flawed = (id: string, flaw: "incomplete" | "invalid"): Pool => {
  return { id, flaw, candidates: [], elsewhere: [], counters: noCounters };
};

/** Names are unique, and every counter that is taken from is there; else the pool is invalid. */
function checkedPool(id: string, mine: readonly Entry[], others: readonly Entry[]): Pool {
  const candidates = mine.flatMap(({ slice }) => candidatesOf(slice));
  const elsewhere = others.flatMap(({ slice }) => candidatesOf(slice));
  const counters = countersIn(mine.map(({ slice }) => slice));
  const isUnique = new Set(candidates.map((candidate) => candidate.id)).size === candidates.length;
  if (!isUnique || counters === undefined) return flawed(id, "invalid");
  const areKnown = [...candidates, ...elsewhere].every((candidate) =>
    [...consumptionOf(candidate).keys()].every((counter) => counters.has(counter)),
  );
  return areKnown ? { id, candidates, elsewhere, counters } : flawed(id, "invalid");
}
