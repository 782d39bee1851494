import { forbidden } from "../../api/status.ts";
import { memberOf } from "../registry/context.ts";
import type { AdmissionPlugin } from "./plugin.ts";
import { onPodSpec } from "./pod-spec.ts";

/** The classes that every cluster has. Source: pkg/apis/scheduling. */
const systemClasses: ReadonlyMap<string, number> = new Map([
  ["system-node-critical", 2_000_001_000],
  ["system-cluster-critical", 2_000_000_000],
]);

/** Fills in the priority that the class of a pod stands for. */
export const priority: AdmissionPlugin = {
  name: "Priority",
  resource: { group: "", plural: "pods" },
  mutatesUpdates: true,
  mutateSpec: onPodSpec((spec) => ({
    ...spec,
    priority: systemClasses.get(spec.priorityClassName ?? "") ?? 0,
    preemptionPolicy: spec.preemptionPolicy ?? "PreemptLowerPriority",
  })),
  validate({ verb, definition, name, subresource }, _, object) {
    if (verb !== "create" || subresource !== undefined || object === undefined) return;
    const { priorityClassName = "" } = Object(memberOf(object, "spec"));
    if (priorityClassName === "" || systemClasses.has(priorityClassName)) return;
    const fact = `no PriorityClass with name ${priorityClassName} was found`;
    throw forbidden(definition, name, fact);
  },
};
