import type { Container } from "./container.ts";
import type { ResourceRequirements } from "./resources.ts";
import type { PodSpec } from "./spec.ts";
/** Amounts by resource, such as `{ cpu: "500m" }`. */
export type ResourceList = Readonly<Record<string, string>>;
/** True for the resources that a pod as a whole may ask for. */
export declare function isPodLevelResource(name: string): boolean;
/** True where the pod as a whole asks for one of the resources that it may ask for. */
export declare function hasPodLevelResources(resources: ResourceRequirements | undefined): boolean;
/** True for an init container that keeps running beside the others. */
export declare function isSidecar(container: Pick<Container, "restartPolicy"> | undefined): boolean;
/**
 * What the containers need at most at any time: the sum of containers and sidecars, or more while
 * an init container runs beside the sidecars that are before it.
 */
export declare function aggregateContainers(spec: PodSpec, kind: "requests" | "limits"): ResourceList;
/**
 * Fills in the requests of a pod that has limits as a whole, from its containers and those limits,
 * and limits of huge pages from its containers.
 */
export declare function defaultPodResources(spec: PodSpec): PodSpec;
