import { type FieldError, invalid } from "../field-error.ts";
import { equalJson } from "../json.ts";
import { printed } from "./print.ts";

/** What is wrong with a struct of the internal type `type` that is never to change. */
export function immutableStruct(
  type: string,
  { next, stored }: { readonly next: unknown; readonly stored: unknown },
  field: string,
): FieldError[] {
  return equalJson(next ?? null, stored ?? null)
    ? []
    : [invalid(field, printed(type, next), "field is immutable")];
}
