import { type FieldError, invalid, required } from "../field-error.ts";
import type { ObjectOf } from "../resource.ts";
import { mandatory, struct, text } from "../schema.ts";
import { pathSegmentProblems } from "../validation/names.ts";

const schemaOf = (version: "v1" | "v2", options: { readonly atomic?: boolean } = {}) =>
  struct(
    `autoscaling.${version}.CrossVersionObjectReference`,
    "An object by its kind and name, whatever version it is read in.",
    {
      kind: mandatory(text("Kind of the object.")),
      name: mandatory(text("Name of the object.")),
      apiVersion: text("API group and version of the object."),
    },
    options,
  );

/** Source: autoscaling/v2 CrossVersionObjectReference 1.36. */
export const CrossVersionObjectReference = schemaOf("v2");
export type CrossVersionObjectReference = ObjectOf<typeof CrossVersionObjectReference>;

/** Source: autoscaling/v1 CrossVersionObjectReference 1.36. */
export const CrossVersionObjectReferenceV1 = schemaOf("v1", { atomic: true });

/** What may be said of the apiVersion of a reference: anything, any version, or one of a group. */
export type VersionRule = "any" | "coreToo" | "grouped";

/** Source: pkg/apis/autoscaling/validation ValidateCrossVersionObjectReference 1.36. */
export function validateCrossVersionReference(
  reference: CrossVersionObjectReference,
  path: string,
  rule: VersionRule,
): FieldError[] {
  const { apiVersion = "", kind, name } = reference;
  const problem = apiVersionProblem(apiVersion, rule);
  return [
    ...segmentErrors(kind, `${path}.kind`),
    ...segmentErrors(name, `${path}.name`),
    ...(problem === undefined ? [] : [invalid(`${path}.apiVersion`, apiVersion, problem)]),
  ];
}

/** What is wrong with an apiVersion. Source: ValidateAPIVersion 1.36. */
export function apiVersionProblem(apiVersion: string, rule: VersionRule): string | undefined {
  if (rule === "any") return undefined;
  const slashes = apiVersion.split("/").length - 1;
  if (slashes > 1) return `unexpected GroupVersion string: ${apiVersion}`;
  const hasGroup = slashes === 1 && !apiVersion.startsWith("/");
  return hasGroup || rule === "coreToo" ? undefined : "apiVersion must specify API group";
}

/** What is wrong with a word that is to be a part of a path. */
export function segmentErrors(value: string, path: string): FieldError[] {
  if (value === "") return [required(path)];
  return pathSegmentProblems(value).map((problem) => invalid(path, value, problem));
}
