import type { ResourceColumn } from "./node-info.ts";
import type { PodRequests } from "./pod-requests.ts";
import type { Snapshot } from "./snapshot.ts";
/** How a resource counts in a score. */
export interface ResourceWeight {
    readonly name: string;
    readonly weight: number;
}
/** What counts where no arguments say otherwise. */
export declare const cpuAndMemory: readonly ResourceWeight[];
/** A resource that counts in a score: how much a pod asks for, and what the nodes have. */
export interface ResourceShare {
    readonly weight: number;
    readonly amount: number;
    readonly nonZeroAmount: number;
    readonly column: ResourceColumn;
}
/** Looks up the resources that a score counts; extended ones count if the pod asks for them. */
export declare function resourceShares({ amounts }: PodRequests, snapshot: Snapshot, resources: readonly ResourceWeight[]): readonly ResourceShare[];
