import { Namespace } from "../../api/core/namespace.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Plan } from "../../client/controller.ts";
import { type Remainder } from "./conditions.ts";
/** All that the termination of a namespace depends on. */
export interface Observed {
    readonly namespace: Namespace;
    readonly pods: Remainder & {
        readonly objects: readonly Pod[];
    };
    /** Everything else in it, by resource. */
    readonly others: readonly Remainder[];
    readonly nowMs: number;
}
/**
 * The next step of a termination: first all pods are deleted, and only once they are gone the rest;
 * then the finalizer is taken off. Conditions tell of what will remain after the deletions.
 */
export declare function planTermination(observed: Observed): Plan;
