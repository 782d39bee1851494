import { type CelValue, none, some } from "../../cel/values.ts";

/** A JSON value as an optional of CEL. */
export const optionalValue = (value: unknown): CelValue =>
  // JSON is used in CEL as it is.
  value === undefined ? none : some(value as CelValue);
