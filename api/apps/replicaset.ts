import { PodTemplateSpec } from "../core/pod/template.ts";
import { LabelSelector } from "../meta/label-selector.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { demanded, int32, int64, list, mandatory, present, ref, struct } from "../schema.ts";
import { replicaSetColumns } from "./columns.ts";
import { replicaSetStrategy } from "./replicaset-strategy.ts";
import { selectorText } from "./workload.ts";
import { workloadCondition } from "./workload-condition.ts";

const ReplicaSetSpec = struct("apps.v1.ReplicaSetSpec", "What a ReplicaSet is to keep running.", {
  replicas: int32("How many pods are wanted.").default(1),
  minReadySeconds: int32("Seconds a pod must stay ready before it counts as available."),
  selector: demanded(
    ref("Pods that belong to it; must match the labels of the template. Immutable.", LabelSelector),
  ),
  template: present(ref("The pods to make; their restartPolicy is Always.", PodTemplateSpec)),
});

export const ReplicaSetCondition = workloadCondition(
  "apps.v1.ReplicaSet",
  "The aspect; ReplicaFailure is the only one.",
);
export type ReplicaSetCondition = ObjectOf<typeof ReplicaSetCondition>;

const ReplicaSetStatus = struct("apps.v1.ReplicaSetStatus", "What was last seen of a ReplicaSet.", {
  replicas: mandatory(int32("Pods of the set that are not terminating.")),
  fullyLabeledReplicas: int32("Those of them that carry all labels of the template."),
  readyReplicas: int32("Those of them that are ready."),
  availableReplicas: int32("Those of them ready for at least minReadySeconds."),
  terminatingReplicas: int32("Pods being deleted that have not ended yet."),
  observedGeneration: int64("The generation that this status speaks of."),
  conditions: list("Its state, aspect by aspect.", ReplicaSetCondition, { merge: "type" }),
});

const schema = struct("apps.v1.ReplicaSet", "Keeps a number of pods of one template running.", {
  ...objectFields,
  spec: present(ref("What is wanted.", ReplicaSetSpec)),
  status: present(ref("What was last seen.", ReplicaSetStatus)),
});

export type ReplicaSet = ObjectOf<typeof schema>;
export type ReplicaSetSpec = ReplicaSet["spec"];
export type ReplicaSetStatus = ReplicaSet["status"];

/** Keeps a number of pods of one template running. Source: apps/v1 ReplicaSet 1.36. */
export const ReplicaSet = defineResource("apps/v1", schema, {
  kind: "ReplicaSet",
  plural: "replicasets",
  shortNames: ["rs"],
  categories: ["all"],
  namespaced: true,
  countsGeneration: true,
  hasStatus: true,
  strategy: replicaSetStrategy,
  scale: {
    replicas: ({ spec }) => spec.replicas,
    withReplicas: (object, replicas) => ({ ...object, spec: { ...object.spec, replicas } }),
    statusReplicas: ({ status }) => status.replicas,
    selector: ({ spec }) => selectorText(spec.selector),
  },
  columns: replicaSetColumns,
});
