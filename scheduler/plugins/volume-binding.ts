import { claimsOfPod } from "../../api/core/pod/claims.ts";
import type { Plugin, Rejection } from "../framework.ts";
import { bindingsOn, claimsToBind } from "../volume-binding.ts";
import { claimKey } from "../volumes.ts";

const name = "VolumeBinding";
const rejections = new Map<string, Rejection>();

/** One object for each set of reasons, for rejections are counted by it. */
function rejectionFor(reasons: readonly string[]): Rejection {
  const key = reasons.join();
  const known = rejections.get(key);
  if (known !== undefined) return known;
  const made: Rejection = { plugin: name, reasons, unresolvable: true };
  rejections.set(key, made);
  return made;
}

/** Places pods where their volumes are, or can be had. */
export const volumeBinding: Plugin = {
  name,
  sign: (pod) => {
    const claims = claimsOfPod(pod);
    if (claims.length === 0) return "";
    return `${pod.metadata.uid}:${claims.map((claim) => claimKey(pod, claim)).join()}`;
  },
  preFilter(pod, snapshot) {
    if (claimsOfPod(pod).length === 0) return undefined;
    const { volumes } = snapshot;
    const claims = claimsToBind(pod, volumes);
    if (typeof claims === "string") {
      return { rejection: { plugin: name, reasons: [claims], unresolvable: true } };
    }
    return {
      filter(slot) {
        const found = bindingsOn(claims, snapshot.info(slot), volumes);
        return "chosen" in found ? undefined : rejectionFor(found);
      },
      clusterWide: true,
    };
  },
  requeueOn: [
    "NodeAdd",
    "NodeUpdateLabel",
    "PersistentVolumeClaimChange",
    "PersistentVolumeChange",
    "StorageClassChange",
  ],
  queueingHint: (pod, event) =>
    event.claim === undefined ||
    claimsOfPod(pod).some((claim) => claimKey(pod, claim) === event.claim),
};
