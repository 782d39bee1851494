import { type FieldError } from "../field-error.ts";
import type { LabelSelector } from "../meta/label-selector.ts";
export type Labels = Readonly<Record<string, string>>;
/** One condition on the labels of an object. */
export interface LabelRequirement {
    readonly key: string;
    readonly operator: LabelOperator;
    readonly values: readonly string[];
}
export type LabelOperator = "=" | "==" | "!=" | "in" | "notin" | "exists" | "!" | "gt" | "lt";
/** Decides which objects a selector picks. */
export interface LabelMatcher {
    /** True where every requirement holds. */
    readonly matches: (labels: Labels | undefined) => boolean;
    /** The canonical text: requirements by key, joined by commas. Empty where all or none match. */
    readonly text: string;
    /** All of these must hold; sorted by key. */
    readonly requirements: readonly LabelRequirement[];
    /** It picks every object, or none. */
    readonly picks: "some" | "everything" | "nothing";
}
export declare const everything: LabelMatcher;
export declare const nothing: LabelMatcher;
/**
 * The matcher of a selector in text, such as `app=web,tier in (a, b),!canary`; empty text picks
 * everything. Throws BadRequest in Kubernetes' words. Source: k8s.io/apimachinery/pkg/labels.
 */
export declare function parseLabelSelector(text: string | undefined): LabelMatcher;
/**
 * The matcher of a LabelSelector: none given picks nothing, an empty one everything. One that does
 * not validate picks nothing. Remembered by identity, since stored selectors never change.
 */
export declare function selectorFromLabelSelector(selector: LabelSelector | undefined): LabelMatcher;
/** The matcher of exact labels, such as a Service's `spec.selector`; none picks everything. */
export declare function selectorFromLabels(labels: Labels | undefined): LabelMatcher;
/** The text in `kubectl get -o wide` and in the status of a scale: `app=web`, or `<none>`. */
export declare function formatLabelSelector(selector: LabelSelector | undefined): string;
/** Everything wrong with a LabelSelector. Source: meta/v1/validation ValidateLabelSelector. */
export declare function validateLabelSelector(selector: LabelSelector | undefined, path: string): FieldError[];
