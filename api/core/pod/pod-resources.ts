/** Resources of a pod as a whole. Source: component-helpers/resource and SetDefaults_Pod 1.36. */
import { addQuantities, compareQuantities } from "../../quantity.ts";
import type { Container } from "./container.ts";
import type { ResourceRequirements } from "./resources.ts";
import type { PodSpec } from "./spec.ts";

/** Amounts by resource, such as `{ cpu: "500m" }`. */
export type ResourceList = Readonly<Record<string, string>>;

/** True for the resources that a pod as a whole may ask for. */
export function isPodLevelResource(name: string): boolean {
  return name === "cpu" || name === "memory" || isHugePages(name);
}

/** True where the pod as a whole asks for one of the resources that it may ask for. */
export function hasPodLevelResources(resources: ResourceRequirements | undefined): boolean {
  const names = [
    ...Object.keys(resources?.requests ?? {}),
    ...Object.keys(resources?.limits ?? {}),
  ];
  return names.some(isPodLevelResource);
}

/** True for an init container that keeps running beside the others. */
export function isSidecar(container: Pick<Container, "restartPolicy"> | undefined): boolean {
  return container?.restartPolicy === "Always";
}

/**
 * What the containers need at most at any time: the sum of containers and sidecars, or more while
 * an init container runs beside the sidecars that are before it.
 */
export function aggregateContainers(spec: PodSpec, kind: "requests" | "limits"): ResourceList {
  let running: ResourceList = {};
  for (const { resources } of spec.containers) running = sum(running, resources[kind] ?? {});
  let sidecars: ResourceList = {};
  let initial: ResourceList = {};
  for (const container of spec.initContainers ?? []) {
    const own = container.resources[kind] ?? {};
    if (isSidecar(container)) {
      running = sum(running, own);
      sidecars = sum(sidecars, own);
      initial = largest(initial, sidecars);
    } else {
      initial = largest(initial, sum(sidecars, own));
    }
  }
  return largest(running, initial);
}

/**
 * Fills in the requests of a pod that has limits as a whole, from its containers and those limits,
 * and limits of huge pages from its containers.
 */
export function defaultPodResources(spec: PodSpec): PodSpec {
  const { resources } = spec;
  const { limits = {}, requests = {} } = resources ?? {};
  if (Object.keys(limits).length + Object.keys(requests).length === 0) return spec;
  const filledLimits = { ...hugePageLimits(spec, requests), ...limits };
  if (Object.keys(filledLimits).length === 0) return spec;
  const filledRequests: Record<string, string> = {};
  for (const [name, amount] of Object.entries(filledLimits)) {
    if (isPodLevelResource(name)) filledRequests[name] = amount;
  }
  for (const [name, amount] of Object.entries(aggregateContainers(spec, "requests"))) {
    if (isPodLevelResource(name) && !isHugePages(name)) filledRequests[name] = amount;
  }
  Object.assign(filledRequests, requests);
  const grows =
    Object.keys(filledLimits).length > Object.keys(limits).length ||
    Object.keys(filledRequests).length > Object.keys(requests).length;
  if (!grows) return spec;
  return { ...spec, resources: { ...resources, limits: filledLimits, requests: filledRequests } };
}

const isHugePages = (name: string) => name.startsWith("hugepages-");

function hugePageLimits(spec: PodSpec, requests: ResourceList): ResourceList {
  const limits = Object.entries(aggregateContainers(spec, "limits"));
  return Object.fromEntries(
    limits.filter(([name]) => isHugePages(name) && !Object.hasOwn(requests, name)),
  );
}

function sum(left: ResourceList, right: ResourceList): ResourceList {
  return combine(left, right, addQuantities);
}

function largest(left: ResourceList, right: ResourceList): ResourceList {
  return combine(left, right, (one, other) => (compareQuantities(one, other) < 0 ? other : one));
}

function combine(
  left: ResourceList,
  right: ResourceList,
  both: (one: string, other: string) => string,
): ResourceList {
  const combined = new Map(Object.entries(left));
  for (const [name, amount] of Object.entries(right)) {
    const known = combined.get(name);
    combined.set(name, known === undefined ? amount : both(known, amount));
  }
  return Object.fromEntries(combined);
}
