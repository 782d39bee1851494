import type { Pod, Rejection } from "../framework.ts";
import { type Cluster } from "../refusal.ts";
/** A node that would take the pod, if these left. */
export interface Candidate {
    readonly node: string;
    /** At least one, the most important first. */
    readonly victims: readonly Pod[];
    /** How many of them leave against a budget. */
    readonly violations: number;
    /** Less is better; what comes first counts most. */
    readonly costs: readonly number[];
}
/** There is one object of it, as rejections are counted by it. */
export declare const noVictims: Rejection;
/**
 * The fewest pods that a node can do without so that `pod` fits, or why it does not fit even if all
 * lesser pods left. Source: defaultpreemption SelectVictimsOnNode 1.36.
 */
export declare function victimsOn(pod: Pod, slot: number, cluster: Cluster): Candidate | Rejection;
