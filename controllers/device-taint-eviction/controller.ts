import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import type { DeviceAllocation } from "../../api/resource/claim-status.ts";
import type { DeviceTaint } from "../../api/resource/device.ts";
import {
  asksForClaims,
  claimNamesOf,
  isPod,
  isReservedFor,
} from "../../api/resource/pod-claims.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { ResourceSlice } from "../../api/resource/resource-slice.ts";
import {
  type Controller,
  keyOf,
  nothing,
  placeKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { type Eviction, planDeviceEviction } from "./plan.ts";

const byPool = { claims: "claimsByPool", slices: "slicesByPool" };

/** Evicts pods from devices whose NoExecute taints their claims do not tolerate. A key is a pod. */
export const deviceTaintEvictionController: Controller = {
  name: "device-taint-eviction-controller",
  watches: [
    watch(Pod, { keys: (pod) => [keyOf(pod)], when: changesUse }),
    watch(ResourceClaim, { keys: usersOf, indices: { [byPool.claims]: poolsOf } }),
    watch(ResourceSlice, {
      keys: (slice, view) =>
        view.indexed(ResourceClaim, byPool.claims, poolOf(slice)).flatMap(usersOf),
      indices: { [byPool.slices]: (slice) => [poolOf(slice)] },
    }),
  ],
  reconcile(key, view, { memory, failure }) {
    const pod = view.at(Pod, key);
    if (pod === undefined || !asksForClaims(pod)) return nothing;
    return planDeviceEviction({
      pod,
      claims: claimsOf(pod, view),
      taintsOf: (device) => taintsOf(device, view),
      // Nothing else is remembered than what the last plan left.
      before: failure === undefined ? (memory as Eviction | undefined) : undefined,
      nowMs: view.nowMs,
    });
  },
};

/** Most pods have nothing to do with devices, and cost a look. */
function changesUse(next: Pod | undefined, previous: Pod | undefined): boolean {
  if (next === undefined || !asksForClaims(next)) return false;
  if (previous === undefined) return true;
  return (
    next.spec.nodeName !== previous.spec.nodeName ||
    next.metadata.uid !== previous.metadata.uid ||
    !equalJson(next.status.resourceClaimStatuses, previous.status.resourceClaimStatuses)
  );
}

/** The keys of the pods that a claim is reserved for. */
function usersOf({ metadata: { namespace }, status }: ResourceClaim): readonly string[] {
  return (status.reservedFor ?? []).filter(isPod).map(({ name }) => placeKey(namespace, name));
}

const poolKey = (driver: string, pool: string) => `${driver}/${pool}`;

const poolOf = ({ spec: { driver, pool } }: ResourceSlice) => poolKey(driver, pool.name);

function poolsOf({ status }: ResourceClaim): readonly string[] {
  const results = status.allocation?.devices.results ?? [];
  return [...new Set(results.map(({ driver, pool }) => poolKey(driver, pool)))];
}

/** The claims of a pod that are reserved for it, and not for another of its name. */
function claimsOf(pod: Pod, view: View): readonly ResourceClaim[] {
  return claimNamesOf(pod)
    .map((name) => view.get(ResourceClaim, pod.metadata.namespace, name))
    .filter((claim) => claim !== undefined)
    .filter((claim) => isReservedFor(claim, pod));
}

/** What the newest slices of its pool say of a device; nothing where it is in none of them. */
function taintsOf({ driver, pool, device }: DeviceAllocation, view: View): readonly DeviceTaint[] {
  const slices = view.indexed(ResourceSlice, byPool.slices, poolKey(driver, pool));
  const generation = Math.max(...slices.map(({ spec }) => spec.pool.generation));
  return (
    slices
      .filter(({ spec }) => spec.pool.generation === generation)
      .flatMap(({ spec }) => spec.devices ?? [])
      .find(({ name }) => name === device)?.taints ?? []
  );
}
