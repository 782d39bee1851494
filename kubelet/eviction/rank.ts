/** Which pod is evicted, and what is told of it. Source: kubelet 1.36, pkg/kubelet/eviction. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { aggregateContainers } from "../../api/core/pod/pod-resources.ts";
import { quantityFromNumber, quantityToNumber } from "../../api/quantity.ts";
import type { Container } from "../types.ts";
import type { Observation, PodOnNode } from "./observations.ts";
import { containerBytes, containerMemory, runningContainers } from "./pod-storage.ts";
import type { Resource } from "./thresholds.ts";

const usedOf: Readonly<Record<Resource, keyof PodOnNode["totals"]>> = {
  memory: "memoryBytes",
  "ephemeral-storage": "diskBytes",
  inodes: "inodes",
  pids: "processes",
};

/** Those that go first: beyond their requests, of low priority, and furthest beyond these. */
export function ranked(pods: readonly PodOnNode[], resource: Resource): readonly PodOnNode[] {
  const excess = new Map(
    pods.map((each) => [each, each.totals[usedOf[resource]] - requestOf(each.pod, resource)]),
  );
  const beyond = (each: PodOnNode) => excess.get(each) ?? 0;
  const exceeds = (each: PodOnNode) => Number(resource !== "pids" && beyond(each) > 0);
  const priority = ({ pod }: PodOnNode) => pod.spec.priority ?? 0;
  const name = ({ pod: { metadata } }: PodOnNode) => `${metadata.namespace}/${metadata.name}`;
  return [...pods].sort(
    (left, right) =>
      exceeds(right) - exceeds(left) ||
      priority(left) - priority(right) ||
      beyond(right) - beyond(left) ||
      (name(left) < name(right) ? -1 : 1),
  );
}

const requestOf = ({ spec }: Pod, resource: Resource): number =>
  quantityToNumber(aggregateContainers(spec, "requests")[resource] ?? "0");

/** Why a pod is evicted. */
export function evictionMessage(
  { pod, ...known }: PodOnNode,
  resource: Resource,
  { threshold, available }: Pick<Observation, "available"> & { readonly threshold: number },
): string {
  const amount = (value: number) =>
    quantityFromNumber(
      value,
      resource === "pids" || resource === "inodes" ? "DecimalSI" : "BinarySI",
    );
  const usage = (container: Container) =>
    resource === "memory"
      ? containerMemory(pod, container, known)
      : containerBytes(pod, container, known.use);
  const hasUsage = resource === "memory" || resource === "ephemeral-storage";
  const containers = (hasUsage ? runningContainers(pod) : []).flatMap((container) => {
    const used = usage(container);
    const request = quantityToNumber(container.resources.requests?.[resource] ?? "0");
    if (used <= request) return [];
    const consumption = `was using ${amount(used)}, request is ${amount(request)}`;
    return [`Container ${container.name} ${consumption}, has larger consumption of ${resource}. `];
  });
  const quantities = `Threshold quantity: ${amount(threshold)}, available: ${amount(available)}. `;
  return `The node was low on resource: ${resource}. ${quantities}${containers.join("")}`;
}
