import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { StatefulSet } from "../../api/apps/statefulset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import { type Controller, keyOf, nothing, splitKey, watch } from "../../client/controller.ts";
import { orphanIndices } from "../claim.ts";
import { candidatesOf, claimantKeys } from "../dependents.ts";
import { changesPodCount } from "../pod-state.ts";
import { planStatefulSet } from "./plan.ts";

const keysOf = claimantKeys(StatefulSet, ({ spec }) => selectorFromLabelSelector(spec.selector));

/** Keeps pods with names and storage of their own, one after the other. */
export const statefulSetController: Controller = {
  name: "statefulset-controller",
  watches: [
    watch(StatefulSet, { keys: (statefulSet) => [keyOf(statefulSet)] }),
    watch(Pod, { keys: keysOf, indices: orphanIndices, when: changesPodCount }),
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
      podNamed: (pod) => view.get(Pod, namespace, pod),
      nowMs: view.nowMs,
      failure,
    });
  },
};
