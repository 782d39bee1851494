/** What must hold for questions of access. Source: pkg/apis/authorization/validation 1.36. */
import { type FieldError, invalid, required } from "../field-error.ts";
import { equalJson } from "../json.ts";
import type {
  LocalSubjectAccessReview,
  SelfSubjectAccessReview,
  SelfSubjectAccessReviewSpec,
  SubjectAccessReview,
  SubjectAccessReviewSpec,
} from "./access-reviews.ts";
import type { ResourceAttributes } from "./attributes.ts";

type Errors = readonly FieldError[];

export const validateSubjectAccessReview = ({ spec, metadata }: SubjectAccessReview): Errors => [
  ...validateSubject(spec),
  ...validateEmpty(metadata, "must be empty"),
];

export const validateSelfSubjectAccessReview = ({
  spec,
  metadata,
}: SelfSubjectAccessReview): Errors => [
  ...validateWhat(spec),
  ...validateEmpty(metadata, "must be empty"),
];

export function validateLocalSubjectAccessReview(review: LocalSubjectAccessReview): Errors {
  const { spec, metadata } = review;
  const { resourceAttributes: resource, nonResourceAttributes: other } = spec;
  const { namespace = "", ...rest } = metadata;
  const asked = resource?.namespace ?? "";
  const path = "spec.resourceAttributes.namespace";
  return [
    ...validateSubject(spec),
    ...validateEmpty(rest, "must be empty except for namespace", metadata),
    ...(resource === undefined || asked === namespace
      ? []
      : [invalid(path, asked, "must match metadata.namespace")]),
    ...(other === undefined
      ? []
      : [
          invalid(
            "spec.nonResourceAttributes",
            { Path: other.path ?? "", Verb: other.verb ?? "" },
            "disallowed on this kind of request",
          ),
        ]),
  ];
}

/** Questions have no names: they are not kept. */
const validateEmpty = (metadata: object, why: string, told: object = metadata): Errors =>
  equalJson({ ...metadata, managedFields: undefined }, {}) ? [] : [invalid("metadata", told, why)];

const validateSubject = (spec: SubjectAccessReviewSpec): Errors => [
  ...validateOne(spec),
  ...((spec.user ?? "") === "" && (spec.groups ?? []).length === 0
    ? [invalid("spec.user", "", "at least one of user or group must be specified")]
    : []),
  ...validateResource(spec.resourceAttributes),
];

const validateWhat = (spec: SelfSubjectAccessReviewSpec): Errors => [
  ...validateOne(spec),
  ...validateResource(spec.resourceAttributes),
];

function validateOne({
  resourceAttributes: resource,
  nonResourceAttributes: other,
}: SelfSubjectAccessReviewSpec): Errors {
  if (resource !== undefined && other !== undefined) {
    const told = { Path: other.path ?? "", Verb: other.verb ?? "" };
    const why = "cannot be specified in combination with resourceAttributes";
    return [invalid("spec.nonResourceAttributes", told, why)];
  }
  if (resource !== undefined || other !== undefined) return [];
  const why = "exactly one of nonResourceAttributes or resourceAttributes must be specified";
  return [invalid("spec.resourceAttributes", null, why)];
}

const validateResource = (resource: ResourceAttributes | undefined): Errors => [
  ...validateSelector(resource?.fieldSelector, "spec.resourceAttributes.fieldSelector"),
  ...validateSelector(resource?.labelSelector, "spec.resourceAttributes.labelSelector"),
];

type SelectorAttributes = ResourceAttributes["fieldSelector"] | ResourceAttributes["labelSelector"];

function validateSelector(selector: SelectorAttributes, path: string): Errors {
  if (selector === undefined) return [];
  const { rawSelector: raw = "", requirements = [] } = selector;
  const errors: FieldError[] = [];
  if (raw !== "" && requirements.length > 0) {
    const why = "may not specified at the same time as requirements";
    errors.push(invalid(`${path}.rawSelector`, raw, why));
  }
  if (raw === "" && requirements.length === 0) {
    const why = `when ${path} is specified, requirements or rawSelector is required`;
    errors.push(required(`${path}.requirements`, why));
  }
  for (const [index, { key, operator, values = [] }] of requirements.entries()) {
    const at = `${path}.requirements[${index}]`;
    errors.push(...validateValues(operator, values, at));
    if (key === "") errors.push(required(`${at}.key`, "must be specified"));
  }
  return errors;
}

/** Operators that are not known are for newer servers to judge. */
function validateValues(operator: string, values: readonly string[], at: string): Errors {
  const path = `${at}.values`;
  switch (operator) {
    case "In":
    case "NotIn":
      return values.length > 0
        ? []
        : [required(path, "must be specified when `operator` is 'In' or 'NotIn'")];
    case "Exists":
    case "DoesNotExist": {
      const why = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
      return values.length === 0 ? [] : [{ type: "forbidden", field: path, detail: why }];
    }
    default:
      return [];
  }
}
