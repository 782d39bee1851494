/** What a pod holds while its resources change. Source: component-helpers/resource 1.36. */
import { equalJson, withMembers } from "../../json.ts";
import { compareQuantities } from "../../quantity.ts";
import type { Container } from "./container.ts";
import type { ContainerStatus } from "./container-status.ts";
import type { Pod } from "./pod.ts";
import type { ResourceList } from "./pod-resources.ts";
import type { PodSpec } from "./spec.ts";

/** Why a change of resources is not made yet: `Deferred`, `Infeasible`; else undefined. */
export const resizePending = ({ status }: Pod): string | undefined =>
  status.conditions?.find(({ type }) => type === "PodResizePending")?.reason;

/** True where the resources of a pod may ever have been changed: each change is counted. */
const mayBeResized = ({ metadata, spec }: Pod): boolean =>
  spec.nodeName !== undefined && (metadata.generation ?? 1) > 1;

/** The spec with the requests that the node has set aside for the pod. */
export function allocatedSpec(pod: Pod): PodSpec {
  if (!mayBeResized(pod)) return pod.spec;
  return withRequests(pod, (_, { allocatedResources, resources }) =>
    resources === undefined ? undefined : (allocatedResources ?? {}),
  );
}

/**
 * The spec with the requests that the scheduler counts: of those wanted, allocated and in force
 * the greatest, but without those wanted where the node can never have them.
 */
export function countedSpec(pod: Pod): PodSpec {
  if (!mayBeResized(pod)) return pod.spec;
  const isInfeasible = resizePending(pod) === "Infeasible";
  return withRequests(pod, (wanted, { allocatedResources = {}, resources }) => {
    if (resources === undefined) return undefined;
    const held = greater(allocatedResources, resources.requests ?? {});
    return isInfeasible ? held : greater(wanted, held);
  });
}

/** The spec with the requests and limits that quotas count, by the same rule. */
export function chargedSpec(pod: Pod): PodSpec {
  if (!mayBeResized(pod)) return pod.spec;
  const isInfeasible = resizePending(pod) === "Infeasible";
  return withResources(countedSpec(pod), pod, (wanted, { resources }) => {
    if (resources === undefined) return undefined;
    const held = resources.limits ?? {};
    return { ...wanted, limits: isInfeasible ? held : greater(wanted.limits ?? {}, held) };
  });
}

/** What a container has, or the pod as a whole. */
type Held = Pick<ContainerStatus, "allocatedResources" | "resources">;
type RequestsOf = (wanted: ResourceList, status: Held) => ResourceList | undefined;
type Resources = Container["resources"];
type ResourcesOf = (wanted: Resources, status: Held) => Resources | undefined;

const withRequests = (pod: Pod, requestsOf: RequestsOf): PodSpec =>
  withResources(pod.spec, pod, (wanted, status) => {
    const requests = requestsOf(wanted.requests ?? {}, status);
    return requests && { ...wanted, requests };
  });

function withResources(spec: PodSpec, pod: Pod, resourcesOf: ResourcesOf): PodSpec {
  const { status } = pod;
  const containers = changed(spec.containers, status.containerStatuses, resourcesOf);
  const initContainers =
    spec.initContainers && changed(spec.initContainers, status.initContainerStatuses, resourcesOf);
  const found = spec.resources && resourcesOf(spec.resources, status);
  const resources = found === undefined || isSame(found, spec.resources) ? spec.resources : found;
  return withMembers(spec, {
    containers,
    ...(initContainers && { initContainers }),
    ...(resources && { resources }),
  });
}

function changed(
  containers: readonly Container[],
  statuses: readonly ContainerStatus[] | undefined,
  resourcesOf: ResourcesOf,
): readonly Container[] {
  let isChanged = false;
  const next = containers.map((container) => {
    const status = statuses?.find(({ name }) => name === container.name);
    const resources = status && resourcesOf(container.resources, status);
    if (resources === undefined || isSame(resources, container.resources)) return container;
    isChanged = true;
    return { ...container, resources };
  });
  return isChanged ? next : containers;
}

const isSame = (one: Resources, other: Resources = {}): boolean =>
  equalJson(one.requests ?? {}, other.requests ?? {}) &&
  equalJson(one.limits ?? {}, other.limits ?? {});

function greater(one: ResourceList, other: ResourceList): ResourceList {
  const most = new Map(Object.entries(one));
  for (const [name, amount] of Object.entries(other)) {
    const known = most.get(name);
    if (known === undefined || compareQuantities(known, amount) < 0) most.set(name, amount);
  }
  return Object.fromEntries(most);
}
