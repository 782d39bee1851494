import type { Random } from "../api/runtime.ts";
import { type Failure } from "./explain.ts";
import type { Framework, Pod } from "./framework.ts";
import { type Snapshot } from "./snapshot.ts";
/** Where a pod goes, or why it cannot go anywhere. */
export type Decision = {
    readonly node: string;
} | {
    readonly failure: Failure;
};
/**
 * Chooses the node for a pod: the best of those that pass all filters of the profile. It changes
 * nothing but what it remembers of the snapshot, and draws from `random` where a profile has it
 * break ties.
 */
export declare function schedulePod(pod: Pod, snapshot: Snapshot, framework: Framework, random: Random): Decision;
