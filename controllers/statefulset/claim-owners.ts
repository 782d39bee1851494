/** What the claims of pods go with: nothing, the set or a pod. Source: stateful_set_utils 1.36. */
import { StatefulSet } from "../../api/apps/statefulset.ts";
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolumeClaim as Claims } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import type { KubeObject } from "../../api/resource.ts";
import { type Action, type EventNote, update } from "../../client/action.ts";
import { controllerRefTo } from "../claim.ts";
import { type ClaimNamed, claimsOf } from "./claims.ts";
import { podNameOf, startOf } from "./ordinals.ts";
import { failureNote } from "./pod.ts";

type Owners = NonNullable<PersistentVolumeClaim["metadata"]["ownerReferences"]>;

/** A pod of a set, and where its claims are to be found. */
export interface Holder {
  readonly statefulSet: StatefulSet;
  readonly pod: Pod;
  readonly ordinal: number;
  readonly claimNamed: ClaimNamed;
}

/** Has the claims of a pod go with the set or with the pod, as the policy says. */
export function retainClaims(holder: Holder): readonly Action[] {
  return heldClaims(holder).flatMap((claim) => {
    const { ownerReferences = [], name = "" } = claim.metadata;
    const owners = ownersNext(holder, ownerReferences);
    if (equalJson(owners, ownerReferences)) return [];
    const changes = { ownerReferences: owners.length === 0 ? undefined : owners };
    const next = { ...claim, metadata: changeMetadata(claim.metadata, changes) };
    const why = `could not update claim ${name} for delete policy ownerRefs: {error}`;
    const { statefulSet, ordinal } = holder;
    const failed = failureNote(statefulSet, "Update", podNameOf(statefulSet, ordinal), why);
    return [update(Claims, next, { failed })];
  });
}

/** Tells of the claims of a pod that another controller has: no policy holds for them. */
export function conflictNotes(holder: Holder): readonly EventNote[] {
  const { whenScaled, whenDeleted } = holder.statefulSet.spec.persistentVolumeClaimRetentionPolicy;
  if (whenScaled === "Retain" && whenDeleted === "Retain") return [];
  return heldClaims(holder)
    .filter(({ metadata }) => isElses(holder, metadata.ownerReferences ?? []))
    .map(({ metadata: { name } }) => ({
      regarding: holder.statefulSet,
      type: "Warning",
      reason: "ConflictingController",
      // "manging" is how Kubernetes spells it.
      message:
        `PersistentVolumeClaim ${name} has a conflicting OwnerReference that acts as a manging ` +
        "controller, the retention policy is ignored for this claim",
    }));
}

const heldClaims = ({ statefulSet, ordinal, claimNamed }: Holder) =>
  claimsOf(statefulSet, podNameOf(statefulSet, ordinal)).flatMap(
    ({ name }) => claimNamed(name) ?? [],
  );

/** A claim of a set or a pod of that name which is no more is left to what comes of that. */
function ownersNext(holder: Holder, owners: Owners): Owners {
  const { statefulSet, pod } = holder;
  if (isStale(owners, StatefulSet, statefulSet) || isStale(owners, Pod, pod)) return owners;
  const others = owners.filter(
    ({ uid }) => uid !== statefulSet.metadata.uid && uid !== pod.metadata.uid,
  );
  const owner = isElses(holder, owners) ? undefined : ownerOf(holder);
  return owner === undefined ? others : [...others, controllerRefTo(owner)];
}

/** Whether a controller owns it that is neither the set nor the pod. */
const isElses = ({ statefulSet, pod }: Holder, owners: Owners): boolean =>
  isStale(owners, StatefulSet, statefulSet) ||
  isStale(owners, Pod, pod) ||
  owners.some(
    ({ controller, uid }) =>
      controller === true && uid !== statefulSet.metadata.uid && uid !== pod.metadata.uid,
  );

/** Whether it has an owner of the same name as the object which is another. */
function isStale(
  owners: Owners,
  { apiVersion, kind }: Pick<KubeObject, "apiVersion" | "kind">,
  { metadata: { name, uid } }: KubeObject,
): boolean {
  const named = owners.find(
    (owner) => owner.apiVersion === apiVersion && owner.kind === kind && owner.name === name,
  );
  return named !== undefined && named.uid !== uid;
}

/** What the claims of a pod go with; nothing where they are retained. */
function ownerOf({ statefulSet, pod, ordinal }: Holder): KubeObject | undefined {
  const { persistentVolumeClaimRetentionPolicy: policy, replicas } = statefulSet.spec;
  const index = ordinal - startOf(statefulSet);
  const isCondemned = index < 0 || index >= replicas;
  if (isCondemned && policy.whenScaled === "Delete") return pod;
  return policy.whenDeleted === "Delete" ? statefulSet : undefined;
}
