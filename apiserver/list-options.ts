/** What of a collection is asked for, as it comes in a query and from components alike. */
import {
  type FieldError,
  forbiddenField,
  invalidObject,
  notSupportedInOrder,
} from "../api/field-error.ts";

/** The parts of a list's options that do not go with all others. */
export interface AskedList {
  readonly resourceVersion?: string;
  readonly resourceVersionMatch?: string;
  readonly continue?: string;
  readonly sendInitialEvents?: boolean;
}

export const matches = ["Exact", "NotOlderThan"] as const;

/**
 * Throws Invalid with everything that does not go together.
 * Source: apimachinery internalversion/validation, ValidateListOptions 1.36.
 */
export function checkListOptions(asked: AskedList): void {
  const errors = [...matchErrors(asked)];
  if (asked.sendInitialEvents !== undefined) {
    errors.push(forbiddenField("sendInitialEvents", "sendInitialEvents is forbidden for list"));
  }
  const names = { group: "meta.k8s.io", kind: "ListOptions", plural: "" };
  if (errors.length > 0) throw invalidObject(names, "", errors);
}

const field = "resourceVersionMatch";

function matchErrors(asked: AskedList): FieldError[] {
  const { resourceVersionMatch: match = "", resourceVersion = "", continue: token = "" } = asked;
  if (match === "") return [];
  const errors: FieldError[] = [];
  const forbid = (why: string) => errors.push(forbiddenField(field, why));
  if (resourceVersion === "") forbid(`${field} is forbidden unless resourceVersion is provided`);
  if (token !== "") forbid(`${field} is forbidden when continue is provided`);
  if (matches.every((each) => each !== match)) {
    errors.push(notSupportedInOrder(field, match, [...matches, ""]));
  }
  if (match === "Exact" && resourceVersion === "0") {
    forbid(`${field} "exact" is forbidden for resourceVersion "0"`);
  }
  return errors;
}
