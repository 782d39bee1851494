import { type FieldError, fieldErrorBody } from "../field-error.ts";

/** Each error as a refusal words it: `spec.replicas: Invalid value: -1: must be …`. */
export const errorTexts = (errors: readonly FieldError[]): string[] =>
  errors.map((error) => `${error.field}: ${fieldErrorBody(error)}`);
