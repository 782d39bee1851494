import type { Container, EphemeralContainer } from "./container.ts";
import type { PodSpec } from "./spec.ts";

/** A container of any kind, and where it stands. */
export interface Visited {
  readonly container: Container | EphemeralContainer;
  /** Such as `spec.initContainers[0]`. */
  readonly at: string;
}

/**
 * Every container of a pod: init containers, containers, ephemeral containers.
 * Source: k8s.io/kubernetes/pkg/apis/core/pods VisitContainersWithPath 1.36.
 */
export function containersOf(
  { initContainers = [], containers, ephemeralContainers = [] }: PodSpec,
  path: string,
): readonly Visited[] {
  const visit = (list: readonly (Container | EphemeralContainer)[], field: string) =>
    list.map((container, index) => ({ container, at: `${path}.${field}[${index}]` }));
  if (initContainers.length + ephemeralContainers.length === 0) {
    return visit(containers, "containers");
  }
  return [
    ...visit(initContainers, "initContainers"),
    ...visit(containers, "containers"),
    ...visit(ephemeralContainers, "ephemeralContainers"),
  ];
}
