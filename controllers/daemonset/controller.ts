import { ControllerRevision } from "../../api/apps/controller-revision.ts";
import { DaemonSet } from "../../api/apps/daemonset.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import {
  type Controller,
  keyOf,
  nothing,
  splitKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { orphanIndices } from "../claim.ts";
import { candidatesOf, claimantKeys, sameClaimants } from "../dependents.ts";
import { changesPodCount } from "../pod-state.ts";
import { placementOn } from "./placement.ts";
import { planDaemonSet } from "./plan.ts";

const keysOf = claimantKeys(DaemonSet, ({ spec }) => selectorFromLabelSelector(spec.selector));

/** Keeps a pod of a DaemonSet's template on every node that it selects. */
export const daemonSetController: Controller = {
  name: "daemonset-controller",
  watches: [
    watch(DaemonSet, { keys: (daemonSet) => [keyOf(daemonSet)] }),
    watch(ControllerRevision, { keys: keysOf, indices: orphanIndices }),
    watch(Pod, {
      keys: keysOf,
      sameKeys: sameClaimants,
      indices: orphanIndices,
      when: changesPodCount,
    }),
    watch(Node, { keys: placingKeys, when: changesPlacement, heedsRenewals: false }),
  ],
  reconcile(key, view, { failure, backoffMs }) {
    const { namespace, name } = splitKey(key);
    const daemonSet = view.get(DaemonSet, namespace, name);
    if (daemonSet === undefined) return nothing;
    return planDaemonSet({
      daemonSet,
      nodes: view.list(Node),
      pods: candidatesOf(Pod, daemonSet, view),
      revisions: candidatesOf(ControllerRevision, daemonSet, view),
      findRevision: (wanted) => view.get(ControllerRevision, namespace, wanted),
      nowMs: view.nowMs,
      backoffMs,
      failure,
    });
  },
};

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
