/** What a pod holds while its resources change. Source: component-helpers/resource 1.36. */
import { equalJson } from "../../json.ts";
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
  return withRequests(pod, (_, { allocatedResources, resources }) =>
    resources === undefined ? undefined : (allocatedResources ?? {}),
  );
}

/**
 * The spec with the requests that the scheduler counts: of those wanted, allocated and in force
 * the greatest, but without those wanted where the node can never have them.
 */
export function countedSpec(pod: Pod): PodSpec {
  const isInfeasible = resizePending(pod) === "Infeasible";
  return withRequests(pod, (wanted, { allocatedResources = {}, resources }) => {
    if (resources === undefined) return undefined;
    const held = greater(allocatedResources, resources.requests ?? {});
    return isInfeasible ? held : greater(wanted, held);
  });
}

/** What a container has, or the pod as a whole. */
type Held = Pick<ContainerStatus, "allocatedResources" | "resources">;
type RequestsOf = (wanted: ResourceList, status: Held) => ResourceList | undefined;

function withRequests(pod: Pod, requestsOf: RequestsOf): PodSpec {
  const { spec, status } = pod;
  if (!mayBeResized(pod)) return spec;
  const containers = changed(spec.containers, status.containerStatuses, requestsOf);
  const initContainers =
    spec.initContainers && changed(spec.initContainers, status.initContainerStatuses, requestsOf);
  const requests = spec.resources && requestsOf(spec.resources.requests ?? {}, status);
  const isSame = requests === undefined || equalJson(requests, spec.resources?.requests ?? {});
  if (isSame && containers === spec.containers && initContainers === spec.initContainers)
    return spec;
  return {
    ...spec,
    containers,
    ...(initContainers && { initContainers }),
    ...(!isSame && { resources: { ...spec.resources, requests } }),
  };
}

function changed(
  containers: readonly Container[],
  statuses: readonly ContainerStatus[] | undefined,
  requestsOf: RequestsOf,
): readonly Container[] {
  let isChanged = false;
  const next = containers.map((container) => {
    const status = statuses?.find(({ name }) => name === container.name);
    const wanted = container.resources.requests ?? {};
    const requests = status && requestsOf(wanted, status);
    if (requests === undefined || equalJson(requests, wanted)) return container;
    isChanged = true;
    return { ...container, resources: { ...container.resources, requests } };
  });
  return isChanged ? next : containers;
}

function greater(one: ResourceList, other: ResourceList): ResourceList {
  const most = new Map(Object.entries(one));
  for (const [name, amount] of Object.entries(other)) {
    const known = most.get(name);
    if (known === undefined || compareQuantities(known, amount) < 0) most.set(name, amount);
  }
  return Object.fromEntries(most);
}
