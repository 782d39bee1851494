/**
 * The pools of devices that a node has a part in.
 * Source: structured/internal, GatherPools 1.36.
 */
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

/** What a node can have devices of. */
export interface NodePools {
  /** In order of driver and name; those with devices that are bound conditionally come last. */
  readonly pools: readonly Pool[];
  /** The devices of all pools, in the order in which they are tried. */
  readonly candidates: readonly Candidate[];
}

type PoolsOf = (node: SelectableNode) => NodePools;

const known = new WeakMap<readonly ResourceSlice[], PoolsOf>();

/** Tells the pools of one node after another. For the same list of slices it is worked out once. */
export function poolsIn(slices: readonly ResourceSlice[]): PoolsOf {
  const poolsOf = known.get(slices) ?? createPoolsOf(slices);
  known.set(slices, poolsOf);
  return poolsOf;
}

function createPoolsOf(slices: readonly ResourceSlice[]): PoolsOf {
  const entries = slices.toSorted(byName).map((slice, at) => ({
    slice,
    at,
    pool: poolId(slice),
    reaches: sliceReach(slice),
  }));
  const onNode = grouped(entries, ({ slice }) => slice.spec.nodeName ?? "");
  const inPool = grouped(entries, ({ pool }) => pool);
  const poolOf = remembered((part) => buildPool(part, inPool.get(part[0]?.pool ?? "") ?? []));
  const poolsOf = remembered((near): NodePools => {
    const pools = [...grouped(near, ({ pool }) => pool).values()]
      .map(poolOf)
      .filter((pool) => pool !== undefined)
      .sort(byTurn);
    return { pools, candidates: pools.flatMap(({ candidates }) => candidates) };
  });
  return (node) => {
    const near = [...(onNode.get(node.name) ?? []), ...(onNode.get("") ?? [])];
    return poolsOf(
      near.filter(({ reaches }) => reaches(node)).sort((left, right) => left.at - right.at),
    );
  };
}

/** Nodes that have the same slices share what was made of them. */
function remembered<T>(make: (part: readonly Entry[]) => T): (part: readonly Entry[]) => T {
  const made = new Map<string, { readonly value: T }>();
  return (part) => {
    const key = part.map(({ at }) => at).join();
    const { value } = made.get(key) ?? { value: make(part) };
    made.set(key, { value });
    return value;
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
