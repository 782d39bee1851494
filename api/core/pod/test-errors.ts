/** Field errors as tests compare them. */
import { type FieldError, fieldErrorBody } from "../../field-error.ts";

/** Such as `spec.containers[0].image: Required value`, in the order in which they are reported. */
export const errorLines = (errors: readonly FieldError[]): string[] =>
  errors.map((error) => `${error.field}: ${fieldErrorBody(error)}`);
