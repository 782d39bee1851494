/**
 * What a kubelet does when its node runs out of memory: it says so, and ends the pod that is most
 * to blame. Source: kubelet 1.36, pkg/kubelet/eviction, with its default thresholds.
 */
import type { Node } from "../../api/core/node/node.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { quantityFromNumber, quantityToNumber } from "../../api/quantity.ts";
import { parseTime } from "../../api/runtime.ts";
import { containerUse, systemUse } from "../behavior/usage.ts";
import { statusesOf } from "../images/node-images.ts";
import { isCritical } from "../static/mirror.ts";
import type { Container } from "../types.ts";

/** `memory.available<100Mi`. */
const thresholdBytes = 100 * 1024 * 1024;
/** How long pressure is shown after it was last found. */
const pressureTransitionMs = 300_000;

/** The bytes of memory that a node has left. */
export function availableBytes({ status }: Node, pods: readonly Pod[]): number {
  const used = pods.map(podBytes).reduce((sum, bytes) => sum + bytes, systemUse.memoryBytes);
  return quantityToNumber(status.capacity?.memory ?? "0") - used;
}

export const isLow = (bytes: number): boolean => bytes < thresholdBytes;

/** When a node that shows pressure stops to; undefined where it shows none. */
export function relievedMs({ status }: Node): number | undefined {
  const shown = status.conditions?.find(({ type }) => type === "MemoryPressure");
  if (shown?.status !== "True") return undefined;
  return (parseTime(shown.lastTransitionTime) ?? 0) + pressureTransitionMs;
}

/** The containers of a pod that run. */
function runningContainers({ spec, status }: Pod): readonly Container[] {
  const { initContainers = [], containers, ephemeralContainers = [] } = spec;
  const running = new Set(
    statusesOf(status).flatMap(({ name, state }) => (state.running === undefined ? [] : [name])),
  );
  return [...initContainers, ...containers, ...ephemeralContainers].filter(({ name }) =>
    running.has(name),
  );
}

/** The memory that the containers of a pod use. */
export const podBytes = (pod: Pod): number =>
  runningContainers(pod).reduce((sum, each) => sum + containerUse(pod, each).memoryBytes, 0);

const requestOf = ({ resources }: Container): number =>
  quantityToNumber(resources.requests?.memory ?? "0");

const excess = (pod: Pod): number =>
  podBytes(pod) - pod.spec.containers.reduce((sum, each) => sum + requestOf(each), 0);

/** The pod to end first: beyond its requests, of low priority, and then furthest beyond them. */
export function mostToBlame(pods: readonly Pod[]): Pod | undefined {
  const priority = ({ spec }: Pod) => spec.priority ?? 0;
  const name = ({ metadata }: Pod) => `${metadata.namespace}/${metadata.name}`;
  return pods
    .filter((pod) => !hasEnded(pod) && podBytes(pod) > 0 && !isCritical(pod))
    .sort(
      (left, right) =>
        Number(excess(right) > 0) - Number(excess(left) > 0) ||
        priority(left) - priority(right) ||
        excess(right) - excess(left) ||
        (name(left) < name(right) ? -1 : 1),
    )[0];
}

/** Why a pod was evicted, in the kubelet's words. */
export function evictionMessage(pod: Pod, available: number): string {
  const amount = (bytes: number) => quantityFromNumber(bytes, "BinarySI");
  const containers = runningContainers(pod).flatMap((container) => {
    const use = containerUse(pod, container).memoryBytes;
    const request = requestOf(container);
    if (use <= request) return [];
    const consumption = `was using ${amount(use)}, request is ${amount(request)}`;
    return [`Container ${container.name} ${consumption}, has larger consumption of memory. `];
  });
  const low = "The node was low on resource: memory. ";
  const threshold = `Threshold quantity: ${amount(thresholdBytes)}, available: ${amount(available)}. `;
  return `${low}${threshold}${containers.join("")}`;
}
