import type { StatefulSet } from "../../api/apps/statefulset.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
/** What a pod is to a StatefulSet. */
export interface Member {
    readonly pod: Pod;
    /** Its number; -1 where its name is not that of a pod of the set. */
    readonly ordinal: number;
    /** Whether it is the set's, should be, should no longer be, or is none of its business. */
    readonly claim: "ours" | "adopt" | "release" | "foreign";
    /** Name of the revision that it was made from. */
    readonly revision: string;
    readonly isTerminating: boolean;
    /** It ended, and never runs again. */
    readonly isTerminal: boolean;
    /** It runs, and is ready. */
    readonly isReady: boolean;
    /** From when on it is available if it stays ready; `Infinity` where it is not ready. */
    readonly availableAtMs: number;
}
/**
 * Looks at a pod. A set may have thousands, and a change of any asks about all: so what a pod is to
 * the set is remembered until one of them changes.
 */
export declare function memberOf(statefulSet: StatefulSet, pod: Pod): Member;
