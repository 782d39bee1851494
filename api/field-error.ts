import { type ObjectNames, type StatusCause, StatusError } from "./status.ts";

/** What is wrong with one field. Source: k8s.io/apimachinery/pkg/util/validation/field. */
export interface FieldError {
  readonly type: keyof typeof kinds;
  /** A path such as `spec.template.spec.containers[0].image` or `metadata.labels[app]`. */
  readonly field: string;
  readonly value?: unknown;
  readonly detail: string;
  /** The value is not told: it would be most of the object. */
  readonly hidesValue?: true;
}

const kinds = {
  required: { reason: "FieldValueRequired", text: "Required value" },
  invalid: { reason: "FieldValueInvalid", text: "Invalid value" },
  typeInvalid: { reason: "FieldValueTypeInvalid", text: "Invalid value" },
  notSupported: { reason: "FieldValueNotSupported", text: "Unsupported value" },
  duplicate: { reason: "FieldValueDuplicate", text: "Duplicate value" },
  forbidden: { reason: "FieldValueForbidden", text: "Forbidden" },
  notFound: { reason: "FieldValueNotFound", text: "Not found" },
  tooLong: { reason: "FieldValueTooLong", text: "Too long" },
  tooMany: { reason: "FieldValueTooMany", text: "Too many" },
  internal: { reason: "InternalError", text: "Internal error" },
} as const;

/** What a check answers. Nearly every check finds nothing, so nothing is always the same list. */
export type Errors = readonly FieldError[];
export const none: Errors = [];

/** The errors of several checks, in this order; a list that adds nothing is not copied. */
export function joined(...lists: readonly Errors[]): Errors {
  let errors = none;
  for (const list of lists) {
    if (list.length > 0) errors = errors.length === 0 ? list : [...errors, ...list];
  }
  return errors;
}

/** Text for `detail` where the value says everything. */
export const required = (field: string, detail = ""): FieldError => ({
  type: "required",
  field,
  detail,
});
export const invalid = (field: string, value: unknown, detail: string): FieldError => ({
  type: "invalid",
  field,
  value,
  detail,
});
/** The same of a map, whose members Go writes by their names. */
export const invalidMap = (
  field: string,
  map: Readonly<Record<string, string>> | undefined,
  detail: string,
): FieldError => invalid(field, map && byName(map), detail);

/** The members of a map by their names. */
export const byName = (map: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));

/** `Invalid value: …`, about a part of the object that is too large to be told. */
export const invalidWhole = (field: string, detail: string): FieldError => ({
  type: "invalid",
  field,
  detail,
  hidesValue: true,
});
export const forbiddenField = (field: string, detail: string): FieldError => ({
  type: "forbidden",
  field,
  detail,
});
export const duplicate = (field: string, value: unknown): FieldError => ({
  type: "duplicate",
  field,
  value,
  detail: "",
});
export const notFoundField = (field: string, value: unknown): FieldError => ({
  type: "notFound",
  field,
  value,
  detail: "",
});
/** `Too long: may not be more than 63 bytes` */
export const tooLong = (field: string, maximum: number): FieldError => ({
  type: "tooLong",
  field,
  detail: `may not be more than ${maximum} bytes`,
});
/** `Too many: 3: must have at most 2 items` */
export const tooMany = (field: string, actual: number, maximum: number): FieldError => ({
  type: "tooMany",
  field,
  value: actual,
  detail: `must have at most ${maximum} items`,
});
/** `Unsupported value: "X": supported values: "A", "B"`, sorted as Kubernetes sorts them. */
export const notSupported = (
  field: string,
  value: unknown,
  supported: readonly string[],
): FieldError => notSupportedInOrder(field, value, [...supported].sort());
/** Like `notSupported`, with what is supported in the order given. */
export const notSupportedInOrder = (
  field: string,
  value: unknown,
  supported: readonly string[],
): FieldError => ({
  type: "notSupported",
  field,
  value,
  detail: `supported values: ${supported.map((each) => JSON.stringify(each)).join(", ")}`,
});

/** The text of one error after its field: `Invalid value: 0: must be greater than 0`. */
export function fieldErrorBody(error: FieldError): string {
  const { text } = kinds[error.type];
  const detail = error.detail === "" ? "" : `: ${error.detail}`;
  const valueless =
    error.hidesValue === true ||
    error.type === "required" ||
    error.type === "forbidden" ||
    error.type === "tooLong";
  return valueless
    ? `${text}${detail}`
    : `${text}: ${JSON.stringify(error.value ?? null)}${detail}`;
}

/** `Deployment.apps "web" is invalid: spec.selector: Required value`, code 422, a cause a field. */
export function invalidObject(
  names: ObjectNames,
  name: string,
  errors: readonly FieldError[],
): StatusError {
  const lines = errors.map((error) => `${error.field}: ${fieldErrorBody(error)}`);
  const unique = [...new Set(lines)];
  const text = unique.length === 1 ? (unique[0] ?? "") : `[${unique.join(", ")}]`;
  const kind = names.group === "" ? names.kind : `${names.kind}.${names.group}`;
  const causes: StatusCause[] = errors.map((error) => ({
    reason: kinds[error.type].reason,
    message: fieldErrorBody(error),
    field: error.field,
  }));
  return new StatusError("Invalid", `${kind} "${name}" is invalid: ${text}`, {
    ...(name === "" ? {} : { name }),
    ...(names.group === "" ? {} : { group: names.group }),
    ...(names.kind === "" ? {} : { kind: names.kind }),
    causes,
  });
}
