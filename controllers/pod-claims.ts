/** Finds pods by the claims that they use. */
import type { PersistentVolumeClaim } from "../api/core/claim.ts";
import { claimsOfPod } from "../api/core/pod/claims.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { keyOf, placeKey, type View } from "../client/controller.ts";

const byClaim = "podsByClaim";
const noKeys: readonly string[] = [];

/** The keys of the claims that a pod uses, once each. */
export function claimKeysOf(pod: Pod): readonly string[] {
  const claims = claimsOfPod(pod);
  if (claims.length === 0) return noKeys;
  const { namespace } = pod.metadata;
  return [...new Set(claims.map(({ name }) => placeKey(namespace, name)))];
}

/** For the watch of a controller that asks for the pods of a claim. */
export const claimIndices = { [byClaim]: claimKeysOf };

/** The pods that name a claim, or have one of that name made for them. */
export const podsOfClaim = (view: View, claim: PersistentVolumeClaim): readonly Pod[] =>
  view.indexed(Pod, byClaim, keyOf(claim));
