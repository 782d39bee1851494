/** What would have to change about volumes for a pod to be placed, or to be placed on a node. */
import { claimsOfPod } from "../../api/core/pod/claims.ts";
import type { Pod, Remedy } from "../framework/framework.ts";
import { podNames } from "../pod-names.ts";
import { claimKey, type Volumes } from "./volumes.ts";

/** A volume of a claim of the pod can not be had on the node. */
export const reachableVolume: Remedy = {
  change: "claims whose volumes the node reaches",
};

export const fewerVolumes: Remedy = { change: "fewer volumes on the node" };

/** Claims that are to be there, and to be bound, before any node is looked at. */
export function claimRemedies(pod: Pod, { sources }: Volumes): readonly Remedy[] {
  return claimsOfPod(pod).flatMap((each) => {
    const claim = sources.claims.get(claimKey(pod, each));
    if (claim === undefined) return [{ change: `create persistentvolumeclaim ${each.name}` }];
    const isBound = (claim.spec.volumeName ?? "") !== "" && claim.status.phase === "Bound";
    return isBound ? [] : [{ change: `bind persistentvolumeclaim ${each.name}` }];
  });
}

/** Others use what a pod does not share. */
export const noUsers = (what: string, users: readonly Pod[]): Remedy => ({
  change: `no other pod with ${what}`,
  ...(users.length > 0 && { detail: `used by ${podNames(users)}` }),
});
