/** Claims that are made of templates for pods. Source: pkg/controller/resourceclaim 1.36. */
import { Pod } from "../../api/core/pod/pod.ts";
import type { PodResourceClaim } from "../../api/core/pod/scheduling.ts";
import { canBeReserved, entryClaim, isReservedFor } from "../../api/resource/pod-claims.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { ResourceClaimTemplate } from "../../api/resource/resource-claim-template.ts";
import {
  type Action,
  create,
  type EventNote,
  record,
  untyped,
  updateStatus,
} from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";
import { isBound, isDone, ownerOf } from "./entries.ts";

/** Tells which entry of its pod a claim was made for. */
export const entryAnnotation = "resource.kubernetes.io/pod-claim-name";

/** All that the claims of a pod depend on. */
export interface ObservedPod {
  readonly pod: Pod;
  readonly claimNamed: (name: string) => ResourceClaim | undefined;
  readonly templateNamed: (name: string) => ResourceClaimTemplate | undefined;
  /** The claims that refer to the pod as an owner. */
  readonly owned: readonly ResourceClaim[];
}

/**
 * Makes the claims that are missing, then has the status of the pod tell of them, then reserves
 * what is allocated already for a pod that no scheduler has placed. A template that is missing
 * keeps all that comes after it waiting. A pod that has ended needs nothing more: Kubernetes 1.36
 * makes and reserves claims for it still, only to take them away again (issue 141274).
 */
export function planPodClaims(observed: ObservedPod): Plan {
  const { pod } = observed;
  if (pod.metadata.deletionTimestamp !== undefined || isDone(pod)) return nothing;
  const made: Action[] = [];
  const found = new Map<string, string>();
  for (const entry of pod.spec.resourceClaims ?? []) {
    const claim = claimFor(entry, observed);
    if ("missing" in claim) {
      const { namespace, name } = pod.metadata;
      const event = record(notMade(pod, entry, claim.missing));
      const failure = `pod ${namespace}/${name}, PodResourceClaim ${entry.name}: ${claim.missing}`;
      return { actions: [...made, event], failure };
    }
    if ("make" in claim) made.push(claim.make);
    else if (claim.isNews) found.set(entry.name, claim.name);
  }
  if (made.length > 0) return { actions: made };
  const told = found.size === 0 ? [] : [tell(pod, found)];
  return { actions: [...told, ...reserve(observed)] };
}

type ClaimFor =
  | { readonly name: string; readonly isNews: boolean }
  | { readonly make: Action }
  | { readonly missing: string };

const settled: ClaimFor = { name: "", isNews: false };

/** One that is told of but gone, or no longer the pod's, is made anew. */
function claimFor(entry: PodResourceClaim, observed: ObservedPod): ClaimFor {
  const { pod, claimNamed, templateNamed, owned } = observed;
  const { resourceClaimTemplateName: templateName } = entry;
  if (templateName === undefined) return settled;
  const known = entryClaim(pod, entry);
  if (known !== undefined) {
    if (known.name === undefined) return settled;
    const claim = claimNamed(known.name);
    if (claim !== undefined && isOf(pod, claim)) return settled;
  }
  // The controller may have been stopped before it told of it.
  const made = owned.find(
    (claim) => isOf(pod, claim) && claim.metadata.annotations?.[entryAnnotation] === entry.name,
  );
  if (made !== undefined) return { name: made.metadata.name ?? "", isNews: true };
  const template = templateNamed(templateName);
  if (template !== undefined) return { make: makeOf(template, { pod, entry }) };
  const resource = `resourceclaimtemplate.${ResourceClaimTemplate.group}`;
  const why = `${resource} "${templateName}" not found`;
  return { missing: `resource claim template "${templateName}": ${why}` };
}

const isOf = ({ metadata }: Pod, claim: ResourceClaim): boolean =>
  ownerOf(claim)?.uid === metadata.uid;

interface Wanted {
  readonly pod: Pod;
  readonly entry: PodResourceClaim;
}

