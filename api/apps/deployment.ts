import { PodTemplateSpec } from "../core/pod/template.ts";
import { LabelSelector } from "../meta/label-selector.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import {
  bool,
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
  timeOrNull,
} from "../schema.ts";
import { deploymentColumns } from "./columns.ts";
import { deploymentStrategy } from "./deployment-strategy.ts";
import { selectorText } from "./workload.ts";

const RollingUpdateDeployment = struct(
  "apps.v1.RollingUpdateDeployment",
  "How far a rolling update may stray from the wanted number of pods.",
  {
    maxUnavailable: intOrString(
      "Pods that may be missing during the update, as a number or a percentage rounded down.",
    ),
    maxSurge: intOrString(
      "Pods that may exist beyond the wanted number, as a number or a percentage rounded up.",
    ),
  },
);

export const DeploymentStrategy = struct(
  "apps.v1.DeploymentStrategy",
  "How old pods give way to new ones.",
  {
    type: text("Recreate or RollingUpdate.").default("RollingUpdate"),
    rollingUpdate: ref(
      "Bounds of a rolling update; only with RollingUpdate.",
      RollingUpdateDeployment,
    ),
  },
);

const DeploymentSpec = struct("apps.v1.DeploymentSpec", "What a Deployment is to keep running.", {
  replicas: int32("How many pods are wanted.").default(1),
  selector: demanded(
    ref("Pods that belong to it; must match the labels of the template. Immutable.", LabelSelector),
  ),
  template: mandatory(ref("The pods to make; their restartPolicy is Always.", PodTemplateSpec)),
  strategy: present(
    ref("How old pods give way to new ones.", DeploymentStrategy, { patchStrategy: "retainKeys" }),
  ),
  minReadySeconds: int32("Seconds a pod must stay ready before it counts as available."),
  revisionHistoryLimit: int32("How many old ReplicaSets are kept to roll back to.").default(10),
  paused: bool("True stops rollouts; scaling goes on."),
  progressDeadlineSeconds: int32(
    "Seconds without progress after which a rollout counts as failed.",
  ).default(600),
});

export const DeploymentCondition = struct(
  "apps.v1.DeploymentCondition",
  "One aspect of the state of a Deployment.",
  {
    type: mandatory(text("The aspect: Available, Progressing or ReplicaFailure.")),
    status: mandatory(text("True, False or Unknown.")),
    lastUpdateTime: timeOrNull("When the condition was last written."),
    lastTransitionTime: timeOrNull("When the status last changed."),
    reason: text("Why the status changed, in one CamelCase word."),
    message: text("Why the status changed, for people."),
  },
);
export type DeploymentCondition = ObjectOf<typeof DeploymentCondition>;

const DeploymentStatus = struct("apps.v1.DeploymentStatus", "What was last seen of a Deployment.", {
  observedGeneration: int64("The generation that this status speaks of."),
  replicas: int32("Pods of the Deployment that are not terminating."),
  updatedReplicas: int32("Those of them made from the current template."),
  readyReplicas: int32("Those of them that are ready."),
  availableReplicas: int32("Those of them ready for at least minReadySeconds."),
  unavailableReplicas: int32("Pods still missing until all wanted ones are available."),
  terminatingReplicas: int32("Pods being deleted that have not ended yet."),
  conditions: list("Its state, aspect by aspect.", DeploymentCondition, { merge: "type" }),
  collisionCount: int32("How often the hash in the name of a new ReplicaSet was taken already."),
});

const schema = struct(
  "apps.v1.Deployment",
  "Keeps a number of pods of one template running and replaces them when it changes.",
  {
    ...objectFields,
    spec: present(ref("What is wanted.", DeploymentSpec)),
    status: present(ref("What was last seen.", DeploymentStatus)),
  },
);

export type Deployment = ObjectOf<typeof schema>;
export type DeploymentSpec = Deployment["spec"];
export type DeploymentStatus = Deployment["status"];
export type DeploymentStrategy = DeploymentSpec["strategy"];

/** Keeps pods of one template running, and rolls out changes. Source: apps/v1 Deployment 1.36. */
export const Deployment = defineResource("apps/v1", schema, {
  kind: "Deployment",
  plural: "deployments",
  shortNames: ["deploy"],
  categories: ["all"],
  namespaced: true,
  countsGeneration: true,
  hasStatus: true,
  strategy: deploymentStrategy,
  scale: {
    replicas: ({ spec }) => spec.replicas,
    withReplicas: (object, replicas) => ({ ...object, spec: { ...object.spec, replicas } }),
    statusReplicas: ({ status }) => status.replicas ?? 0,
    selector: ({ spec }) => selectorText(spec.selector),
  },
  columns: deploymentColumns,
});
