/** What functions are given, as what they need. */
import { plainOf, special } from "./classes.ts";
import { typeError } from "./errors.ts";
import { isNumber, wholeOf } from "./operators.ts";
import { Bytes, typeName, type Value } from "./values.ts";

type Given = Value | undefined;

/** A text; throws TypeError. */
export function textIn(given: Given, what = "argument"): string {
  const value = plainOf(given);
  if (typeof value === "string") return value;
  throw typeError(`${what} must be str, not ${typeName(value ?? null)}`);
}

export function wholeIn(given: Given): bigint {
  const value = plainOf(given);
  if (typeof value === "bigint" || typeof value === "boolean") return wholeOf(value);
  throw typeError(`'${typeName(value ?? null)}' object cannot be interpreted as an integer`);
}

/** A number of either kind. */
export function numberIn(given: Given): number {
  const value = plainOf(given);
  if (value !== undefined && isNumber(value)) return Number(value);
  throw typeError(`must be real number, not ${typeName(value ?? null)}`);
}

/** A path, as a text. */
export function pathIn(given: Given): string {
  const value = plainOf(given);
  if (typeof value === "string") return value;
  if (value instanceof Bytes) return value.text;
  const own = special(value ?? null, "__fspath__");
  if (typeof own === "string") return own;
  const type = typeName(value ?? null);
  throw typeError(`expected str, bytes or os.PathLike object, not ${type}`);
}

/** The value, or another where it is not given or None. */
export const orElse = (value: Given, other: Value): Value => value ?? other;