function makeOf({ spec: { metadata, spec } }: ResourceClaimTemplate, wanted: Wanted): Action {
  const { pod, entry } = wanted;
  const { apiVersion, kind } = pod;
  const { name = "", namespace, uid = "" } = pod.metadata;
  const draft = {
    metadata: {
      generateName: generatedName(name, entry.name),
      namespace,
      ...(metadata.labels && { labels: metadata.labels }),
      annotations: { ...metadata.annotations, [entryAnnotation]: entry.name },
      // It does not block the deletion of the pod. Source: pull request 134956.
      ownerReferences: [{ apiVersion, kind, name, uid, controller: true }],
    },
    spec,
  };
  // Kubernetes means to name the claim, which has no name yet.
  const failed = notMade(pod, entry, "create ResourceClaim : {error}");
  return create(ResourceClaim, draft, { failed });
}

/** Leaves room for a hyphen and five random characters in a name of 63. */
const generateNameMax = 57;

/** What names begin with; where that is too long, both are cut short in proportion. */
function generatedName(pod: string, entry: string): string {
  const whole = `${pod}-${entry}-`;
  if (whole.length <= generateNameMax) return whole;
  const cut = (text: string) =>
    text.slice(0, Math.floor((text.length * generateNameMax) / whole.length));
  return `${cut(pod)}-${cut(entry)}`;
}

const notMade = (regarding: Pod, { name }: PodResourceClaim, why: string): EventNote => ({
  regarding,
  type: "Warning",
  reason: "FailedResourceClaimCreation",
  message: `PodResourceClaim ${name}: ${why}`,
});

/** What was told before is told again, as whoever applies a list takes back what is not in it. */
function tell(pod: Pod, found: ReadonlyMap<string, string>): Action {
  const { apiVersion, kind } = pod;
  const { namespace, name = "", uid } = pod.metadata;
  const names = new Map<string, string>();
  for (const { name: entry, resourceClaimName: claim } of pod.status.resourceClaimStatuses ?? []) {
    if (claim !== undefined) names.set(entry, claim);
  }
  for (const [entry, claim] of found) names.set(entry, claim);
  const resourceClaimStatuses = [...names]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([entry, resourceClaimName]) => ({ name: entry, resourceClaimName }));
  const metadata = { name, namespace, uid };
  return {
    do: "patch",
    resource: untyped(Pod),
    namespace,
    name,
    patchType: "apply",
    fieldManager: "ResourceClaimController",
    patch: { apiVersion, kind, metadata, status: { resourceClaimStatuses } },
    subresource: "status",
  };
}

/** The scheduler reserves what pods use that it places; others may be bound without it. */
function reserve({ pod, claimNamed }: ObservedPod): readonly Action[] {
  if (!isBound(pod)) return [];
  const reserved = new Map<string, Action>();
  for (const entry of pod.spec.resourceClaims ?? []) {
    const known = entryClaim(pod, entry);
    if (known === undefined) break;
    if (known.name === undefined) continue;
    const claim = claimNamed(known.name);
    if (claim === undefined || (known.isMade && !isOf(pod, claim))) break;
    if (awaits(pod, claim)) reserved.set(known.name, reserveFor(pod, claim));
  }
  return [...reserved.values()];
}

/** Whether the pod may use a claim that is allocated already, and is only not said to. */
export function awaits(pod: Pod, claim: ResourceClaim): boolean {
  return (
    isBound(pod) &&
    claim.status.allocation !== undefined &&
    claim.metadata.deletionTimestamp === undefined &&
    canBeReserved(claim) &&
    !isReservedFor(claim, pod)
  );
}

function reserveFor({ metadata: { name = "", uid = "" } }: Pod, claim: ResourceClaim): Action {
  const { reservedFor = [] } = claim.status;
  const consumer = { resource: "pods", name, uid };
  const status = { ...claim.status, reservedFor: [...reservedFor, consumer] };
  return updateStatus(ResourceClaim, { ...claim, status });
}
