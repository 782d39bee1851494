import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { DaemonSet } from "../../api/apps/daemonset.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import {
  type Controller,
  controllerRef,
  keyOf,
  nothing,
  ownerKeys,
  splitKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { orphanIndex, orphanIndices } from "../claim.ts";
import { changesPodCount } from "../pod-state.ts";
import { placementOn } from "./placement.ts";
import { planDaemonSet } from "./plan.ts";

/** Keeps a pod of a DaemonSet's template on every node that it selects. */
export const daemonSetController: Controller = {
  name: "daemonset-controller",
  watches: [
    watch(DaemonSet, { keys: (daemonSet) => [keyOf(daemonSet)] }),
    watch(ControllerRevision, { keys: dependentKeys, indices: orphanIndices }),
    watch(Pod, { keys: dependentKeys, indices: orphanIndices, when: changesPodCount }),
    watch(Node, { keys: placingKeys, when: changesPlacement }),
  ],
  reconcile(key, view, { failure, backoffMs }) {
    const { namespace, name } = splitKey(key);
    const daemonSet = view.get(DaemonSet, namespace, name);
    if (daemonSet === undefined) return nothing;
    return planDaemonSet({
      daemonSet,
      nodes: view.list(Node),
      pods: candidates(view, Pod, daemonSet),
      revisions: candidates(view, ControllerRevision, daemonSet),
      findRevision: (wanted) => view.get(ControllerRevision, namespace, wanted),
      nowMs: view.nowMs,
      backoffMs,
      failure,
    });
  },
};

/** What refers to the DaemonSet, and what in its namespace nothing controls. */
function candidates<T extends KubeObject>(
  view: View,
  resource: ResourceDefinition<T>,
  { metadata: { uid = "", namespace = "" } }: DaemonSet,
): readonly T[] {
  const owned = view.owned(resource, uid);
  const orphans = view.indexed(resource, orphanIndex, namespace);
  return orphans.length === 0 ? owned : [...new Set([...owned, ...orphans])];
}

/** The DaemonSet that controls it, or those that may adopt it. */
function dependentKeys(dependent: KubeObject, view: View): readonly string[] {
  if (controllerRef(dependent) !== undefined) return ownerKeys(dependent, "DaemonSet");
  const { namespace, labels } = dependent.metadata;
  return view
    .list(DaemonSet, namespace)
    .filter(({ spec }) => selectorFromLabelSelector(spec.selector).matches(labels))
    .map(keyOf);
}

/** The DaemonSets that may have a pod on the node. */
function placingKeys(node: Node, view: View): readonly string[] {
  return view
    .list(DaemonSet)
    .filter(({ spec }) => placementOn(node, spec.template.spec).stays)
    .map(keyOf);
}

/** Heartbeats, for one, place no pod. */
function changesPlacement(next: Node | undefined, previous: Node | undefined): boolean {
  return (
    next === undefined ||
    previous === undefined ||
    !equalJson(next.metadata.labels, previous.metadata.labels) ||
    !equalJson(next.spec.taints, previous.spec.taints)
  );
}
