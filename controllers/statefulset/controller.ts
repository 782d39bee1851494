import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { StatefulSet } from "../../api/apps/statefulset.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import {
  type Controller,
  controllerRef,
  keyOf,
  nothing,
  ownerKeys,
  placeKey,
  splitKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { orphanIndex, orphanIndices } from "../claim.ts";
import { changesPodCount } from "../pod-state.ts";
import { planStatefulSet } from "./plan.ts";

/** Keeps pods with names and storage of their own, one after the other. */
export const statefulSetController: Controller = {
  name: "statefulset-controller",
  watches: [
    watch(StatefulSet, { keys: (statefulSet) => [keyOf(statefulSet)] }),
    watch(Pod, { keys: keysOf, indices: orphanIndices, when: changesPodCount }),
    watch(PersistentVolumeClaim, { keys: setsOf, when: (next) => next === undefined }),
    watch(ControllerRevision, { keys: keysOf, indices: orphanIndices }),
  ],
  reconcile(key, view, { failure }) {
    const { namespace, name } = splitKey(key);
    const statefulSet = view.get(StatefulSet, namespace, name);
    if (statefulSet === undefined) return nothing;
    return planStatefulSet({
      statefulSet,
      pods: candidates(Pod, statefulSet, view),
      revisions: candidates(ControllerRevision, statefulSet, view),
      revisionNamed: (revision) => view.get(ControllerRevision, namespace, revision),
      claimNamed: (claim) => view.get(PersistentVolumeClaim, namespace, claim),
      podNamed: (pod) => view.get(Pod, namespace, pod),
      nowMs: view.nowMs,
      failure,
    });
  },
};

/** What refers to the set, and what nothing controls. */
function candidates<T extends KubeObject>(
  resource: ResourceDefinition<T>,
  { metadata: { uid = "", namespace = "" } }: StatefulSet,
  view: View,
): readonly T[] {
  const owned = view.owned(resource, uid);
  const orphans = view.indexed(resource, orphanIndex, namespace);
  return orphans.length === 0 ? owned : [...new Set([...owned, ...orphans])];
}

/** The sets that a claim may be of, by its name: `<template>-<set>-<ordinal>`. */
function setsOf({ metadata }: PersistentVolumeClaim, view: View): readonly string[] {
  const { name = "", namespace } = metadata;
  const [, ...words] = name.split("-").slice(0, -1);
  return words
    .map((_, index) => words.slice(index).join("-"))
    .filter((each) => view.get(StatefulSet, namespace, each) !== undefined)
    .map((each) => placeKey(namespace, each));
}

/** The set that owns an object, or those that may adopt it. */
function keysOf(object: KubeObject, view: View): readonly string[] {
  if (controllerRef(object) !== undefined) return ownerKeys(object, "StatefulSet");
  const { namespace, labels } = object.metadata;
  return view
    .list(StatefulSet, namespace)
    .filter(({ spec }) => selectorFromLabelSelector(spec.selector).matches(labels))
    .map(keyOf);
}
