import { claimsOfPod, type PodClaim } from "../../api/core/pod/claims.ts";
import { oncePod } from "../../api/core/volume/access-modes.ts";
import type { Plugin, Pod, Rejection } from "../framework/framework.ts";
import type { NodeInfo } from "../snapshot/node-info.ts";
import { conflicts, isExclusive } from "../volumes/disk-conflicts.ts";
import { type Disk, disksOf } from "../volumes/pod-disks.ts";
import { claimRemedies, noUsers } from "../volumes/volume-remedies.ts";
import {
  claimKey,
  disksSignature,
  notFound,
  type Volumes,
  volumesSignature,
} from "../volumes/volumes.ts";

const name = "VolumeRestrictions";
const refusal = (reason: string): Rejection => ({
  plugin: name,
  reasons: [reason],
  unresolvable: false,
});
const diskConflict = refusal("node(s) had no available disk");
const claimConflict = refusal(
  "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already " +
    "in-use by another pod",
);

/**
 * Keeps a pod away from a claim for a single pod while another pod uses it, and from nodes where
 * others use a disk that they would not share.
 */
export const volumeRestrictions: Plugin = {
  name,
  sign(pod, { volumes }) {
    const claims = exclusiveClaims(pod, volumes);
    return claims === undefined || claims.length > 0 ? volumesSignature(pod) : disksSignature(pod);
  },
  preFilter(pod, snapshot) {
    const { volumes } = snapshot;
    const disks = disksOf(pod).filter(isExclusive);
    const claims = exclusiveClaims(pod, volumes);
    if (claims === undefined) {
      return { rejection: missing(pod, volumes), remedies: claimRemedies(pod, volumes) };
    }
    if (disks.length === 0 && claims.length === 0) return undefined;
    const isTaken = claims.some((key) => volumes.isUsed(key, pod));
    return {
      filter(slot) {
        if (disks.length > 0 && isInUse(disks, snapshot.info(slot))) return diskConflict;
        return isTaken ? claimConflict : undefined;
      },
      remedies(slot) {
        const others = disks.length > 0 ? usersOf(disks, snapshot.info(slot)) : [];
        return [
          ...(others.length > 0 ? [noUsers("the same disk", others)] : []),
          ...(isTaken ? [noUsers("the same claim", [])] : []),
        ];
      },
      clusterWide: claims.length > 0,
    };
  },
  requeueOn: ["AssignedPodDelete", "NodeAdd", "PersistentVolumeClaimAdd"],
  // Of pods elsewhere Kubernetes does not ask which disks they set free.
  queueingHint: (pod, { pod: other }) =>
    other === undefined ||
    (other.metadata.namespace === pod.metadata.namespace &&
      (uses(other, disksOf(pod)) || sharesClaim(other, pod))),
};

/** Whether both name the same claim, in one namespace. */
function sharesClaim(left: Pod, right: Pod): boolean {
  const names = namedClaims(right);
  return namedClaims(left).some((claim) => names.includes(claim));
}

const namedClaims = (pod: Pod): readonly string[] =>
  claimsOfPod(pod).flatMap(({ name: claim, isEphemeral }) => (isEphemeral ? [] : [claim]));

const noKeys: readonly string[] = [];

/** The keys of the pod's claims that are for one pod; `undefined` where a claim is not there. */
function exclusiveClaims(pod: Pod, { sources }: Volumes): readonly string[] | undefined {
  const claims = claimsOfPod(pod);
  if (claims.length === 0) return noKeys;
  const keys: string[] = [];
  for (const each of claims) {
    if (each.isEphemeral) continue;
    const key = claimKey(pod, each);
    const claim = sources.claims.get(key);
    if (claim === undefined) return undefined;
    if (claim.spec.accessModes?.includes(oncePod) === true) keys.push(key);
  }
  return keys;
}

function missing(pod: Pod, { sources }: Volumes): Rejection {
  const isMissing = (each: PodClaim) => sources.claims.get(claimKey(pod, each)) === undefined;
  const claim = claimsOfPod(pod).find((each) => !each.isEphemeral && isMissing(each));
  const reason = notFound("persistentvolumeclaim", claim?.name ?? "");
  return { ...refusal(reason), unresolvable: true };
}

/** True where a pod on the node has one of the disks. */
function isInUse(disks: readonly Disk[], { volumePods }: NodeInfo): boolean {
  for (const other of volumePods.values()) if (uses(other, disks)) return true;
  return false;
}

const usersOf = (disks: readonly Disk[], { volumePods }: NodeInfo): readonly Pod[] =>
  [...volumePods.values()].filter((other) => uses(other, disks));

const uses = (pod: Pod, disks: readonly Disk[]): boolean =>
  disksOf(pod).some((used) => disks.some((disk) => conflicts(disk, used)));
