/**
 * Picks devices for the claims of a pod, node by node.
 *
 * Guarantees: it is pure but for the shares' UUIDs, which are drawn only for what is found; the
 * same inventory gives the same devices; no device is given away twice, and no more of a counter or
 * a capacity than there is.
 */
import type { Node } from "../../api/core/node/node.ts";
import type { AllocationResult } from "../../api/resource/claim-status.ts";
import type { DeviceClass } from "../../api/resource/device-class.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import type { ResourceSlice } from "../../api/resource/resource-slice.ts";
import type { SelectableNode } from "../../api/selectors/nodes.ts";
import { AllocationError } from "./allocation-error.ts";
import type { Candidate } from "./candidates.ts";
import { amountsFor, fitsBeside, noAmounts } from "./capacity.ts";
import { type Counters, consumptionOf, noCounters } from "./counters.ts";
import { Holdings } from "./holdings.ts";
import { type Pool, poolsIn } from "./pools.ts";
import { hasDevice } from "./reach.ts";
import { type Ask, matchesAsk, readClaims, toldOf } from "./requests.ts";
import { allocationOf } from "./result.ts";
import { findDevices } from "./search.ts";
import { type Taken, takenBy } from "./taken.ts";

export { AllocationError } from "./allocation-error.ts";

/** What there is to allocate, and what of it is allocated. */
export interface Inventory {
  /** Pools are gathered once for each list: hand the same one as long as nothing changes in it. */
  readonly slices: readonly ResourceSlice[];
  /** What claims have already, those that are only promised included. */
  readonly allocations: readonly AllocationResult[];
  /** The classes by name. */
  readonly classes: ReadonlyMap<string, DeviceClass>;
}

export interface Allocator {
  /**
   * An allocation for each of a pod's claims that have none yet, in their order; `undefined` where
   * the node cannot have them all at once. Throws an AllocationError where that cannot be told.
   */
  allocate(claims: readonly ResourceClaim[], node: Node): readonly AllocationResult[] | undefined;
}

/**
 * What allocates out of an inventory, for any number of nodes; what they share is worked out once.
 * `uid` makes the UUIDs by which shares of one device are told apart.
 * Source: k8s.io/dynamic-resource-allocation/structured 1.36, with all its beta features.
 */
export function createAllocator(inventory: Inventory, uid: () => string): Allocator {
  const poolsOf = poolsIn(inventory.slices);
  const taken = takenBy(inventory.allocations);
  const left = new WeakMap<Pool, Counters>();
  const availableIn = (pool: Pool | undefined): Counters => {
    if (pool === undefined) return noCounters;
    const available = left.get(pool) ?? countersLeft(pool, taken);
    left.set(pool, available);
    return available;
  };
  return {
    allocate(claims, { metadata: { name = "", labels = {} } }) {
      const node: SelectableNode = { name, labels };
      const { pools, candidates } = poolsOf(node);
      const byId = new Map(pools.map((pool) => [pool.id, pool]));
      const matches = matcherFor(node);
      const found = findDevices({
        claims: readClaims(claims, {
          classes: inventory.classes,
          matching: (ask) => allMatching(ask, pools, { taken, matches }),
        }),
        candidates,
        holdings: new Holdings(taken, (pool) => availableIn(byId.get(pool))),
        matches,
      });
      if (found === undefined) return refusal(pools);
      return claims.map((claim, at) => {
        const holdings = found.filter(({ ask }) => ask.claim === at);
        return allocationOf(claim, holdings, { nodeName: name, uid });
      });
    },
  };
}

/** A node whose pools contradict themselves gets another answer than one with too few devices. */
function refusal(pools: readonly Pool[]): undefined {
  if (!pools.some(({ flaw }) => flaw === "invalid")) return undefined;
  throw new AllocationError("invalid resource pools were encountered");
}

type Matcher = (ask: Ask, candidate: Candidate) => boolean;

/** Selectors are asked first: one that fails on a device does so wherever that is. */
const matcherFor =
  (node: SelectableNode): Matcher =>
  (ask, candidate) =>
    matchesAsk(ask, candidate) && hasDevice(node, candidate);

/** All devices of the node that a request means, whoever has them; their pools must be in order. */
function allMatching(
  ask: Ask,
  pools: readonly Pool[],
  { taken, matches }: { readonly taken: Taken; readonly matches: Matcher },
): readonly Candidate[] {
  return pools.flatMap(({ id, flaw, candidates }) => {
    if (flaw !== undefined) {
      const state = flaw === "incomplete" ? "being updated" : "invalid";
      const problem = `asks for all devices, but resource pool ${id} is currently ${state}`;
      throw new AllocationError(`${toldOf(ask)}: ${problem}`);
    }
    return candidates.filter((candidate) => {
      if (!matches(ask, candidate)) return false;
      const amounts = amountsFor(ask.wanted.capacity?.requests, candidate.device);
      const used = taken.shared.get(candidate.id) ?? noAmounts;
      return amounts !== undefined && fitsBeside(amounts, used, candidate.device);
    });
  });
}

/** What is left of the counters of a pool; below zero where more was given than there is now. */
function countersLeft({ counters, candidates, elsewhere }: Pool, taken: Taken): Counters {
  const left = new Map(counters);
  for (const candidate of [...candidates, ...elsewhere]) {
    if (!taken.whole.has(candidate.id) && !taken.shared.has(candidate.id)) continue;
    for (const [name, nano] of consumptionOf(candidate)) {
      left.set(name, (left.get(name) ?? 0n) - nano);
    }
  }
  return left;
}
