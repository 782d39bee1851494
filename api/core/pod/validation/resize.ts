/** How the resources of a pod may change. Source: core/validation ValidatePodResize 1.36. */
import {
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  none,
} from "../../../field-error.ts";
import type { Container } from "../container.ts";
import { equalPart } from "../equal-spec.ts";
import type { Pod } from "../pod.ts";
import { isSidecar } from "../pod-resources.ts";
import { qosClass } from "../qos.ts";
import type { ResourceRequirements } from "../resources.ts";
import { podSpecDiff } from "../spec-diff.ts";
import { mirrorAnnotation } from "./annotations.ts";

/** `resize` changes CPU and memory of containers and of the pod as a whole, and nothing else. */
export function validatePodResize(next: Pod, stored: Pod): FieldError[] {
  const refused = whyNotResizable(stored);
  if (refused !== undefined) return [forbiddenField("", refused)];
  const errors: FieldError[] = [];
  if ((stored.status.qosClass ?? qosClass(stored.spec)) !== qosClass(next.spec)) {
    const why = "Pod QOS Class may not change as a result of resizing";
    errors.push(invalid("spec", next.status.qosClass ?? "", why));
  }
  if (!nodeResizes(stored)) {
    errors.push(forbiddenField("spec", "Pod running on node without support for resize"));
  }
  errors.push(...validatePodLevel(next.spec.resources, stored.spec.resources));
  const order = lists.flatMap((list) => validateOrder(next, stored, list));
  if (order.length > 0) return [...errors, ...order];
  errors.push(
    ...validateKept(next, stored, "initContainers"),
    ...validateKept(next, stored, "containers"),
    ...validateContainers(next, stored),
    ...validateInitContainers(next, stored),
  );
  if (errors.length > 0) return errors;
  const rest = withStoredCompute(next, stored);
  if (equalPart(rest, stored.spec)) return errors;
  return [forbiddenField("spec", `${onlyCompute}\n${podSpecDiff(stored.spec, rest)}`)];
}

const onlyCompute = "only cpu and memory resources are mutable";

type List = "containers" | "initContainers";
const lists: readonly List[] = ["containers", "initContainers"];

const listOf = (pod: Pod, list: List): readonly Container[] => pod.spec[list] ?? [];

function whyNotResizable({ metadata, spec }: Pod): string | undefined {
  const isStatic = metadata.annotations?.[mirrorAnnotation] !== undefined;
  if (isStatic) return "static pods cannot be resized";
  return spec.os?.name === "windows" ? "windows pods cannot be resized" : undefined;
}

/** A kubelet that resizes tells of the resources of what runs. */
function nodeResizes({ status }: Pod): boolean {
  const running = status.containerStatuses?.find(({ state }) => state?.running !== undefined);
  return running === undefined || running.resources !== undefined;
}

function validatePodLevel(
  next: ResourceRequirements | undefined,
  stored: ResourceRequirements | undefined,
): Errors {
  if (!asks(next) && !asks(stored)) return none;
  const path = "spec.resources";
  if (stored !== undefined && next === undefined) {
    return [forbiddenField(path, "pod-level resources cannot be removed")];
  }
  const removed = removals(next, stored).map((kind) =>
    forbiddenField(`${path}.${kind}`, `pod-level resource ${kind} cannot be removed`),
  );
  const same = equalPart(withCompute(next, stored), withCompute(stored, stored));
  return same ? removed : [...removed, forbiddenField("spec", `${onlyCompute} at pod-level`)];
}

const asks = (resources: ResourceRequirements | undefined) =>
  Object.keys({ ...resources?.requests, ...resources?.limits }).length > 0;

function validateOrder(next: Pod, stored: Pod, list: List): Errors {
  const [now, before] = [listOf(next, list), listOf(stored, list)];
  if (now.length !== before.length) {
    return [forbiddenField(`spec.${list}`, `${list} may not be added or removed on resize`)];
  }
  return before.flatMap(({ name }, index) => {
    if (now[index]?.name === name) return none;
    const path = `spec.${list}[${index}].name`;
    return [forbiddenField(path, `${list} may not be renamed or reordered on resize`)];
  });
}

/** What is asked for may become more or less, but not nothing. */
function validateKept(next: Pod, stored: Pod, list: List): Errors {
  return listOf(stored, list).flatMap(({ resources }, index) =>
    removals(listOf(next, list)[index]?.resources, resources).map((kind) =>
      forbiddenField(
        `spec.${list}[${index}].resources.${kind}`,
        `resource ${kind} cannot be removed`,
      ),
    ),
  );
}

const kinds = ["requests", "limits"] as const;

/** Of requests and limits, those that lack a resource that they had. */
const removals = (next: ResourceRequirements | undefined, stored: ResourceRequirements = {}) =>
  kinds.filter((kind) =>
    Object.keys(stored[kind] ?? {}).some((name) => next?.[kind]?.[name] === undefined),
  );

function validateContainers(next: Pod, stored: Pod): Errors {
  return listOf(next, "containers").flatMap((container, index) =>
    resizesOnly(container, stored.spec.containers[index])
      ? none
      : [forbiddenField("spec", onlyCompute)],
  );
}

function validateInitContainers(next: Pod, stored: Pod): Errors {
  return listOf(next, "initContainers").flatMap((container, index) => {
    const before = stored.spec.initContainers?.[index];
    const path = `spec.initContainers[${index}]`;
    const errors: FieldError[] = [];
    if (!resizesOnly(container, before)) {
      const why = "only cpu and memory resources for init or sidecar containers are mutable";
      errors.push(forbiddenField(path, why));
    }
    const restarts = container.resizePolicy?.some(
      ({ restartPolicy }) => restartPolicy === "RestartContainer",
    );
    if (!isSidecar(container) && restarts === true && !equalPart(container, before)) {
      const why =
        "non-sidecar init containers with a resize policy of RestartContainer cannot be resized";
      errors.push(forbiddenField(path, why));
    }
    return errors;
  });
}

const resizesOnly = (container: Container, stored: Container | undefined) =>
  equalPart(withStoredResources(container, stored), withStoredResources(stored, stored));

/** The spec with the CPU and memory that the stored pod has. */
function withStoredCompute({ spec }: Pod, { spec: stored }: Pod): Pod["spec"] {
  return {
    ...spec,
    containers: spec.containers.map((each, index) =>
      withStoredResources(each, stored.containers[index]),
    ),
    initContainers: spec.initContainers?.map((each, index) =>
      withStoredResources(each, stored.initContainers?.[index]),
    ),
    resources: stored.resources,
  };
}

function withStoredResources<T extends Container | undefined>(
  container: T,
  stored: Container | undefined,
): T {
  if (container === undefined) return container;
  return { ...container, resources: withCompute(container.resources, stored?.resources) };
}

/** Resources with the CPU and memory of others. */
function withCompute(
  resources: ResourceRequirements = {},
  stored: ResourceRequirements = {},
): ResourceRequirements {
  const of = (kind: "requests" | "limits") => {
    const { cpu: _cpu, memory: _memory, ...rest } = resources[kind] ?? {};
    const { cpu, memory } = stored[kind] ?? {};
    return {
      ...rest,
      ...(cpu === undefined ? {} : { cpu }),
      ...(memory === undefined ? {} : { memory }),
    };
  };
  const given = kinds.filter((kind) => resources[kind] ?? stored[kind]);
  return { ...resources, ...Object.fromEntries(given.map((kind) => [kind, of(kind)])) };
}
