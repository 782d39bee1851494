/** The claims of the pods of a StatefulSet. Source: stateful_pod_control 1.36. */
import type { StatefulSet } from "../../api/apps/statefulset.ts";
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolumeClaim as Claims } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Action, create, type EventNote, type Outcome } from "../../client/action.ts";

export type ClaimNamed = (name: string) => PersistentVolumeClaim | undefined;

interface Templated {
  readonly name: string;
  readonly template: PersistentVolumeClaim;
}

/** The names of the claims of a pod, each with its template. */
export function claimsOf({ spec }: StatefulSet, podName: string): readonly Templated[] {
  return (spec.volumeClaimTemplates ?? []).map((template) => ({
    name: `${template.metadata.name}-${podName}`,
    template,
  }));
}

export interface Claimed {
  readonly claimNamed: ClaimNamed;
  /** What is told of the pod where a claim cannot be made for it, and why. */
  readonly failedInTurn?: (why: string) => EventNote;
}

/** Makes the claims of a pod that are missing. */
export function createClaims(
  statefulSet: StatefulSet,
  podName: string,
  { claimNamed, failedInTurn }: Claimed,
): readonly Action[] {
  return claimsOf(statefulSet, podName)
    .filter(({ name }) => claimNamed(name) === undefined)
    .map(({ name, template }) =>
      create(Claims, draftOf(statefulSet, name, template), {
        ...told(statefulSet, name, podName),
        ...(failedInTurn && {
          failedInTurn: failedInTurn(`failed to create PVC ${name}: {error}`),
        }),
      }),
    );
}

function draftOf(statefulSet: StatefulSet, name: string, template: PersistentVolumeClaim) {
  const { namespace } = statefulSet.metadata;
  const { labels, annotations, finalizers, ownerReferences } = template.metadata;
  const selected = statefulSet.spec.selector.matchLabels;
  const all = { ...labels, ...selected };
  return {
    metadata: {
      name,
      namespace,
      ...(Object.keys(all).length > 0 && { labels: all }),
      ...(annotations && { annotations }),
      ...(finalizers && { finalizers }),
      ...(ownerReferences && { ownerReferences }),
    },
    spec: template.spec,
  };
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

/**
 * True where a claim is to go with a pod of that name that was there before, as those of pods that
 * are too many do: the next pod is to have a new one. Source: PodClaimIsStale 1.36.
 */
export function hasStaleClaim(
  statefulSet: StatefulSet,
  podName: string,
  claimNamed: ClaimNamed,
): boolean {
  if (statefulSet.spec.persistentVolumeClaimRetentionPolicy.whenScaled !== "Delete") return false;
  return claimsOf(statefulSet, podName).some(({ name }) =>
    claimNamed(name)?.metadata.ownerReferences?.some(
      (owner) => owner.kind === Pod.kind && owner.name === podName,
    ),
  );
}

/**
 * Why no pod can have its claims: some of them are being deleted. Undefined where none is.
 * Source: createPersistentVolumeClaims 1.36.
 */
export function endingClaims(
  statefulSet: StatefulSet,
  podName: string,
  claimNamed: ClaimNamed,
): string | undefined {
  const facts = claimsOf(statefulSet, podName)
    .filter(({ name }) => claimNamed(name)?.metadata.deletionTimestamp !== undefined)
    .map(({ name }) => `pvc ${name} is being deleted`);
  return facts.length > 1 ? `[${facts.join(", ")}]` : facts[0];
}
