import { equalJson } from "../../api/json.ts";
import type { AllocationResult } from "../../api/resource/claim-status.ts";
import { asksForClaims, canBeReserved, isReservedFor } from "../../api/resource/pod-claims.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { matchesAnyTerm, type NodeMatcher } from "../../api/selectors/nodes.ts";
import { keyOf } from "../../client/controller.ts";
import { bindClaims, type ClaimToBind, deallocate, unreserve } from "../binding/claim-binder.ts";
import type { Refusals } from "../decision/refusals.ts";
import { AllocationError } from "../devices/allocate.ts";
import type { Devices } from "../devices/devices.ts";
import { deviceClaimsOf } from "../devices/pod-devices.ts";
import { hasChoice, preference } from "../devices/preference.ts";
import type {
  ClusterEvent,
  Node,
  Plugin,
  Pod,
  PostFilterResult,
  PreFilterResult,
  Rejection,
  Remedy,
} from "../framework/framework.ts";
import type { Placement } from "../framework/placement.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

const name = "DynamicResources";

const refusal = (reason: string): Rejection => ({
  plugin: name,
  reasons: [reason],
  unresolvable: true,
});
const elsewhere = refusal("resourceclaim not available on the node");
const notAll = refusal("cannot allocate all claims");

const otherNode: Remedy = { change: "the node that has the devices of its claims" };
const moreDevices: Remedy = { change: "devices that its claims ask for, free on the node" };

/** What pods on their way to a node were promised; they go by the placement. */
const promised = new WeakMap<Placement, readonly ClaimToBind[]>();

/**
 * Places pods where the devices are that their claims ask for, and allocates those.
 * Source: kube-scheduler dynamicresources 1.36.
 */
export const dynamicResources: Plugin = {
  name,
  // No two pods with claims are alike.
  sign: (pod) => (asksForClaims(pod) ? (pod.metadata.uid ?? "") : ""),
  preEnqueue(pod, { devices }) {
    if (!asksForClaims(pod)) return undefined;
    const claims = deviceClaimsOf(pod, devices.sources.claims);
    return typeof claims === "string" ? claims : undefined;
  },
  preFilter,
  preScore(pod, snapshot) {
    if (!asksForClaims(pod)) return undefined;
    const { devices } = snapshot;
    const claims = deviceClaimsOf(pod, devices.sources.claims);
    if (typeof claims === "string") return undefined;
    const open = claims.filter(isOpen);
    if (!open.some(hasChoice)) return undefined;
    return {
      score(slot) {
        const allocations = allocationsOn(snapshot.info(slot).node, open, devices);
        return "reasons" in allocations ? 0 : preference(open, allocations);
      },
      normalize: "highest",
    };
  },
  postFilter,
  reserve(placement, { snapshot }) {
    const { pod, node } = placement;
    if (!asksForClaims(pod)) return undefined;
    const { devices } = snapshot;
    const claims = deviceClaimsOf(pod, devices.sources.claims);
    if (typeof claims === "string") return { code: "Error", message: claims };
    const open = claims.filter(isOpen);
    const allocations = allocationsOn(snapshot.info(snapshot.slotOf(node)).node, open, devices);
    if ("reasons" in allocations) return { code: "Error", message: allocations.reasons.join() };
    const all = claims.map((claim) => ({ claim, allocation: allocations[open.indexOf(claim)] }));
    promised.set(placement, all);
    for (const { claim, allocation } of all) {
      if (allocation !== undefined) devices.promise(claim, allocation);
    }
    return undefined;
  },
  unreserve(placement, handle) {
    const claims = promised.get(placement);
    if (claims === undefined) return;
    promised.delete(placement);
    const { devices } = handle.snapshot;
    for (const { claim } of claims) {
      devices.release(claim);
      const now = devices.sources.claims.get(keyOf(claim));
      if (now === undefined || !isReservedFor(now, placement.pod)) continue;
      handle.perform(unreserve(now, placement.pod), placement.cause, () => undefined);
    }
  },
  preBind(placement, handle, done) {
    const claims = promised
      .get(placement)
      ?.filter(({ claim }) => !isReservedFor(claim, placement.pod));
    if (claims === undefined || claims.length === 0) {
      done();
      return;
    }
    bindClaims(placement, { handle, claims }, (problem) =>
      done(problem === undefined ? undefined : { code: "Error", message: problem }),
    );
  },
  requeueOn: [
    "NodeAdd",
    "NodeUpdateLabel",
    "ResourceClaimChange",
    "DeviceClassChange",
    "ResourceSliceChange",
  ],
  queueingHint: mayHelp,
};

const isOpen = ({ status }: ResourceClaim) => status.allocation === undefined;

