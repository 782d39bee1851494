/** Says why a pod fits nowhere, in kube-scheduler's words. Source: framework.FitError 1.36. */
import type { Pod, Rejection } from "./framework.ts";
/** Why a pod was not placed. */
export interface Failure {
    /** The message of the event and of the condition PodScheduled. */
    readonly message: string;
    /** The plugins that refused it; empty where there was no node to ask about. */
    readonly plugins: readonly string[];
    /** The node that the pod is to wait for from now on; empty: for none; absent: nothing changes. */
    readonly nominatedNode?: string;
    /** The pods that are to leave that node. */
    readonly victims?: readonly Pod[];
}
/** What came of looking for a node. */
export interface Diagnosis {
    /** How many nodes there are. */
    readonly nodes: number;
    /** Set where the pod was refused before any node was looked at. */
    readonly preFilter?: Rejection;
    /** How many nodes were refused why. */
    readonly rejections: ReadonlyMap<Rejection, number>;
    /** What became of preemption; empty where that succeeded. */
    readonly postFilter: string;
}
/** The failure where there is no node at all. */
export declare const noNodes: Failure;
export declare function failureOf(diagnosis: Diagnosis): Failure;
/** A message cut to what an event can hold. */
export declare const truncateNote: (message: string) => string;
/** That no node can be had, and how many lack what. */
export declare const unavailable: (nodes: number, rejections: ReadonlyMap<Rejection, number>) => string;
