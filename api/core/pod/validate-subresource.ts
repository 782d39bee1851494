/** What the subresources of a pod may change. Source: core/validation 1.36. */
import { type FieldError, forbiddenField, invalid } from "../../field-error.ts";
import type { Container } from "./container.ts";
import { equalPart } from "./equal-spec.ts";
import type { Pod } from "./pod.ts";
import { isSidecar } from "./pod-resources.ts";
import { qosClass } from "./qos.ts";
import type { ResourceRequirements } from "./resources.ts";
import { mirrorAnnotation } from "./validate-annotations.ts";
import { type Errors, none } from "./validate-format.ts";

/** `ephemeralcontainers` adds containers; those that are there stay as they are. */
export function validateEphemeralContainersUpdate(next: Pod, stored: Pod): FieldError[] {
  if (stored.metadata.annotations?.[mirrorAnnotation] !== undefined) {
    return [forbiddenField("", "static pods do not support ephemeral containers")];
  }
  const path = "spec.ephemeralContainers";
  const now = new Map(next.spec.ephemeralContainers?.map((each) => [each.name, each]));
  return (stored.spec.ephemeralContainers ?? []).flatMap((old) => {
    const refuse = (verb: string) => [
      forbiddenField(path, `existing ephemeral containers "${old.name}" may not be ${verb}\n`),
    ];
    const change = now.get(old.name);
    if (change === undefined) return refuse("removed");
    return equalPart(change, old) ? [] : refuse("changed");
  });
}

/** `resize` changes the CPU and memory of containers that go on running, and nothing else. */
export function validatePodResize(next: Pod, stored: Pod): FieldError[] {
  const refused = whyNotResizable(stored);
  if (refused !== undefined) return [forbiddenField("", refused)];
  const errors: FieldError[] = [];
  if ((stored.status.qosClass ?? qosClass(stored.spec)) !== qosClass(next.spec)) {
    const why = "Pod QOS Class may not change as a result of resizing";
    errors.push(invalid("spec", next.status.qosClass ?? "", why));
  }
  const [sidecars, once] = [isSidecar, (container: Container) => !isSidecar(container)];
  errors.push(
    ...validateResizes(next, stored, { field: "initContainers", isResized: sidecars }),
    ...validateResizes(next, stored, { field: "containers", isResized: () => true }),
  );
  const immutable = "resources for non-sidecar init containers are immutable";
  stored.spec.initContainers?.filter(once).forEach((old) => {
    const change = next.spec.initContainers?.find(({ name }) => name === old.name);
    if (!equalPart(change, old)) errors.push(forbiddenField("spec", immutable));
  });
  if (errors.length > 0) return errors;
  const only = "only cpu and memory resources are mutable";
  return equalPart(withStoredCompute(next, stored).spec, stored.spec)
    ? []
    : [forbiddenField("spec", only)];
}

function whyNotResizable({ metadata, spec }: Pod): string | undefined {
  if (metadata.annotations?.[mirrorAnnotation] !== undefined)
    return "static pods cannot be resized";
  return spec.os?.name === "windows" ? "windows pods cannot be resized" : undefined;
}

interface Resized {
  readonly field: "containers" | "initContainers";
  readonly isResized: (container: Container) => boolean;
}

function validateResizes(next: Pod, stored: Pod, { field, isResized }: Resized): Errors {
  return (stored.spec[field] ?? []).flatMap((old, index) => {
    const change = next.spec[field]?.[index];
    if (change === undefined || !isResized(old)) return [];
    return validateResize(change, old, `spec.${field}[${index}].resources`);
  });
}

function validateResize(next: Container, stored: Container, path: string): Errors {
  return (["requests", "limits"] as const).flatMap((kind) =>
    isRemoved(next.resources, stored.resources, kind)
      ? [forbiddenField(`${path}.${kind}`, `resource ${kind} cannot be removed`)]
      : none,
  );
}

const isRemoved = (
  next: ResourceRequirements,
  stored: ResourceRequirements,
  kind: "requests" | "limits",
) => Object.keys(stored[kind] ?? {}).some((name) => next[kind]?.[name] === undefined);

/** `next` with the CPU and memory of `stored`. */
function withStoredCompute(next: Pod, stored: Pod): Pod {
  const restore = (container: Container, old: Container | undefined): Container => {
    if (old === undefined) return container;
    const of = (kind: "requests" | "limits") => {
      const { cpu: _cpu, memory: _memory, ...rest } = container.resources[kind] ?? {};
      const { cpu, memory } = old.resources[kind] ?? {};
      return {
        ...rest,
        ...(cpu === undefined ? {} : { cpu }),
        ...(memory === undefined ? {} : { memory }),
      };
    };
    const resources = { ...container.resources, requests: of("requests"), limits: of("limits") };
    return { ...container, resources };
  };
  const { containers, initContainers } = stored.spec;
  const spec = {
    ...next.spec,
    containers: next.spec.containers.map((each, index) => restore(each, containers[index])),
    initContainers: next.spec.initContainers?.map((each, index) =>
      restore(each, initContainers?.[index]),
    ),
    resources: stored.spec.resources,
  };
  return { ...next, spec };
}
