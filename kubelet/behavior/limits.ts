/**
 * How much CPU and memory a container may use: its own limit, and what is left for it of that of
 * its pod. Source: Kubernetes 1.36, PodLevelResources.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { milliValue, quantityToNumber } from "../../api/quantity.ts";
import { type Container, isSidecar } from "../types.ts";
import { containerUse } from "./usage.ts";

type Kind = "cpu" | "memory";

/** The limits in force, which follow those of the spec where the pod is resized. */
function limitOf({ status }: Pod, { name, resources }: Container, kind: Kind): string | undefined {
  const known = status.containerStatuses?.find((each) => each.name === name)?.resources;
  return known === undefined ? resources.limits?.[kind] : known.limits?.[kind];
}

/** In bytes; `Infinity` where there is no limit. */
export function memoryLimit(pod: Pod, container: Container): number {
  const own = limitOf(pod, container, "memory");
  const ownBytes = own === undefined ? Number.POSITIVE_INFINITY : quantityToNumber(own);
  return Math.min(ownBytes, podMemoryShare(pod, container));
}

/** Where a pod has too much, it is its greatest container that is killed. */
function podMemoryShare(pod: Pod, container: Container): number {
  const limit = pod.spec.resources?.limits?.memory;
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  const bytesOf = (each: Container) => containerUse(pod, each).memoryBytes;
  const others = lasting(pod)
    .filter(({ name }) => name !== container.name)
    .map(bytesOf);
  const limitBytes = quantityToNumber(limit);
  if (others.some((bytes) => bytes > bytesOf(container))) return limitBytes;
  return Math.max(limitBytes - others.reduce((sum, bytes) => sum + bytes, 0), 0);
}

/** The containers that run side by side. */
const lasting = ({ spec }: Pod): readonly Container[] => [
  ...(spec.initContainers ?? []).filter(isSidecar),
  ...spec.containers,
];

/** In millicores; `Infinity` where there is no limit. */
export function cpuLimit(pod: Pod, container: Container): number {
  const limits = [limitOf(pod, container, "cpu"), pod.spec.resources?.limits?.cpu];
  const millicores = limits.flatMap((limit) => (limit === undefined ? [] : [milliValue(limit)]));
  return Math.min(...millicores, Number.POSITIVE_INFINITY);
}
