/** What would become of nodes if lesser pods left them for a pod that fits nowhere. */
import type { Random } from "../../api/runtime.ts";
import type { Pod, Rejection } from "../framework.ts";
import type { Cluster } from "../refusal.ts";
import { type Refusals } from "../refusals.ts";
import { type Candidate } from "./victims.ts";
export interface Search extends Cluster {
    readonly refusals: Refusals;
    /** Absent where nothing is left to chance. */
    readonly random: Random | undefined;
}
export interface DryRuns {
    /** The slots of the nodes where it may help that others leave. */
    readonly nodes: readonly number[];
    /** The first to be looked at, drawn by chance. */
    readonly offset: number;
    readonly on: (slot: number) => Finding;
}
/** Either who would have to leave, or why the node would refuse the pod even so. */
interface Finding {
    readonly candidate: Candidate | undefined;
    readonly rejection: Rejection | undefined;
}
export declare function dryRuns(pod: Pod, { refusals, random, ...cluster }: Search): DryRuns;
/** The best of the first candidates, which are looked at until there is enough choice. */
export declare function bestOf({ nodes, offset, on }: DryRuns, wanted: number): Candidate | undefined;
/** How many nodes would refuse the pod even so, and why. */
export declare function refusedBy({ nodes, on }: DryRuns): ReadonlyMap<Rejection, number>;
export {};
