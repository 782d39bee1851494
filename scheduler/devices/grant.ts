/** What pods ask for of devices, and what they get of it on a node. */
import type { AllocationResult } from "../../api/resource/claim-status.ts";
import { asksForClaims } from "../../api/resource/pod-claims.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import type { Node, Pod, Rejection } from "../framework/framework.ts";
import { AllocationError } from "./allocate.ts";
import type { Devices } from "./devices.ts";
import {
  type ExtendedClaim,
  type ExtendedNeeds,
  extendedClaimOn,
  extendedNeedsOf,
} from "./extended-claim.ts";
import { deviceClaimsOf } from "./pod-devices.ts";

/** Refusals are told under this name. */
export const pluginName = "DynamicResources";

/** Why a node, or all of them, will not do: no eviction would help. */
export const refusal = (reason: string): Rejection => ({
  plugin: pluginName,
  reasons: [reason],
  unresolvable: true,
});
const notAll = refusal("cannot allocate all claims");
const isStale = refusal("cannot schedule extended resource claim");

export const isOpen = ({ status }: ResourceClaim) => status.allocation === undefined;

/** What a pod asks for of devices. */
export interface Asked {
  readonly claims: readonly ResourceClaim[];
  /** Those that have nothing yet. */
  readonly open: readonly ResourceClaim[];
  readonly extended: ExtendedNeeds | undefined;
}

/** Undefined where it asks for none; a text says why it has to wait, in Kubernetes' words. */
export function askedBy(pod: Pod, devices: Devices): Asked | string | undefined {
  const extended = extendedNeedsOf(pod, devices);
  if (extended === undefined && !asksForClaims(pod)) return undefined;
  const claims = deviceClaimsOf(pod, devices.sources.claims);
  return typeof claims === "string" ? claims : { claims, open: claims.filter(isOpen), extended };
}

/** What a pod gets on a node. */
export interface Granted {
  /** Those of the open claims, in their order. */
  readonly allocations: readonly AllocationResult[];
  /** The claim that is to be made, and what it gets. */
  readonly extended: (ExtendedClaim & { readonly allocation: AllocationResult }) | undefined;
}

/**
 * What a pod gets on a node, or why it gets nothing there. An expression that fails on a device is
 * told; upstream it ends the attempt.
 */
export function grantOn(
  node: Node | undefined,
  { open, extended }: Asked,
  { allocator }: Devices,
): Granted | Rejection {
  if (extended?.stale !== undefined) return isStale;
  const toMake = extended && extendedClaimOn(extended, node);
  const claims = toMake === undefined ? open : [...open, toMake.claim];
  if (claims.length === 0) return { allocations: [], extended: undefined };
  if (node === undefined) return notAll;
  try {
    const allocations = allocator.allocate(claims, node);
    if (allocations === undefined) return notAll;
    const own = allocations[open.length];
    return {
      allocations,
      extended: toMake && own && { ...toMake, allocation: own },
    };
  } catch (error) {
    if (error instanceof AllocationError) return refusal(error.message);
    throw error;
  }
}
