import { Deployment } from "../../api/apps/deployment.ts";
import { ReplicaSet } from "../../api/apps/replicaset.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
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
import { orphanIndices } from "../claim.ts";
import { candidatesOf, claimantKeys } from "../dependents.ts";
import { planDeployment } from "./plan.ts";
import { newestName } from "./revision.ts";

/** Rolls out the template of a Deployment by scaling one ReplicaSet for each template. */
export const deploymentController: Controller = {
  name: "deployment-controller",
  watches: [
    watch(Deployment, { keys: (deployment) => [keyOf(deployment)] }),
    watch(ReplicaSet, {
      keys: claimantKeys(Deployment, ({ spec }) => selectorFromLabelSelector(spec.selector)),
      indices: orphanIndices,
    }),
    // Recreate waits for pods to go; no other change of a pod concerns a Deployment.
    watch(Pod, {
      keys: recreatingKeys,
      when: (next, previous) =>
        next === undefined || (previous !== undefined && hasEnded(next) && !hasEnded(previous)),
    }),
  ],
  reconcile(key, view, { failure }) {
    const { namespace, name } = splitKey(key);
    const deployment = view.get(Deployment, namespace, name);
    if (deployment === undefined) return nothing;
    return planDeployment({
      deployment,
      replicaSets: candidatesOf(ReplicaSet, deployment, view),
      podsOf: ({ metadata: { uid = "" } }) => view.owned(Pod, uid),
      nameTaken: () => view.get(ReplicaSet, namespace, newestName(deployment)) !== undefined,
      nowMs: view.nowMs,
      failure,
    });
  },
};

function recreatingKeys(pod: Pod, view: View): readonly string[] {
  const ref = controllerRef(pod);
  if (ref?.kind !== "ReplicaSet") return [];
  const set = view.get(ReplicaSet, pod.metadata.namespace, ref.name);
  const owner = set === undefined ? undefined : controllerRef(set);
  if (set === undefined || owner?.kind !== "Deployment") return [];
  const deployment = view.get(Deployment, set.metadata.namespace, owner.name);
  return deployment?.spec.strategy.type === "Recreate" ? [keyOf(deployment)] : [];
}
