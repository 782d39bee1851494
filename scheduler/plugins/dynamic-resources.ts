import * as z from "zod";
import { parseGoDuration } from "../../api/duration.ts";
import { invalid } from "../../api/field-error.ts";
import { equalJson } from "../../api/json.ts";
import { asksForClaims, canBeReserved, isReservedFor } from "../../api/resource/pod-claims.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { matchesAnyTerm, type NodeMatcher } from "../../api/selectors/nodes.ts";
import { keyOf } from "../../client/controller.ts";
import { deallocate, discard } from "../binding/claim-binder.ts";
import { bindDevices, promiseDevices, takeBackDevices } from "../binding/device-binder.ts";
import type { Refusals } from "../decision/refusals.ts";
import type { Devices } from "../devices/devices.ts";
import { classesAskedOf } from "../devices/extended-claim.ts";
import { askedBy, grantOn, isOpen, pluginName as name, refusal } from "../devices/grant.ts";
import { deviceClaimsOf } from "../devices/pod-devices.ts";
import { hasChoice, preference } from "../devices/preference.ts";
import { isUnavailable } from "../devices/readiness.ts";
import type {
  ClusterEvent,
  Plugin,
  Pod,
  PostFilterResult,
  PreFilterResult,
  Remedy,
} from "../framework/framework.ts";
import { configurable } from "../framework/plugin-args.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

/** No filter takes long enough to be cut off: `filterTimeout` is read only. */
const args = z.strictObject({
  filterTimeout: z.string().default("10s"),
  bindingTimeout: z.string().default("600s"),
});
const leastMs = 1000;

const elsewhere = refusal("resourceclaim not available on the node");

const otherNode: Remedy = { change: "the node that has the devices of its claims" };
const moreDevices: Remedy = { change: "devices that its claims ask for, free on the node" };

/**
 * Places pods where the devices are that their claims ask for, or that stand for extended
 * resources, allocates those, and waits until their drivers have made them ready.
 * Source: kube-scheduler dynamicresources 1.36.
 */
export const dynamicResources = configurable(
  name,
  args,
  ({ bindingTimeout }) => create(millisecondsOf(bindingTimeout)),
  (given) =>
    (["filterTimeout", "bindingTimeout"] as const).flatMap((path) => {
      const least = path === "bindingTimeout" ? leastMs : 0;
      if (millisecondsOf(given[path]) >= least) return [];
      const why = least === 0 ? "must be zero or positive" : "must be at least 1 second";
      return [invalid(path, given[path], why)];
    }),
);

/** What is no duration is less than all that are. */
function millisecondsOf(text: string): number {
  const read = parseGoDuration(text);
  return read.ms ?? Number.NEGATIVE_INFINITY;
}

const create = (timeoutMs: number): Plugin => ({
  name,
  // No two pods with claims are alike, nor two that get one.
  sign: (pod, { devices }) =>
    asksForClaims(pod) || classesAskedOf(pod, devices).size > 0 ? (pod.metadata.uid ?? "") : "",
  preEnqueue(pod, { devices }) {
    if (!asksForClaims(pod)) return undefined;
    const claims = deviceClaimsOf(pod, devices.sources.claims);
    return typeof claims === "string" ? claims : undefined;
  },
  preFilter: (pod, snapshot) => preFilter(pod, snapshot, timeoutMs),
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
  postFilter: (pod, refusals, snapshot) => postFilter(pod, refusals, { snapshot, timeoutMs }),
  reserve: (placement, { snapshot }) => promiseDevices(placement, snapshot),
  unreserve: takeBackDevices,
  preBind: (placement, handle, done) =>
    bindDevices(placement, { handle, timeoutMs }, (problem) =>
      done(problem === undefined ? undefined : { code: "Error", message: problem }),
    ),
  requeueOn: [
    "NodeAdd",
    "NodeUpdateLabel",
    "ResourceClaimChange",
    "DeviceClassChange",
    "ResourceSliceChange",
  ],
  queueingHint: mayHelp,
});

function preFilter(pod: Pod, snapshot: Snapshot, timeoutMs: number): PreFilterResult | undefined {
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
  const isLost = claims.some((claim) => isUnavailable(claim, devices.now(), timeoutMs));
  return {
    filter(slot) {
      const info = snapshot.info(slot);
      if (isLost || !reachesAll.every((reaches) => reaches(info))) return elsewhere;
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

interface Surroundings {
  readonly snapshot: Snapshot;
  readonly timeoutMs: number;
}

/**
 * A device that nobody uses, where the pod cannot go or that is not made ready, is given back:
 * there may be another. So is the claim of an attempt before.
 */
function postFilter(
  pod: Pod,
  refusals: Refusals,
  { snapshot, timeoutMs }: Surroundings,
): PostFilterResult | undefined {
  const { devices } = snapshot;
  const asked = askedBy(pod, devices);
  if (asked === undefined) return undefined;
  if (typeof asked === "string") return { message: "no new claims to deallocate" };
  const { claims, extended } = asked;
  if (extended?.stale !== undefined) {
    return { message: "deletion of ResourceClaim completed", writes: discard(extended.stale) };
  }
  const outOfReach = [...snapshot.order].filter((slot) => refusals.on(slot) === elsewhere);
  const isOutOfReach = (claim: ResourceClaim) =>
    outOfReach.some((slot) => reachOf(claim).some((reaches) => !reaches(snapshot.info(slot))));
  const idle = claims.find(
    (claim) =>
      isIdle(claim, pod) && (isUnavailable(claim, devices.now(), timeoutMs) || isOutOfReach(claim)),
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
