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
export declare function containersOf({ initContainers, containers, ephemeralContainers }: PodSpec, path: string): readonly Visited[];
