import type { Pod } from "./pod.ts";
import type { PodSpec } from "./spec.ts";
/** Why a change of resources is not made yet: `Deferred`, `Infeasible`; else undefined. */
export declare const resizePending: ({ status }: Pod) => string | undefined;
/** The spec with the requests that the node has set aside for the pod. */
export declare function allocatedSpec(pod: Pod): PodSpec;
/**
 * The spec with the requests that the scheduler counts: of those wanted, allocated and in force
 * the greatest, but without those wanted where the node can never have them.
 */
export declare function countedSpec(pod: Pod): PodSpec;
