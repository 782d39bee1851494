import type { LabelSelector } from "../../meta/label-selector.ts";
import type { NodeSelector } from "../node-selector.ts";
import type { Affinity } from "./affinity.ts";
import { type Errors } from "./validate-format.ts";
export declare function validateAffinity(affinity: Affinity | undefined, path: string): Errors;
/** Terms of which one must hold. */
export declare function validateNodeSelector({ nodeSelectorTerms }: NodeSelector, path: string): Errors;
/** What selects other pods by the labels that this one has. */
interface LabelKeys {
    readonly labelSelector?: LabelSelector | undefined;
    readonly matchLabelKeys?: readonly string[] | undefined;
    readonly mismatchLabelKeys?: readonly string[] | undefined;
}
/**
 * Keys whose values are taken from the pod's own labels. When a pod is created, they are added to
 * the selector as expressions, so a key may stand there once but not twice.
 */
export declare function validateMatchLabelKeys({ labelSelector, matchLabelKeys, mismatchLabelKeys }: LabelKeys, path: string): Errors;
export {};
