import { replicaSetColumns } from "../apps/columns.ts";
import { workloadCondition } from "../apps/workload-condition.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { int32, int64, list, mandatory, map, present, ref, struct, textItem } from "../schema.ts";
import { selectorFromLabels } from "../selectors/labels.ts";
import { asReplicaSet } from "./as-replica-set.ts";
import { PodTemplateSpec } from "./pod/template.ts";
import { replicationControllerStrategy } from "./replication-controller-strategy.ts";

const ReplicationControllerSpec = struct(
  "core.v1.ReplicationControllerSpec",
  "What a ReplicationController is to keep running.",
  {
    replicas: int32("How many pods are wanted.").default(1),
    minReadySeconds: int32("Seconds a pod must stay ready before it counts as available."),
    selector: map(
      "Labels of the pods that belong to it; those of the template if absent.",
      textItem,
      {
        atomic: true,
      },
    ),
    template: ref("The pods to make; their restartPolicy is Always.", PodTemplateSpec),
  },
);

const ReplicationControllerCondition = workloadCondition(
  "core.v1.ReplicationController",
  "The aspect; ReplicaFailure is the only one.",
);

const ReplicationControllerStatus = struct(
  "core.v1.ReplicationControllerStatus",
  "What was last seen of a ReplicationController.",
  {
    replicas: mandatory(int32("Pods of it that are not terminating.")),
    fullyLabeledReplicas: int32("Those of them that carry all labels of the template."),
    readyReplicas: int32("Those of them that are ready."),
    availableReplicas: int32("Those of them ready for at least minReadySeconds."),
    observedGeneration: int64("The generation that this status speaks of."),
    conditions: list("Its state, aspect by aspect.", ReplicationControllerCondition, {
      merge: "type",
    }),
  },
);

const schema = struct(
  "core.v1.ReplicationController",
  "Keeps a number of pods of one template running; a ReplicaSet does the same and more.",
  {
    ...objectFields,
    spec: present(ref("What is wanted.", ReplicationControllerSpec)),
    status: present(ref("What was last seen.", ReplicationControllerStatus)),
  },
);

export type ReplicationController = ObjectOf<typeof schema>;

/** Keeps a number of pods running. Source: core/v1 ReplicationController 1.36. */
export const ReplicationController = defineResource("v1", schema, {
  kind: "ReplicationController",
  plural: "replicationcontrollers",
  shortNames: ["rc"],
  categories: ["all"],
  namespaced: true,
  countsGeneration: true,
  hasStatus: true,
  orphansByDefault: { warns: false },
  strategy: replicationControllerStrategy,
  selectableFields: { "status.replicas": ({ status }) => String(status.replicas) },
  scale: {
    replicas: ({ spec }) => spec.replicas,
    withReplicas: (object, replicas) => ({ ...object, spec: { ...object.spec, replicas } }),
    statusReplicas: ({ status }) => status.replicas,
    selector: ({ spec }) => selectorFromLabels(spec.selector).text,
  },
  columns: replicaSetColumns.map((column) => ({
    ...column,
    value: (object, nowMs) => column.value(asReplicaSet(object), nowMs),
  })),
});
