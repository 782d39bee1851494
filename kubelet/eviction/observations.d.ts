/** What a node has left of what its kubelet watches over. */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { PodUse } from "../behavior/machine-use.ts";
import type { NodeImage } from "../node/image-list.ts";
import { type PodTotals } from "./pod-storage.ts";
import { type Signal, type Threshold } from "./thresholds.ts";
/** Of one signal. */
export interface Observation {
    readonly available: number;
    readonly capacity: number;
}
export type Observations = Readonly<Record<Signal, Observation>>;
/** A pod that may be evicted, and what it has of its machine. */
export interface PodOnNode {
    readonly pod: Pod;
    readonly use: PodUse | undefined;
    readonly totals: PodTotals;
}
/** The pods that have something of the machine; `useOf` tells what their containers wrote. */
export declare function podsOnNode(pods: readonly Pod[], useOf: (pod: Pod) => PodUse | undefined): readonly PodOnNode[];
/** A machine has one disk, for images and all else. */
export declare function observe({ status }: Node, pods: readonly PodOnNode[], images: readonly NodeImage[], architecture: string): Observations;
/** Whether so little is left; with what has to be reclaimed beyond, once it was met. */
export declare function isMet({ signal, value, minimumReclaim }: Threshold, observations: Observations, reclaims?: boolean): boolean;
/** Whether what containers write may yet come to the threshold. */
export declare function isNear({ signal, value }: Threshold, observations: Observations): boolean;
