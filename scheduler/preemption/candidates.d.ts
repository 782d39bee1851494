import type { Pod } from "../framework.ts";
import type { Candidate } from "./victims.ts";
/**
 * What it costs that these pods leave, of which so many do against a budget: less is better, and
 * what comes first counts most. The victims come by importance.
 * Source: pickOneNodeForPreemption 1.36.
 */
export declare function costsOf(victims: readonly Pod[], violations: number): readonly number[];
/** Whether preemption does less harm on one node than on another. */
export declare function isBetter({ costs }: Candidate, other: Candidate): boolean;
