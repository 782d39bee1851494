/** What else decides where and when a pod is placed. Source: core/v1 PodSpec 1.36. */
import { LabelSelector } from "../../meta/label-selector.ts";
import type { ObjectOf } from "../../resource.ts";
import { int32, int64, list, mandatory, ref, struct, text, textItem } from "../../schema.ts";

/** Taints that a pod bears. */
export const Toleration = struct("core.v1.Toleration", "Taints that a pod bears.", {
  key: text("Key of the taint; empty for every key, with Exists."),
  operator: text("How the value is compared: Equal, Exists, Lt or Gt."),
  value: text("Value of the taint."),
  effect: text("Effect of the taint: NoSchedule, PreferNoSchedule, NoExecute; empty for all."),
  tolerationSeconds: int64("Seconds that a NoExecute taint is borne; for ever where absent."),
});
export type Toleration = ObjectOf<typeof Toleration>;

/** How evenly pods are spread. */
export const TopologySpreadConstraint = struct(
  "core.v1.TopologySpreadConstraint",
  "How evenly pods are spread over places.",
  {
    maxSkew: mandatory(int32("How many more pods one place may have than the emptiest.")),
    topologyKey: mandatory(text("Node label whose equal values make the same place.")),
    whenUnsatisfiable: mandatory(text("DoNotSchedule, or ScheduleAnyway.")),
    labelSelector: ref("Labels of the pods that are counted.", LabelSelector),
    minDomains: int32("How many places there must be for a place's emptiness to count."),
    nodeAffinityPolicy: text("Whether only nodes that the pod wants count: Honor or Ignore."),
    nodeTaintsPolicy: text("Whether only nodes that the pod bears count: Honor or Ignore."),
    matchLabelKeys: list("Labels in which counted pods are as this one.", textItem, {
      type: "atomic",
    }),
  },
);
export type TopologySpreadConstraint = ObjectOf<typeof TopologySpreadConstraint>;

/** A reason not to be scheduled yet. */
export const PodSchedulingGate = struct(
  "core.v1.PodSchedulingGate",
  "Keeps a pod from being scheduled until it is taken away.",
  { name: mandatory(text("Name of the gate.")) },
);
export type PodSchedulingGate = ObjectOf<typeof PodSchedulingGate>;

/** A condition that counts for readiness. */
export const PodReadinessGate = struct(
  "core.v1.PodReadinessGate",
  "A condition that must be true for the pod to be ready.",
  { conditionType: mandatory(text("Type of the condition.")) },
);
export type PodReadinessGate = ObjectOf<typeof PodReadinessGate>;

/** Pods that are scheduled together. */
export const PodSchedulingGroup = struct(
  "core.v1.PodSchedulingGroup",
  "The group of pods that this one is scheduled with.",
  { podGroupName: text("Name of the PodGroup, in the same namespace.") },
);
export type PodSchedulingGroup = ObjectOf<typeof PodSchedulingGroup>;

/** A claim for devices. */
export const PodResourceClaim = struct(
  "core.v1.PodResourceClaim",
  "A claim for devices, which containers mean by its name.",
  {
    name: mandatory(text("Name of the entry, unique in the pod.")),
    resourceClaimName: text("Name of a ResourceClaim in the same namespace."),
    resourceClaimTemplateName: text("Name of the template that a claim is made of for this pod."),
  },
);
export type PodResourceClaim = ObjectOf<typeof PodResourceClaim>;
