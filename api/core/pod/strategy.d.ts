/** How pods are created and changed. Source: pkg/registry/core/pod 1.36. */
import type { Strategy } from "../../resource.ts";
import type { Pod } from "./pod.ts";
export declare const podStrategy: Strategy<Pod>;
/** What the `ephemeralcontainers` subresource may change: those containers, and nothing else. */
export declare function prepareForEphemeralContainers(next: Pod, stored: Pod): Pod;
/**
 * What the `resize` subresource may change: the resources and resize policies of containers.
 * Other containers than the stored ones are kept for validation to refuse.
 */
export declare function prepareForResize(next: Pod, stored: Pod): Pod;
/**
 * The grace in seconds with which a pod is deleted. A pod that is not placed or has ended goes at
 * once, and a negative grace is one second.
 */
export declare function deletionGraceSeconds(pod: Pod, asked: number | undefined): number;
