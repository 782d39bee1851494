import type { AdmissionPlugin } from "./plugin.ts";
import { onPodSpec } from "./pod-spec.ts";

/** The classes that every cluster has. Source: pkg/apis/scheduling. */
const systemClasses: Readonly<Record<string, number>> = {
  "system-node-critical": 2_000_001_000,
  "system-cluster-critical": 2_000_000_000,
};

/** Fills in the priority that the class of a pod stands for. */
export const priority: AdmissionPlugin = {
  name: "Priority",
  resource: { group: "", plural: "pods" },
  mutateSpec: onPodSpec((spec) => ({
    ...spec,
    priority: systemClasses[spec.priorityClassName ?? ""] ?? 0,
    preemptionPolicy: spec.preemptionPolicy ?? "PreemptLowerPriority",
  })),
};
