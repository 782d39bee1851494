import { PersistentVolumeClaimSchema } from "../core/claim.ts";
import { PodTemplateSpec } from "../core/pod/template.ts";
import { LabelSelector } from "../meta/label-selector.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import {
  demanded,
  int32,
  int64,
  intOrString,
  list,
  mandatory,
  present,
  ref,
  struct,
  text,
} from "../schema.ts";
import { statefulSetColumns } from "./columns.ts";
import { statefulSetStrategy } from "./statefulset-strategy.ts";
import { selectorText } from "./workload.ts";
import { workloadCondition } from "./workload-condition.ts";

const RollingUpdateStatefulSetStrategy = struct(
  "apps.v1.RollingUpdateStatefulSetStrategy",
  "How far a rolling update goes, and how many pods it may take at once.",
  {
    partition: int32("Pods whose index is lower keep the template that they have."),
    maxUnavailable: intOrString(
      "Pods that may be missing during the update, as a number or a percentage rounded down.",
    ),
  },
);

const StatefulSetUpdateStrategy = struct(
  "apps.v1.StatefulSetUpdateStrategy",
  "How pods of an old template give way to those of the current one.",
  {
    type: text("RollingUpdate, or OnDelete to wait until somebody deletes them.").default(
      "RollingUpdate",
    ),
    rollingUpdate: ref(
      "Bounds of a rolling update; only with RollingUpdate.",
      RollingUpdateStatefulSetStrategy,
    ),
  },
);

const StatefulSetPersistentVolumeClaimRetentionPolicy = struct(
  "apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy",
  "What becomes of the claims of pods that go for good.",
  {
    whenDeleted: text("Retain, or Delete to have them go with the set.").default("Retain"),
    whenScaled: text("Retain, or Delete to have them go with pods that are too many.").default(
      "Retain",
    ),
  },
);

const StatefulSetOrdinals = struct("apps.v1.StatefulSetOrdinals", "How pods are numbered.", {
  start: present(int32("The number of the first pod.")),
});

const StatefulSetSpec = struct(
  "apps.v1.StatefulSetSpec",
  "What a StatefulSet is to keep running.",
  {
    replicas: int32("How many pods are wanted.").default(1),
    selector: demanded(
      ref(
        "Pods that belong to it; must match the labels of the template. Immutable.",
        LabelSelector,
      ),
    ),
    template: mandatory(ref("The pods to make; their restartPolicy is Always.", PodTemplateSpec)),
    volumeClaimTemplates: list(
      "Claims to make for every pod; each is a volume of the same name. Immutable.",
      PersistentVolumeClaimSchema,
      { type: "atomic" },
    ),
    serviceName: present(text("The Service under which the pods have names. Immutable.")),
    podManagementPolicy: text(
      "OrderedReady to make and delete pods one after the other, or Parallel. Immutable.",
    ).default("OrderedReady"),
    updateStrategy: present(
      ref("How pods of an old template give way.", StatefulSetUpdateStrategy),
    ),
    revisionHistoryLimit: int32("How many old revisions are kept to roll back to.").default(10),
    minReadySeconds: int32("Seconds a pod must stay ready before it counts as available."),
    persistentVolumeClaimRetentionPolicy: present(
      ref(
        "What becomes of claims that are needed no more.",
        StatefulSetPersistentVolumeClaimRetentionPolicy,
      ),
    ),
    ordinals: ref("How pods are numbered; from 0 by default.", StatefulSetOrdinals),
  },
);

const StatefulSetCondition = workloadCondition("apps.v1.StatefulSet", "The aspect.");

const StatefulSetStatus = struct(
  "apps.v1.StatefulSetStatus",
  "What was last seen of a StatefulSet.",
  {
    observedGeneration: int64("The generation that this status speaks of."),
    replicas: mandatory(int32("Pods of the set.")),
    readyReplicas: int32("Those of them that are ready."),
    currentReplicas: int32("Those of them made from the current revision."),
    updatedReplicas: int32("Those of them made from the update revision."),
    currentRevision: text("The revision of the pods that an update has not reached yet."),
    updateRevision: text("The revision of the template."),
    collisionCount: int32("How often the hash in the name of a new revision was taken already."),
    conditions: list("Its state, aspect by aspect.", StatefulSetCondition, { merge: "type" }),
    availableReplicas: present(int32("Those of them ready for at least minReadySeconds.")),
  },
);

const schema = struct(
  "apps.v1.StatefulSet",
  "Keeps a number of pods running, each with a name and storage of its own.",
  {
    ...objectFields,
    spec: present(ref("What is wanted.", StatefulSetSpec)),
    status: present(ref("What was last seen.", StatefulSetStatus)),
  },
);

export type StatefulSet = ObjectOf<typeof schema>;
export type StatefulSetSpec = StatefulSet["spec"];
export type StatefulSetStatus = StatefulSet["status"];
export type StatefulSetUpdateStrategy = StatefulSetSpec["updateStrategy"];

/** Keeps pods that each have a name and storage of their own. Source: apps/v1 StatefulSet 1.36. */
export const StatefulSet = defineResource("apps/v1", schema, {
  kind: "StatefulSet",
  plural: "statefulsets",
  shortNames: ["sts"],
  categories: ["all"],
  namespaced: true,
  nameFormat: "label",
  countsGeneration: true,
  hasStatus: true,
  strategy: statefulSetStrategy,
  scale: {
    replicas: ({ spec }) => spec.replicas,
    withReplicas: (object, replicas) => ({ ...object, spec: { ...object.spec, replicas } }),
    statusReplicas: ({ status }) => status.replicas,
    selector: ({ spec }) => selectorText(spec.selector),
  },
  columns: statefulSetColumns,
});
