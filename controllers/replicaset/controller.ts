import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import {
  type Controller,
  controllerRef,
  keyOf,
  nothing,
  splitKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { orphanIndex, orphanIndices } from "../claim.ts";
import { claimantKeys, sameClaimants } from "../dependents.ts";
import { changesPodCount } from "../pod-state.ts";
import { planReplicaSet } from "./plan.ts";

/** Keeps as many pods of a template as a ReplicaSet asks for. */
export const replicaSetController: Controller = {
  name: "replicaset-controller",
  watches: [
    watch(ReplicaSet, { keys: (replicaSet) => [keyOf(replicaSet)] }),
    watch(Pod, {
      keys: claimantKeys(ReplicaSet, ({ spec }) => selectorFromLabelSelector(spec.selector)),
      sameKeys: sameClaimants,
      indices: orphanIndices,
      when: changesPodCount,
    }),
  ],
  reconcile(key, view, { failure }) {
    const { namespace, name } = splitKey(key);
    const replicaSet = view.get(ReplicaSet, namespace, name);
    if (replicaSet === undefined) return nothing;
    const podParts = podPartsOf(replicaSet, view);
    const relatedPods = () => podsOfSiblings(ReplicaSet, replicaSet, view);
    return planReplicaSet({ replicaSet, podParts, relatedPods, nowMs: view.nowMs, failure });
  },
};

/** The pods of an object, and those of its namespace that nothing controls. */
export function podPartsOf(
  { metadata: { namespace = "", uid = "" } }: KubeObject,
  view: View,
): readonly (readonly Pod[])[] {
  const owned = view.ownedParts(Pod, uid);
  const orphans = view.indexed(Pod, orphanIndex, namespace).filter(isNotOwnedBy(uid));
  return orphans.length === 0 ? owned : [...owned, orphans];
}

const isNotOwnedBy =
  (uid: string) =>
  ({ metadata }: Pod) =>
    metadata.ownerReferences?.some((owner) => owner.uid === uid) !== true;

/** The pods of every set with the same controller; none where the set has no controller. */
export function podsOfSiblings<Set extends KubeObject>(
  resource: ResourceDefinition<Set>,
  set: Set,
  view: View,
): readonly (readonly Pod[])[] {
  const ref = controllerRef(set);
  if (ref === undefined) return [];
  return view
    .owned(resource, ref.uid)
    .flatMap(({ metadata: { uid = "" } }) => view.ownedParts(Pod, uid));
}
