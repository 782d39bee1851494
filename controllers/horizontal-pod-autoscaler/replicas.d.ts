/**
 * How many pods a metric asks for. Amounts are in thousandths.
 * Source: pkg/controller/podautoscaler replica_calculator.go 1.36.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Amounts } from "./group-pods.ts";
/** How far the ratio of a metric to its target may be off, below and above 1. */
export interface Tolerances {
    readonly scaleDown: number;
    readonly scaleUp: number;
}
/** The pods that are scaled, and how many of them are wanted now. */
export interface Scaled {
    readonly pods: readonly Pod[];
    readonly specReplicas: number;
    readonly statusReplicas: number;
    readonly tolerances: Tolerances;
    readonly nowMs: number;
}
/** What the amounts of pods come to. */
export interface Usage {
    /** As a multiple of the target. */
    readonly ratio: number;
    /** Of a pod, in the mean. */
    readonly average: number;
    /** Share of the requests, in percent. */
    readonly utilization?: number;
}
/** How amounts of pods are weighed. */
export interface Scales {
    usage(amounts: ReadonlyMap<string, number>): Usage;
    /** What a pod counts for that was not measured, where fewer pods are asked for. */
    missing(pod: string): number;
}
export interface Proposal<T> {
    readonly replicas: number;
    readonly seen: T;
}
/** By what was measured of each pod; `scales` are made once it is known that there is anything. */
export declare function byPods(scaled: Scaled, { amounts, resource }: {
    readonly amounts: Amounts;
    readonly resource: string;
}, scales: () => Scales): Proposal<Usage>;
/** By one amount for all pods, which is to be `target`. */
export declare function byTotal(scaled: Scaled, amount: number, target: number): Proposal<number>;
/** By one amount for all pods, of which each is to have `target`. */
export declare function byShare(scaled: Scaled, amount: number, target: number): Proposal<number>;
/** Amounts as they are, of which the mean is to be `target`. */
export declare function plainScales(target: number): Scales;
/** Amounts as shares of what pods request, which are to be `target` percent. */
export declare function utilizationScales(requests: ReadonlyMap<string, number>, target: number): Scales;
