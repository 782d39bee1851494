import type { Observation, PodOnNode } from "./observations.ts";
import type { Resource } from "./thresholds.ts";
/** Those that go first: beyond their requests, of low priority, and furthest beyond these. */
export declare function ranked(pods: readonly PodOnNode[], resource: Resource): readonly PodOnNode[];
/** Why a pod is evicted. */
export declare function evictionMessage({ pod, use }: PodOnNode, resource: Resource, { threshold, available }: Pick<Observation, "available"> & {
    readonly threshold: number;
}): string;
