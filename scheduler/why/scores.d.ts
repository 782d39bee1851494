import type { Pod } from "../framework.ts";
import type { Cluster } from "../refusal.ts";
export interface NodeScore {
    readonly plugin: string;
    readonly weight: number;
    /** As the plugin said it. */
    readonly raw: number;
    /** From 0 to 100, among all nodes where the pod fits. */
    readonly normalized: number;
    /** What it adds to the total. */
    readonly weighted: number;
}
/** By slot, in the order of the plugins; those to which all nodes are alike say nothing. */
export declare function scoresOf(pod: Pod, slots: readonly number[], { snapshot, framework }: Cluster): ReadonlyMap<number, readonly NodeScore[]>;
