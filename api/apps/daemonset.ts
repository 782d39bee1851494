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
import { daemonSetColumns } from "./daemonset-columns.ts";
import { daemonSetStrategy } from "./daemonset-strategy.ts";
import { workloadCondition } from "./workload-condition.ts";

const RollingUpdateDaemonSet = struct(
  "apps.v1.RollingUpdateDaemonSet",
  "How far a rolling update may go at once. One of the two is 0.",
  {
    maxUnavailable: intOrString(
      "Nodes that may lack an available pod during the update, as a number or a percentage of " +
        "the nodes that want one, rounded up.",
    ),
    maxSurge: intOrString(
      "Nodes on which a new pod may start beside the old one, as a number or a percentage of " +
        "the nodes that want one, rounded up.",
    ),
  },
);

export const DaemonSetUpdateStrategy = struct(
  "apps.v1.DaemonSetUpdateStrategy",
  "How old pods give way to new ones.",
  {
    type: text("RollingUpdate, or OnDelete: a pod is renewed when somebody deletes it.").default(
      "RollingUpdate",
    ),
    rollingUpdate: ref(
      "Bounds of a rolling update; only with RollingUpdate.",
      RollingUpdateDaemonSet,
    ),
  },
);

const DaemonSetSpec = struct("apps.v1.DaemonSetSpec", "What a DaemonSet is to keep running.", {
  selector: demanded(
    ref("Pods that belong to it; must match the labels of the template. Immutable.", LabelSelector),
  ),
  template: mandatory(
    ref(
      "The pods to make, one for each node that its placement allows; their restartPolicy is " +
        "Always.",
      PodTemplateSpec,
    ),
  ),
  updateStrategy: present(ref("How old pods give way to new ones.", DaemonSetUpdateStrategy)),
  minReadySeconds: int32("Seconds a pod must stay ready before it counts as available."),
  revisionHistoryLimit: int32("How many old revisions are kept to roll back to.").default(10),
});

export const DaemonSetCondition = workloadCondition(
  "apps.v1.DaemonSet",
  "The aspect. Kubernetes itself knows none.",
);

const DaemonSetStatus = struct("apps.v1.DaemonSetStatus", "What was last seen of a DaemonSet.", {
  currentNumberScheduled: mandatory(int32("Nodes that should run its pod and have one.")),
  numberMisscheduled: mandatory(int32("Nodes that have its pod and should not.")),
  desiredNumberScheduled: mandatory(int32("Nodes that should run its pod.")),
  numberReady: mandatory(int32("Nodes that should run its pod and whose pod is ready.")),
  observedGeneration: int64("The generation that this status speaks of."),
  updatedNumberScheduled: int32("Nodes whose pod is made from the current template."),
  numberAvailable: int32("Nodes whose pod has been ready for at least minReadySeconds."),
  numberUnavailable: int32("Nodes that should have an available pod and do not."),
  collisionCount: int32("How often the hash in the name of a new revision was taken already."),
  conditions: list("Its state, aspect by aspect.", DaemonSetCondition, { merge: "type" }),
});

const schema = struct("apps.v1.DaemonSet", "Keeps a pod of one template on every node.", {
  ...objectFields,
  spec: present(ref("What is wanted.", DaemonSetSpec)),
  status: present(ref("What was last seen.", DaemonSetStatus)),
});

export type DaemonSet = ObjectOf<typeof schema>;
export type DaemonSetSpec = DaemonSet["spec"];
export type DaemonSetStatus = DaemonSet["status"];
export type DaemonSetUpdateStrategy = DaemonSetSpec["updateStrategy"];

/** Keeps a pod of one template on every node that it selects. Source: apps/v1 DaemonSet 1.36. */
export const DaemonSet = defineResource("apps/v1", schema, {
  kind: "DaemonSet",
  plural: "daemonsets",
  shortNames: ["ds"],
  categories: ["all"],
  namespaced: true,
  countsGeneration: true,
  hasStatus: true,
  strategy: daemonSetStrategy,
  columns: daemonSetColumns,
});
