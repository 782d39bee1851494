/** Values that are a number, or text such as `25%` or the name of a port. */
import { type FieldError } from "./field-error.ts";
export type IntOrString = number | string;
/** True for text such as `25%`. */
export declare function isPercent(value: IntOrString | undefined): value is `${number}%`;
/**
 * The number that `value` stands for: itself, or that share of `total`, rounded up or down.
 * Text that is no percentage counts as 0; validation refuses it.
 * Source: k8s.io/apimachinery/pkg/util/intstr GetScaledValueFromIntOrPercent.
 */
export declare function resolveIntOrPercent(value: IntOrString, total: number, roundUp: boolean): number;
/** A percentage, or a number that is not negative. */
export declare function validatePositiveIntOrPercent(value: IntOrString, path: string): FieldError[];
/** A percentage may be 100% at most; a number may be anything here. */
export declare function validateNotMoreThan100Percent(value: IntOrString, path: string): FieldError[];
