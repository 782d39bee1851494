import type { LabelRequirement } from "./labels.ts";
/** Selector text that does not parse; the message is Kubernetes'. */
export declare class SelectorSyntaxError extends Error {
    readonly name = "SelectorSyntaxError";
}
/**
 * The requirements in the text of a label selector. `check` tells what is wrong with one that is
 * well formed. Throws SelectorSyntaxError. Source: k8s.io/apimachinery/pkg/labels/selector.go.
 */
export declare function parseRequirements(text: string, check: (requirement: LabelRequirement) => string | undefined): LabelRequirement[];