function preFilter(pod: Pod, snapshot: Snapshot): PreFilterResult | undefined {
  if (!asksForClaims(pod)) return undefined;
  const { devices } = snapshot;
  const claims = deviceClaimsOf(pod, devices.sources.claims);
  if (typeof claims === "string") return { rejection: refusal(claims) };
  if (claims.length === 0) return undefined;
  for (const claim of claims) {
    const obstacle = obstacleOf(claim, pod, devices);
    if (obstacle !== undefined) return { rejection: refusal(obstacle) };
  }
  const reachesAll = claims.flatMap(reachOf);
  const open = claims.filter(isOpen);
  return {
    filter(slot) {
      const info = snapshot.info(slot);
      if (!reachesAll.every((reaches) => reaches(info))) return elsewhere;
      const allocations = allocationsOn(info.node, open, devices);
      return "reasons" in allocations ? allocations : undefined;
    },
    remedies: (slot) =>
      reachesAll.every((reaches) => reaches(snapshot.info(slot))) ? [moreDevices] : [otherNode],
    clusterWide: true,
  };
}

/** Why no node will do as long as a claim is as it is. */
function obstacleOf(claim: ResourceClaim, pod: Pod, devices: Devices): string | undefined {
  if (!isOpen(claim)) {
    return canBeReserved(claim) || isReservedFor(claim, pod) ? undefined : "resourceclaim in use";
  }
  if (devices.isPromised(claim)) {
    return `resource claim ${keyOf(claim)} is in the process of being allocated`;
  }
  for (const { name: request, exactly, firstAvailable = [] } of claim.spec.devices.requests ?? []) {
    const asked = [
      ...(exactly === undefined ? [] : [{ request, ...exactly }]),
      ...firstAvailable.map((sub) => ({ ...sub, request: `${request}/${sub.name}` })),
    ];
    const missing = asked.find(
      ({ deviceClassName }) => !devices.sources.classes.get(deviceClassName),
    );
    if (missing === undefined) continue;
    return `request ${missing.request}: device class ${missing.deviceClassName} does not exist`;
  }
  return undefined;
}

/** The nodes that have what was allocated; none is said where all have. */
function reachOf({ status: { allocation } }: ResourceClaim): readonly NodeMatcher[] {
  const terms = allocation?.nodeSelector?.nodeSelectorTerms;
  return terms === undefined ? [] : [matchesAnyTerm(terms)];
}

/**
 * What the claims get on a node, or why they get nothing there. An expression that fails on a
 * device is told; upstream it ends the attempt.
 */
function allocationsOn(
  node: Node | undefined,
  open: readonly ResourceClaim[],
  { allocator }: Devices,
): readonly AllocationResult[] | Rejection {
  if (open.length === 0) return [];
  if (node === undefined) return notAll;
  try {
    return allocator.allocate(open, node) ?? notAll;
  } catch (error) {
    if (error instanceof AllocationError) return refusal(error.message);
    throw error;
  }
}

/** A device that nobody uses, where the pod cannot go, is given back: there may be another. */
function postFilter(
  pod: Pod,
  refusals: Refusals,
  snapshot: Snapshot,
): PostFilterResult | undefined {
  if (!asksForClaims(pod)) return undefined;
  const claims = deviceClaimsOf(pod, snapshot.devices.sources.claims);
  if (typeof claims === "string") return { message: "no new claims to deallocate" };
  const outOfReach = [...snapshot.order].filter((slot) => refusals.on(slot) === elsewhere);
  const idle = claims.find(
    (claim) =>
      isIdle(claim, pod) &&
      outOfReach.some((slot) => reachOf(claim).some((reaches) => !reaches(snapshot.info(slot)))),
  );
  if (idle === undefined) return { message: "still not schedulable" };
  return { message: "deallocation of ResourceClaim completed", writes: [deallocate(idle)] };
}

const isIdle = ({ status: { reservedFor = [] } }: ResourceClaim, { metadata }: Pod): boolean =>
  reservedFor.every(({ uid }) => uid === metadata.uid);

/** Source: dynamicresources isSchedulableAfterClaimChange 1.36. */
function mayHelp(pod: Pod, { deviceClaim }: ClusterEvent, { devices }: Snapshot): boolean {
  if (deviceClaim === undefined) return true;
  const { next, previous } = deviceClaim;
  const claims = deviceClaimsOf(pod, devices.sources.claims);
  if (typeof claims === "string") return false;
  const isFreed = previous?.status.allocation !== undefined && isOpen(next);
  if (isFreed) return true;
  const isOwn = claims.some(({ metadata }) => metadata.uid === next.metadata.uid);
  return isOwn && (previous === undefined || !equalJson(previous.status, next.status));
}
