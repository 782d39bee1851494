import { claimsOfPod } from "../../api/core/pod/claims.ts";
import { oncePod } from "../../api/core/volume/access-modes.ts";
import type { Plugin, Rejection } from "../framework.ts";
import { claimKey } from "../volumes.ts";

const name = "VolumeRestrictions";
const rejection: Rejection = {
  plugin: name,
  reasons: [
    "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode",
  ],
  unresolvable: false,
};

/** Keeps a pod away from a claim for a single pod while another pod uses it. */
export const volumeRestrictions: Plugin = {
  name,
  // VolumeBinding tells apart the pods that have claims.
  sign: () => "",
  preFilter(pod, { volumes }) {
    const claims = claimsOfPod(pod);
    if (claims.length === 0) return undefined;
    const isTaken = claims.some((each) => {
      const key = claimKey(pod, each);
      const isForOne = volumes.sources.claims.get(key)?.spec.accessModes?.includes(oncePod);
      return isForOne === true && volumes.isUsed(key, pod);
    });
    return isTaken ? { filter: () => rejection, clusterWide: true } : undefined;
  },
  requeueOn: ["AssignedPodDelete", "PersistentVolumeClaimChange"],
};
