import { asReplicaSet } from "../../api/core/as-replica-set.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { ReplicationController } from "../../api/core/replication-controller.ts";
import { selectorFromLabels } from "../../api/selectors/labels.ts";
import { updateStatus } from "../../client/action.ts";
import { type Controller, keyOf, nothing, splitKey, watch } from "../../client/controller.ts";
import { orphanIndices } from "../claim.ts";
import { claimantKeys, sameClaimants } from "../dependents.ts";
import { changesPodCount } from "../pod-state.ts";
import { podPartsOf, podsOfSiblings } from "./controller.ts";
import { planReplicaSet } from "./plan.ts";

/** Keeps as many pods as a ReplicationController asks for, as if it were a ReplicaSet. */
export const replicationController: Controller = {
  name: "replication-controller",
  watches: [
    watch(ReplicationController, { keys: (controller) => [keyOf(controller)] }),
    watch(Pod, {
      keys: claimantKeys(ReplicationController, ({ spec }) => selectorFromLabels(spec.selector)),
      sameKeys: sameClaimants,
      indices: orphanIndices,
      when: changesPodCount,
    }),
  ],
  reconcile(key, view, { failure }) {
    const { namespace, name } = splitKey(key);
    const controller = view.get(ReplicationController, namespace, name);
    if (controller === undefined) return nothing;
    return planReplicaSet({
      replicaSet: asReplicaSet(controller),
      podParts: podPartsOf(controller, view),
      relatedPods: () => podsOfSiblings(ReplicationController, controller, view),
      nowMs: view.nowMs,
      failure,
      keeping: {
        // How many pods are terminating is told of ReplicaSets alone.
        statusOf: ({ terminatingReplicas: _, ...status }) => status,
        write: (status) => updateStatus(ReplicationController, { ...controller, status }),
      },
    });
  },
};
