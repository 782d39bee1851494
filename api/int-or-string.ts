/** Values that are a number, or text such as `25%` or the name of a port. */
import { type FieldError, invalid } from "./field-error.ts";
import { validateNonNegative } from "./validation/meta.ts";

export type IntOrString = number | string;

const percent = /^[0-9]+%$/;

/** True for text such as `25%`. */
export function isPercent(value: IntOrString | undefined): value is `${number}%` {
  return typeof value === "string" && percent.test(value);
}

/**
 * The number that `value` stands for: itself, or that share of `total`, rounded up or down.
 * Text that is no percentage counts as 0; validation refuses it.
 * Source: k8s.io/apimachinery/pkg/util/intstr GetScaledValueFromIntOrPercent.
 */
export function resolveIntOrPercent(value: IntOrString, total: number, roundUp: boolean): number {
  if (typeof value === "number") return value;
  if (!isPercent(value)) return 0;
  const share = (Number.parseInt(value, 10) * total) / 100;
  return roundUp ? Math.ceil(share) : Math.floor(share);
}

/** A percentage, or a number that is not negative. */
export function validatePositiveIntOrPercent(value: IntOrString, path: string): FieldError[] {
  if (typeof value === "number") return validateNonNegative(value, path);
  if (isPercent(value)) return [];
  const rule = "a valid percent string must be a numeric string followed by an ending '%'";
  const examples = "(e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";
  return [invalid(path, value, `${rule} ${examples}`)];
}

/** A percentage may be 100% at most; a number may be anything here. */
export function validateNotMoreThan100Percent(value: IntOrString, path: string): FieldError[] {
  return isPercent(value) && Number.parseInt(value, 10) > 100
    ? [invalid(path, value, "must not be greater than 100%")]
    : [];
}
