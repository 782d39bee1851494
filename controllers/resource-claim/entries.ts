/** The ResourceClaims behind the entries of a pod. Source: resourceclaim.Name 1.36. */
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { PodResourceClaim } from "../../api/core/pod/scheduling.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import type { ResourceClaimTemplate } from "../../api/resource/resource-claim-template.ts";
import { controllerRef, keyOf, placeKey, type View } from "../../client/controller.ts";

/** What is known of the claim of an entry: its name, where it has come to have one. */
export interface EntryClaim {
  /** Absent where it is settled that the entry needs no claim. */
  readonly name: string | undefined;
  /** Made of a template, so that it must be the pod's own. */
  readonly isMade: boolean;
}

const noNames: readonly string[] = [];

/** True where the pod has to do with claims at all. Asked for every change of every pod. */
export const usesClaims = (pod: Pod): boolean =>
  asksForClaims(pod) || pod.status.extendedResourceClaimStatus !== undefined;

/** True where the pod names claims or templates of claims. */
export const asksForClaims = ({ spec: { resourceClaims } }: Pod): boolean =>
  resourceClaims !== undefined && resourceClaims.length > 0;

/** The claim of an entry; undefined where one is yet to be made, or told of in the status. */
export function entryClaim(pod: Pod, entry: PodResourceClaim): EntryClaim | undefined {
  const { name, resourceClaimName } = entry;
  if (resourceClaimName !== undefined) return { name: resourceClaimName, isMade: false };
  const status = pod.status.resourceClaimStatuses?.find((each) => each.name === name);
  return status && { name: status.resourceClaimName, isMade: true };
}

/** Names of the claims that a pod is known to use, that of its extended resources too. */
export function claimNamesOf(pod: Pod): readonly string[] {
  if (!usesClaims(pod)) return noNames;
  const { resourceClaims = [] } = pod.spec;
  const names = resourceClaims.map((entry) => entryClaim(pod, entry)?.name);
  const all = [...names, pod.status.extendedResourceClaimStatus?.resourceClaimName];
  return [...new Set(all.filter((name) => name !== undefined))];
}

/** True once it is certain that no container of the pod runs, or ever will. */
export const isDone = (pod: Pod): boolean =>
  hasEnded(pod) || (pod.metadata.deletionTimestamp !== undefined && !isBound(pod));

export const isBound = ({ spec: { nodeName = "" } }: Pod): boolean => nodeName !== "";

/** The pod that a claim was made for, where it was made for one. */
export function ownerOf(claim: ResourceClaim) {
  const owner = controllerRef(claim);
  return owner?.apiVersion === "v1" && owner.kind === "Pod" ? owner : undefined;
}

export const isReservedFor = ({ status }: ResourceClaim, { metadata }: Pod): boolean =>
  (status.reservedFor ?? []).some(({ uid }) => uid === metadata.uid);

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
