/** What a change of resources runs into, and how it is told. Source: kubelet 1.36. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { quantityToNumber } from "../../api/quantity.ts";
import { saidUseNow } from "../behavior/said-use.ts";
import { containerUse } from "../behavior/usage.ts";
import type { Observed } from "../observed.ts";
import type { Container, ContainerStatus, PodSpec } from "../types.ts";
import { amountOf, requestsOf, shortage } from "./missing-resources.ts";
import type { Refusal } from "./node-refusal.ts";
import { grantedBefore } from "./resize-order.ts";

/** Why the node cannot set aside what a pod asks for: never, or not for now. */
export function resizeRefusal(observed: Observed): Refusal | undefined {
  const { pod, node } = observed;
  const requests = requestsOf(pod.spec);
  for (const resource of ["memory", "cpu"]) {
    const capacity = amountOf(resource, node?.status.allocatable?.[resource] ?? "0");
    const requested = requests.get(resource) ?? 0;
    if (node === undefined || requested <= capacity) continue;
    const amounts = `${resource}, requested: ${requested}, capacity: ${capacity}`;
    const message = `Node didn't have enough capacity: ${amounts}`;
    return { reason: "Infeasible", message };
  }
  const { neighbors } = observed;
  const short = shortage({ pod, node, neighbors, granted: grantedBefore(observed) });
  return short && { reason: "Deferred", message: short.message };
}

/** A container whose resources are to change while it runs. */
export interface Resized {
  readonly container: Container;
  readonly status: ContainerStatus;
}

/** Why memory limits cannot be lowered: more than that is used. */
export function memoryBelowUse(
  observed: Observed,
  resized: readonly Resized[],
): string | undefined {
  const { pod } = observed;
  const useOf = (container: Container) =>
    containerUse(pod, container, { said: saidUseNow(observed, container) }).memoryBytes;
  const uses = pod.spec.containers.map(useOf);
  const used = uses.reduce((sum, bytes) => sum + bytes, 0);
  const problems = resized.flatMap(({ container, status }) => {
    const { name } = container;
    const limit = bytesOf(container.resources.limits?.memory);
    const use = useOf(container);
    if (limit >= bytesOf(status.resources?.limits?.memory) || limit > use) return [];
    return [`attempting to set container "${name}" memory limit (${limit}) ${below(use)}`];
  });
  if (problems.length === 0) return undefined;
  const limit = pod.spec.containers
    .map(({ resources }) => bytesOf(resources.limits?.memory))
    .reduce((sum, bytes) => sum + bytes, 0);
  if (limit <= used)
    problems.unshift(`attempting to set pod memory limit (${limit}) ${below(used)}`);
  const [first = ""] = problems;
  return `cannot decrease memory limits: ${
    problems.length === 1 ? first : `[${problems.join(", ")}]`
  }`;
}

const bytesOf = (quantity: string | undefined) =>
  quantity === undefined ? Number.POSITIVE_INFINITY : quantityToNumber(quantity);

const below = (use: number) => `below current usage (${use})`;

/** `Pod resize started: {…}`, with the resources of all containers. */
export function resizeMessage(pod: Pod, what: string, error?: string): string {
  const { spec, metadata } = pod;
  const details = {
    ...(spec.initContainers && { initContainers: spec.initContainers.map(sized) }),
    containers: spec.containers.map(sized),
    generation: metadata.generation,
    error,
  };
  return `Pod resize ${what}: ${JSON.stringify(details)}`;
}

const sized = ({ name, resources }: PodSpec["containers"][number]) => ({
  name,
  resources: { limits: sorted(resources.limits), requests: sorted(resources.requests) },
});

const sorted = (list: Readonly<Record<string, string>> | undefined) =>
  list &&
  Object.fromEntries(Object.entries(list).sort(([left], [right]) => (left < right ? -1 : 1)));
