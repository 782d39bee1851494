import { addQuantities, compareQuantities } from "../../quantity.ts";
import { hasPodLevelResources, type ResourceList } from "./pod-resources.ts";
import type { ResourceRequirements } from "./resources.ts";
import type { PodSpec } from "./spec.ts";

/** Who is evicted first when a node runs short. */
export type QosClass = "Guaranteed" | "Burstable" | "BestEffort";

/**
 * The quality of service that a pod's CPU and memory give it: Guaranteed where every container has
 * limits for both that equal its requests, BestEffort where nothing is asked for.
 * Resources of the pod as a whole count instead of those of containers.
 * Source: pkg/apis/core/helper/qos 1.36.
 */
export function qosClass(spec: PodSpec): QosClass {
  const known = classes.get(spec);
  if (known !== undefined) return known;
  const made = classOf(spec);
  classes.set(spec, made);
  return made;
}

/** Pods of one template share their spec, and so their class. */
const classes = new WeakMap<PodSpec, QosClass>();

function classOf(spec: PodSpec): QosClass {
  const parts: readonly ResourceRequirements[] =
    spec.resources !== undefined && hasPodLevelResources(spec.resources)
      ? [spec.resources]
      : [...spec.containers, ...(spec.initContainers ?? [])].map(({ resources }) => resources);
  const requests = total(parts, "requests");
  const limits = total(parts, "limits");
  if (Object.keys(requests).length + Object.keys(limits).length === 0) return "BestEffort";
  const limited = parts.every(({ limits: own = {} }) =>
    computeResources.every((name) => given(own, name)),
  );
  const equal =
    Object.keys(requests).length === Object.keys(limits).length &&
    Object.entries(requests).every(([name, amount]) => {
      const limit = limits[name];
      return limit !== undefined && compareQuantities(limit, amount) === 0;
    });
  return limited && equal ? "Guaranteed" : "Burstable";
}

const computeResources = ["cpu", "memory"] as const;

const given = (amounts: ResourceList, name: string) =>
  compareQuantities(amounts[name] ?? "0", "0") > 0;

function total(
  parts: readonly ResourceRequirements[],
  kind: "requests" | "limits",
): Record<string, string> {
  const sums: Record<string, string> = {};
  for (const part of parts) {
    const amounts = part[kind] ?? {};
    for (const name of computeResources) {
      if (given(amounts, name)) sums[name] = addQuantities(sums[name] ?? "0", amounts[name] ?? "0");
    }
  }
  return sums;
}
