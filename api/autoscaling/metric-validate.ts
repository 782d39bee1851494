import { containerNameErrors } from "../core/pod/validation/resources.ts";
import {
  type FieldError,
  forbiddenField,
  invalid,
  notSupported,
  required,
} from "../field-error.ts";
import { canonicalQuantity, compareQuantities } from "../quantity.ts";
import { labelNameProblems } from "../validation/names.ts";
import {
  segmentErrors,
  type VersionRule,
  validateCrossVersionReference,
} from "./cross-version-reference.ts";
import type { MetricIdentifier, MetricSpec, MetricTarget } from "./metric.ts";

/** The member of a metric that each type names. */
const memberOf: Readonly<Record<string, SourceName>> = {
  ContainerResource: "containerResource",
  External: "external",
  Object: "object",
  Pods: "pods",
  Resource: "resource",
};
type SourceName = Exclude<keyof MetricSpec, "type">;
/** In the order in which they are looked at. */
const sourceNames = ["object", "external", "pods", "resource", "containerResource"] as const;

const sourceMissing = "must populate information for the given metric source";

/** Source: pkg/apis/autoscaling/validation validateMetricSpec 1.36. */
export function validateMetric(spec: MetricSpec, path: string, rule: VersionRule): FieldError[] {
  const errors: FieldError[] = [];
  const expected = Object.hasOwn(memberOf, spec.type) ? memberOf[spec.type] : undefined;
  const unknown = notSupported(`${path}.type`, spec.type, Object.keys(memberOf));
  if (spec.type === "") errors.push(required(`${path}.type`, "must specify a metric source type"));
  if (expected === undefined) errors.push(unknown);
  const given = sourceNames.filter((name) => spec[name] !== undefined);
  // Only the first is looked into.
  const [first] = given;
  if (first !== undefined) errors.push(...validateSource(spec, first, { path, rule }));
  // Upstream says it once more where it looks for the member that belongs to the type.
  if (expected === undefined) errors.push(unknown);
  else if (!given.includes(expected)) errors.push(required(`${path}.${expected}`, sourceMissing));
  if (given.length !== 1) {
    for (const name of given.filter((each) => each !== expected)) {
      errors.push(forbiddenField(`${path}.${name}`, "must populate the given metric source only"));
    }
  }
  return errors;
}

function validateSource(
  spec: MetricSpec,
  name: SourceName,
  { path, rule }: { readonly path: string; readonly rule: VersionRule },
): FieldError[] {
  const at = `${path}.${name}`;
  const { object, external, pods, resource, containerResource } = spec;
  if (name === "object" && object !== undefined) {
    return [
      ...validateCrossVersionReference(object.describedObject, `${at}.describedObject`, rule),
      ...validateIdentifier(object.metric, `${at}.metric`),
      ...validateTarget(object.target, `${at}.target`),
      ...needsValue(object.target, at, "must set either a target value or averageValue"),
    ];
  }
  if (name === "external" && external !== undefined) {
    const why = "must set either a target value for metric or a per-pod target";
    return [
      ...validateIdentifier(external.metric, `${at}.metric`),
      ...validateTarget(external.target, `${at}.target`),
      ...needsValue(external.target, at, why),
      ...notBothValues(external.target, at),
    ];
  }
  if (name === "pods" && pods !== undefined) {
    const why = "must specify a positive target averageValue";
    return [
      ...validateIdentifier(pods.metric, `${at}.metric`),
      ...validateTarget(pods.target, `${at}.target`),
      ...(pods.target.averageValue === undefined ? [required(averageValueOf(at), why)] : []),
    ];
  }
  if (name === "resource" && resource !== undefined) {
    return [...needsResource(resource.name, at), ...validateShare(resource.target, at)];
  }
  if (name === "containerResource" && containerResource !== undefined) {
    return [
      ...needsResource(containerResource.name, at),
      ...(containerResource.name === ""
        ? []
        : containerNameErrors(containerResource.name, `${at}.name`)),
      ...validateContainer(containerResource.container, at),
      ...validateShare(containerResource.target, at),
    ];
  }
  return [];
}

const averageValueOf = (path: string) => `${path}.target.averageValue`;

const needsValue = ({ value, averageValue }: MetricTarget, path: string, why: string) =>
  value === undefined && averageValue === undefined ? [required(averageValueOf(path), why)] : [];

const notBothValues = ({ value, averageValue }: MetricTarget, path: string) =>
  value === undefined || averageValue === undefined
    ? []
    : [
        forbiddenField(
          `${path}.target.value`,
          "may not set both a target value for metric and a per-pod target",
        ),
      ];

const needsResource = (name: string, path: string) =>
  name === "" ? [required(`${path}.name`, "must specify a resource name")] : [];

function validateContainer(container: string, path: string): FieldError[] {
  const at = `${path}.container`;
  if (container === "") return [required(at, "must specify a container")];
  return labelNameProblems(container).map((problem) => invalid(at, container, problem));
}

function validateShare(target: MetricTarget, path: string): FieldError[] {
  const { averageUtilization: share, averageValue: value } = target;
  const errors = validateTarget(target, `${path}.target`);
  if (share === undefined && value === undefined) {
    const why = "must set either a target raw value or a target utilization";
    errors.push(required(`${path}.target.averageUtilization`, why));
  }
  if (share !== undefined && value !== undefined) {
    const why = "may not set both a target raw value and a target utilization";
    errors.push(forbiddenField(averageValueOf(path), why));
  }
  return errors;
}

/** Source: validateMetricTarget 1.36. */
function validateTarget(target: MetricTarget, path: string): FieldError[] {
  const { type, averageUtilization: share } = target;
  const errors: FieldError[] = [];
  if (type === "") errors.push(required(`${path}.type`, "must specify a metric target type"));
  if (!["Utilization", "Value", "AverageValue"].includes(type)) {
    const rule = "must be either Utilization, Value, or AverageValue";
    errors.push(invalid(`${path}.type`, type, rule));
  }
  for (const name of ["value", "averageValue"] as const) {
    const amount = target[name];
    if (amount === undefined || compareQuantities(amount, "0") > 0) continue;
    errors.push(invalid(`${path}.${name}`, canonicalQuantity(amount), "must be positive"));
  }
  if (share !== undefined && share < 1) {
    errors.push(invalid(`${path}.averageUtilization`, share, "must be greater than 0"));
  }
  return errors;
}

function validateIdentifier({ name }: MetricIdentifier, path: string): FieldError[] {
  if (name === "") return [required(`${path}.name`, "must specify a metric name")];
  return segmentErrors(name, `${path}.name`);
}
