import type { Pod } from "../../api/core/pod/pod.ts";
import { hasPodLevelResources, isSidecar } from "../../api/core/pod/pod-resources.ts";
import { milliValue } from "../../api/quantity.ts";
import { Unmeasurable } from "./unmeasurable.ts";

/**
 * What each pod requests of a resource, in thousandths, by the names of pods; of one container, if
 * one is named. Throws Unmeasurable where any does not say.
 * Source: pkg/controller/podautoscaler calculateRequests 1.36.
 */
export function requestsOf(
  pods: readonly Pod[],
  resource: string,
  container: string,
): ReadonlyMap<string, number> {
  return new Map(pods.map((pod) => [pod.metadata.name ?? "", requestOf(pod, resource, container)]));
}

function requestOf(pod: Pod, resource: string, container: string): number {
  const { resources, containers, initContainers = [] } = pod.spec;
  if (container === "" && hasPodLevelResources(resources)) {
    const amount = resources?.requests?.[resource];
    if (amount !== undefined) return milliValue(amount);
    throw new Unmeasurable(`missing pod-level request for ${resource} in Pod ${pod.metadata.name}`);
  }
  const all = [...containers, ...initContainers.filter(isSidecar)];
  const counted = container === "" ? all : all.filter(({ name }) => name === container);
  if (container !== "" && counted.length === 0) {
    throw new Unmeasurable(`container ${container} not found in Pod ${pod.metadata.name}`);
  }
  let sum = 0;
  for (const { name, resources: own } of counted) {
    const amount = own.requests?.[resource];
    if (amount === undefined) {
      const where = `in container ${name} of Pod ${pod.metadata.name}`;
      throw new Unmeasurable(`missing request for ${resource} ${where}`);
    }
    sum += milliValue(amount);
  }
  return sum;
}
