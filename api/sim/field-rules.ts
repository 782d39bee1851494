/** Rules for the fields of kubesim's own kinds. */
import { parseGoDuration } from "../duration.ts";
import { type FieldError, invalid } from "../field-error.ts";
import { parseQuantity, quantityTextProblem } from "../quantity.ts";

export type Errors = readonly FieldError[];

const negative = "must be greater than or equal to 0";

/** A duration as Go writes it, and not a negative one. */
export function validateDuration(text: string | undefined, path: string): Errors {
  if (text === undefined) return [];
  const { ms, problem } = parseGoDuration(text);
  if (problem !== undefined) return [invalid(path, text, problem)];
  return ms < 0 ? [invalid(path, text, negative)] : [];
}

/** A quantity, and not a negative one. */
export function validateAmount(text: string | undefined, path: string): Errors {
  if (text === undefined) return [];
  const problem = quantityTextProblem(text);
  if (problem !== undefined) return [invalid(path, text, problem)];
  return (parseQuantity(text)?.nano ?? 0n) < 0n ? [invalid(path, text, negative)] : [];
}

export function between(value: number | undefined, path: string, min: number, max: number): Errors {
  if (value === undefined || (value >= min && value <= max)) return [];
  return [invalid(path, value, `must be between ${min} and ${max}, inclusive`)];
}
