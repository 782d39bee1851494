import { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { Pod } from "../../api/core/pod/pod.ts";
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
import { isPodTerminal } from "../pod-state.ts";
import { planDeployment } from "./plan.ts";
import { newestName } from "./revision.ts";

/** Rolls out the template of a Deployment by scaling one ReplicaSet for each template. */
export const deploymentController: Controller = {
  name: "deployment-controller",
  watches: [
    watch(Deployment, { keys: (deployment) => [keyOf(deployment)] }),
    watch(ReplicaSet, {
      keys: (set, view) =>
        controllerRef(set) === undefined ? selectingKeys(set, view) : ownerKeys(set, "Deployment"),
      indices: orphanIndices,
    }),
    // Recreate waits for pods to go; no other change of a pod concerns a Deployment.
    watch(Pod, {
      keys: recreatingKeys,
      when: (next, previous) =>
        next === undefined ||
        (previous !== undefined && isPodTerminal(next) && !isPodTerminal(previous)),
    }),
  ],
  reconcile(key, view, { failure }) {
    const { namespace, name } = splitKey(key);
    const deployment = view.get(Deployment, namespace, name);
    if (deployment === undefined) return nothing;
    const owned = view.owned(ReplicaSet, deployment.metadata.uid ?? "");
    const orphans = view.indexed(ReplicaSet, orphanIndex, namespace ?? "");
    return planDeployment({
      deployment,
      replicaSets: orphans.length === 0 ? owned : [...new Set([...owned, ...orphans])],
      podsOf: ({ metadata: { uid = "" } }) => view.owned(Pod, uid),
      nameTaken: () => view.get(ReplicaSet, namespace, newestName(deployment)) !== undefined,
      nowMs: view.nowMs,
      failure,
    });
  },
};

/** The Deployments that may adopt an orphan. */
function selectingKeys({ metadata }: ReplicaSet, view: View): string[] {
  return view
    .list(Deployment, metadata.namespace)
    .filter(({ spec }) => selectorFromLabelSelector(spec.selector).matches(metadata.labels))
    .map(keyOf);
}

function recreatingKeys(pod: Pod, view: View): readonly string[] {
  const ref = controllerRef(pod);
  if (ref?.kind !== "ReplicaSet") return [];
  const set = view.get(ReplicaSet, pod.metadata.namespace, ref.name);
  const owner = set === undefined ? undefined : controllerRef(set);
  if (set === undefined || owner?.kind !== "Deployment") return [];
  const deployment = view.get(Deployment, set.metadata.namespace, owner.name);
  return deployment?.spec.strategy.type === "Recreate" ? [keyOf(deployment)] : [];
}
