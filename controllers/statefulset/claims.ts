/**
 * The claims of the pods of a StatefulSet. Source: stateful_pod_control, stateful_set_utils 1.36.
 */
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolumeClaim as Claims } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import type { KubeObject } from "../../api/resource.ts";
import { type Action, create, type Outcome, update } from "../../client/action.ts";
import { controllerRefTo } from "../claim.ts";
import { podNameOf, startOf } from "./ordinals.ts";

export type ClaimNamed = (name: string) => PersistentVolumeClaim | undefined;

interface Templated {
  readonly name: string;
  readonly template: PersistentVolumeClaim;
}

/** The names of the claims of a pod, each with its template. */
function claimsOf({ spec }: StatefulSet, podName: string): readonly Templated[] {
  return (spec.volumeClaimTemplates ?? []).map((template) => ({
    name: `${template.metadata.name}-${podName}`,
    template,
  }));
}

/** Makes the claims of a pod that are missing. */
export function createClaims(
  statefulSet: StatefulSet,
  podName: string,
  claimNamed: ClaimNamed,
): readonly Action[] {
  return claimsOf(statefulSet, podName)
    .filter(({ name }) => claimNamed(name) === undefined)
    .map((claim) => createClaim(statefulSet, podName, claim));
}

function createClaim(
  statefulSet: StatefulSet,
  podName: string,
  { name, template }: Templated,
): Action {
  const { namespace } = statefulSet.metadata;
  const { labels, annotations, finalizers } = template.metadata;
  const selected = statefulSet.spec.selector.matchLabels;
  const all = { ...labels, ...selected };
  const draft = {
    metadata: {
      name,
      namespace,
      ...(Object.keys(all).length > 0 && { labels: all }),
      ...(annotations && { annotations }),
      ...(finalizers && { finalizers }),
    },
    spec: template.spec,
  };
  return create(Claims, draft, told(statefulSet, name, podName));
}

/** The events about a claim that was made. Source: recordClaimEvent 1.36. */
function told(regarding: StatefulSet, name: string, podName: string): Outcome {
  const place = `Pod ${podName} in StatefulSet ${regarding.metadata.name}`;
  return {
    succeeded: {
      regarding,
      type: "Normal",
      reason: "SuccessfulCreate",
      message: `create Claim ${name} ${place} success`,
    },
    failed: {
      regarding,
      type: "Warning",
      reason: "FailedCreate",
      message: `create Claim ${name} for ${place} failed error: {error}`,
    },
  };
}

/** True where a claim of the pod still has to go: it is being deleted, or was of a pod before. */
export function hasLeavingClaim(
  statefulSet: StatefulSet,
  podName: string,
  claimNamed: ClaimNamed,
): boolean {
  return claimsOf(statefulSet, podName).some(({ name }) => {
    const { deletionTimestamp, ownerReferences = [] } = claimNamed(name)?.metadata ?? {};
    return (
      deletionTimestamp !== undefined ||
      ownerReferences.some((owner) => owner.kind === Pod.kind && owner.name === podName)
    );
  });
}

/** Has the claims of a pod go with the set or with the pod, as the policy says. */
export function retainClaims(
  statefulSet: StatefulSet,
  pod: Pod,
  { ordinal, claimNamed }: { readonly ordinal: number; readonly claimNamed: ClaimNamed },
): readonly Action[] {
  return claimsOf(statefulSet, podNameOf(statefulSet, ordinal)).flatMap(({ name }) => {
    const claim = claimNamed(name);
    if (claim === undefined) return [];
    const { ownerReferences = [] } = claim.metadata;
    const isMine = ({ uid }: { readonly uid: string }) =>
      uid === statefulSet.metadata.uid || uid === pod.metadata.uid;
    const others = ownerReferences.filter((owner) => !isMine(owner));
    const isElses = others.some(({ controller }) => controller === true);
    const owner = isElses ? undefined : ownerOf(statefulSet, pod, ordinal);
    const owners = owner === undefined ? others : [...others, controllerRefTo(owner)];
    if (equalJson(owners, ownerReferences)) return [];
    const changes = { ownerReferences: owners.length === 0 ? undefined : owners };
    return [update(Claims, { ...claim, metadata: changeMetadata(claim.metadata, changes) })];
  });
}

/** What the claims of a pod go with; nothing where they are retained. */
function ownerOf(statefulSet: StatefulSet, pod: Pod, ordinal: number): KubeObject | undefined {
  const { persistentVolumeClaimRetentionPolicy: policy, replicas } = statefulSet.spec;
  const index = ordinal - startOf(statefulSet);
  const isCondemned = index < 0 || index >= replicas;
  if (isCondemned && policy.whenScaled === "Delete") return pod;
  return policy.whenDeleted === "Delete" ? statefulSet : undefined;
}
