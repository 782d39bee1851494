/** Which pods use which claims, and for how long. */
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { asksForClaims, claimNamesOf } from "../../api/resource/pod-claims.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import type { ResourceClaimTemplate } from "../../api/resource/resource-claim-template.ts";
import { controllerRef, keyOf, placeKey, type View } from "../../client/controller.ts";

const noNames: readonly string[] = [];

/** True once it is certain that no container of the pod runs, or ever will. */
export const isDone = (pod: Pod): boolean =>
  hasEnded(pod) || (pod.metadata.deletionTimestamp !== undefined && !isBound(pod));

export const isBound = ({ spec: { nodeName = "" } }: Pod): boolean => nodeName !== "";

/** The pod that a claim was made for, where it was made for one. */
export function ownerOf(claim: ResourceClaim) {
  const owner = controllerRef(claim);
  return owner?.apiVersion === "v1" && owner.kind === "Pod" ? owner : undefined;
}

const filed = {
  claim: (key: string) => `claim:${key}`,
  template: (key: string) => `template:${key}`,
};

const byEntry = "podsByClaimEntry";

/** Files pods under the claims that they are known to use, and the templates that they name. */
export const entryIndices = {
  [byEntry]: (pod: Pod): readonly string[] => {
    if (!asksForClaims(pod)) return noNames;
    const { namespace } = pod.metadata;
    const templates = (pod.spec.resourceClaims ?? []).flatMap(
      ({ resourceClaimTemplateName: name }) => name ?? noNames,
    );
    const claims = claimNamesOf(pod).map((name) => filed.claim(placeKey(namespace, name)));
    const named = new Set(templates.map((name) => filed.template(placeKey(namespace, name))));
    return [...claims, ...named];
  },
};

/** The pods that are known to use a claim. */
export const podsOfClaim = (view: View, claim: ResourceClaim): readonly Pod[] =>
  view.indexed(Pod, byEntry, filed.claim(keyOf(claim)));

/** The pods that name a template. */
export const podsOfTemplate = (view: View, template: ResourceClaimTemplate): readonly Pod[] =>
  view.indexed(Pod, byEntry, filed.template(keyOf(template)));
