import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { StatefulSet } from "../../api/apps/statefulset.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import {
  type Controller,
  keyOf,
  nothing,
  placeKey,
  splitKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { orphanIndices } from "../claim.ts";
import { candidatesOf, claimantKeys, sameClaimants } from "../dependents.ts";
import { changesPodCount } from "../pod-state.ts";
import { planStatefulSet } from "./plan.ts";

const keysOf = claimantKeys(StatefulSet, ({ spec }) => selectorFromLabelSelector(spec.selector));

/** Keeps pods with names and storage of their own, one after the other. */
export const statefulSetController: Controller = {
  name: "statefulset-controller",
  watches: [
    watch(StatefulSet, { keys: (statefulSet) => [keyOf(statefulSet)] }),
    watch(Pod, {
      keys: keysOf,
      sameKeys: sameClaimants,
      indices: orphanIndices,
      when: changesPodCount,
    }),
    watch(PersistentVolumeClaim, { keys: setsOf, when: (next) => next === undefined }),
    watch(ControllerRevision, { keys: keysOf, indices: orphanIndices }),
  ],
  reconcile(key, view, { failure }) {
    const { namespace, name } = splitKey(key);
    const statefulSet = view.get(StatefulSet, namespace, name);
    if (statefulSet === undefined) return nothing;
    return planStatefulSet({
      statefulSet,
      pods: candidatesOf(Pod, statefulSet, view),
      revisions: candidatesOf(ControllerRevision, statefulSet, view),
      revisionNamed: (revision) => view.get(ControllerRevision, namespace, revision),
      claimNamed: (claim) => view.get(PersistentVolumeClaim, namespace, claim),
      podNamed: (pod) => view.get(Pod, namespace, pod),
      nowMs: view.nowMs,
      failure,
    });
  },
};

/** The sets that a claim may be of, by its name: `<template>-<set>-<ordinal>`. */
function setsOf({ metadata }: PersistentVolumeClaim, view: View): readonly string[] {
  const { name = "", namespace } = metadata;
  const [, ...words] = name.split("-").slice(0, -1);
  return words
    .map((_, index) => words.slice(index).join("-"))
    .filter((each) => view.get(StatefulSet, namespace, each) !== undefined)
    .map((each) => placeKey(namespace, each));
}
