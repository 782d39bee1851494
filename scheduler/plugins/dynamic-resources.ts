import { equalJson } from "../../api/json.ts";
import { asksForClaims, canBeReserved, isReservedFor } from "../../api/resource/pod-claims.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { matchesAnyTerm, type NodeMatcher } from "../../api/selectors/nodes.ts";
import { keyOf } from "../../client/controller.ts";
import { bindClaims, type ClaimToBind, deallocate, unreserve } from "../binding/claim-binder.ts";
import { bindExtendedClaim, discard } from "../binding/extended-claim-binder.ts";
import type { Refusals } from "../decision/refusals.ts";
import type { Devices } from "../devices/devices.ts";
import { classesAskedOf } from "../devices/extended-claim.ts";
import { askedBy, type Granted, grantOn, isOpen, refusal } from "../devices/grant.ts";
import { deviceClaimsOf } from "../devices/pod-devices.ts";
import { hasChoice, preference } from "../devices/preference.ts";
import type {
  ClusterEvent,
  Plugin,
  Pod,
  PostFilterResult,
  PreFilterResult,
  Remedy,
} from "../framework/framework.ts";
import type { Placement } from "../framework/placement.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

const name = "DynamicResources";

const elsewhere = refusal("resourceclaim not available on the node");

const otherNode: Remedy = { change: "the node that has the devices of its claims" };
const moreDevices: Remedy = { change: "devices that its claims ask for, free on the node" };

/** What a pod on its way to a node was promised. */
interface Promised {
  readonly claims: readonly ClaimToBind[];
  readonly extended: Granted["extended"];
  /** The claim of its extended resources, once there is one. */
  made?: ResourceClaim;
}

/** They go by the placement. */
const promised = new WeakMap<Placement, Promised>();

/**
 * Places pods where the devices are that their claims ask for, or that stand for extended
 * resources, and allocates those. Source: kube-scheduler dynamicresources 1.36.
 */
export const dynamicResources: Plugin = {
  name,
  // No two pods with claims are alike, nor two that get one.
  sign: (pod, { devices }) =>
    asksForClaims(pod) || classesAskedOf(pod, devices).size > 0 ? (pod.metadata.uid ?? "") : "",
  preEnqueue(pod, { devices }) {
    if (!asksForClaims(pod)) return undefined;
    const claims = deviceClaimsOf(pod, devices.sources.claims);
    return typeof claims === "string" ? claims : undefined;
  },
  preFilter,
  preScore(pod, snapshot) {
    if (!asksForClaims(pod)) return undefined;
    const { devices } = snapshot;
    const asked = askedBy(pod, devices);
    if (asked === undefined || typeof asked === "string") return undefined;
    const { open } = asked;
    if (!open.some(hasChoice)) return undefined;
    return {
      score(slot) {
        const granted = grantOn(snapshot.info(slot).node, asked, devices);
        return "reasons" in granted ? 0 : preference(open, granted.allocations);
      },
      normalize: "highest",
    };
  },
  postFilter,
  reserve(placement, { snapshot }) {
    const { pod, node } = placement;
    const { devices } = snapshot;
    const asked = askedBy(pod, devices);
    if (asked === undefined) return undefined;
    if (typeof asked === "string") return { code: "Error", message: asked };
    const granted = grantOn(snapshot.info(snapshot.slotOf(node)).node, asked, devices);
    if ("reasons" in granted) return { code: "Error", message: granted.reasons.join() };
    const { allocations, extended } = granted;
    const claims = asked.claims.map((claim) => {
      return { claim, allocation: allocations[asked.open.indexOf(claim)] };
    });
    promised.set(placement, { claims, extended });
    for (const { claim, allocation } of [...claims, ...(extended ? [extended] : [])]) {
      if (allocation !== undefined) devices.promise(claim, allocation);
    }
    return undefined;
  },
  unreserve(placement, handle) {
    const given = promised.get(placement);
    if (given === undefined) return;
    promised.delete(placement);
    const { claims, extended, made } = given;
    const { devices } = handle.snapshot;
    for (const { claim } of claims) {
      devices.release(claim);
      const now = devices.sources.claims.get(keyOf(claim));
      if (now === undefined || !isReservedFor(now, placement.pod)) continue;
      handle.perform(unreserve(now, placement.pod), placement.cause, () => undefined);
    }
    for (const claim of [extended?.claim, made]) if (claim !== undefined) devices.release(claim);
    for (const write of made === undefined ? [] : discard(made)) {
      handle.perform(write, placement.cause, () => undefined);
    }
  },
  preBind(placement, handle, done) {
    const given = promised.get(placement);
    const finish = (problem: string | undefined) =>
      done(problem === undefined ? undefined : { code: "Error", message: problem });
    if (given === undefined) {
      finish(undefined);
      return;
    }
    const { extended } = given;
    const claims = given.claims.filter(({ claim }) => !isReservedFor(claim, placement.pod));
    bindClaims(placement, { handle, claims }, (problem) => {
      if (problem !== undefined || extended === undefined) {
        finish(problem);
        return;
      }
      const made = (claim: ResourceClaim) => {
        given.made = claim;
        handle.snapshot.devices.release(extended.claim);
        handle.snapshot.devices.promise(claim, extended.allocation);
      };
      bindExtendedClaim(placement, { ...extended, handle, made }, finish);
    });
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

function preFilter(pod: Pod, snapshot: Snapshot): PreFilterResult | undefined {
  const { devices } = snapshot;
  const asked = askedBy(pod, devices);
  if (asked === undefined) return undefined;
  if (typeof asked === "string") return { rejection: refusal(asked) };
  const { claims, extended } = asked;
  if (claims.length === 0 && extended === undefined) return undefined;
  for (const claim of claims) {
    const obstacle = obstacleOf(claim, pod, devices);
    if (obstacle !== undefined) return { rejection: refusal(obstacle) };
  }
  const reachesAll = claims.flatMap(reachOf);
  return {
    filter(slot) {
      const info = snapshot.info(slot);
      if (!reachesAll.every((reaches) => reaches(info))) return elsewhere;
      const granted = grantOn(info.node, asked, devices);
      return "reasons" in granted ? granted : undefined;
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
 * A device that nobody uses, where the pod cannot go, is given back: there may be another. So is
 * the claim of an attempt before.
 */
function postFilter(
  pod: Pod,
  refusals: Refusals,
  snapshot: Snapshot,
): PostFilterResult | undefined {
  const asked = askedBy(pod, snapshot.devices);
  if (asked === undefined) return undefined;
  if (typeof asked === "string") return { message: "no new claims to deallocate" };
  const { claims, extended } = asked;
  if (extended?.stale !== undefined) {
    return { message: "deletion of ResourceClaim completed", writes: discard(extended.stale) };
  }
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
