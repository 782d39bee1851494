/** What pods have of the disk, the memory and the processes of their machine. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { PodUse } from "../behavior/machine-use.ts";
import type { Container } from "../types.ts";
/** The containers of a pod that run. */
export declare function runningContainers({ spec, status }: Pod): readonly Container[];
/** What a container has written: its own files and its log. */
export declare const containerBytes: (pod: Pod, container: Container, use: PodUse | undefined) => number;
/** How many processes a container that runs has. */
export declare const containerProcesses: (pod: Pod, container: Container, use: PodUse | undefined) => number;
/**
 * What a container takes of memory. Whoever writes to a volume in memory is charged with it, which
 * is taken to be the first container that mounts it.
 */
export declare function containerMemory(pod: Pod, container: Container, use: PodUse | undefined): number;
/** All that a pod has of its machine. */
export interface PodTotals {
    readonly memoryBytes: number;
    readonly diskBytes: number;
    readonly inodes: number;
    readonly processes: number;
}
export declare function podTotals(pod: Pod, use: PodUse | undefined): PodTotals;
