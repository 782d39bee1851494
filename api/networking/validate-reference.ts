import type { TypedLocalObjectReference } from "../core/references.ts";
import { type FieldError, required } from "../field-error.ts";
import { validateText } from "../validation/format.ts";
import { pathSegmentProblems, subdomainProblems } from "../validation/names.ts";

/** The name of an object of any kind. Source: validateIngressTypedLocalObjectReference 1.36. */
export function validateReference(
  { apiGroup, kind, name }: TypedLocalObjectReference,
  path: string,
): FieldError[] {
  const validatePart = (part: string, at: string) =>
    part === "" ? [required(at)] : validateText(part, at, pathSegmentProblems);
  return [
    ...(apiGroup === undefined
      ? []
      : validateText(apiGroup, `${path}.apiGroup`, subdomainProblems)),
    ...validatePart(kind, `${path}.kind`),
    ...validatePart(name, `${path}.name`),
  ];
}
