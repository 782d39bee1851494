/**
 * Metrics as annotations of autoscaling/v1 hold them: in the form of that version, which no field
 * has. Source: k8s.io/api/autoscaling/v1 MetricSpec and MetricStatus 1.36.
 */
import { compact, isObject, type JsonObject } from "../json.ts";
import { quantityToNumber } from "../quantity.ts";
import type { CrossVersionObjectReference } from "./cross-version-reference.ts";
import type { MetricSpec, MetricStatus, MetricTarget, MetricValueStatus } from "./metric.ts";

/** A metric in the form of version 1, its members in the order of upstream's type. */
export function specToVersion1(spec: MetricSpec): object {
  const { type, object, pods, resource, containerResource, external } = spec;
  const made = {
    type,
    object: object && {
      target: object.describedObject,
      metricName: object.metric.name,
      targetValue: object.target.value ?? "0",
      selector: object.metric.selector,
      averageValue: object.target.averageValue,
    },
    pods: pods && {
      metricName: pods.metric.name,
      targetAverageValue: pods.target.averageValue ?? "0",
      selector: pods.metric.selector,
    },
    resource: resource && { name: resource.name, ...shareToVersion1(resource.target) },
    containerResource: containerResource && {
      name: containerResource.name,
      ...shareToVersion1(containerResource.target),
      container: containerResource.container,
    },
    external: external && {
      metricName: external.metric.name,
      metricSelector: external.metric.selector,
      targetValue: external.target.value,
      targetAverageValue: external.target.averageValue,
    },
  };
  return compact(made);
}

const shareToVersion1 = ({ averageUtilization, averageValue }: MetricTarget) => ({
  targetAverageUtilization: averageUtilization,
  targetAverageValue: averageValue,
});

/** What was last seen of a metric, in the form of version 1. */
export function statusToVersion1(status: MetricStatus): object {
  const { type, object, pods, resource, containerResource, external } = status;
  const made = {
    type,
    object: object && {
      target: object.describedObject,
      metricName: object.metric.name,
      currentValue: object.current.value ?? "0",
      selector: object.metric.selector,
      averageValue: object.current.averageValue,
    },
    pods: pods && {
      metricName: pods.metric.name,
      currentAverageValue: pods.current.averageValue ?? "0",
      selector: pods.metric.selector,
    },
    resource: resource && { name: resource.name, ...currentToVersion1(resource.current) },
    containerResource: containerResource && {
      name: containerResource.name,
      ...currentToVersion1(containerResource.current),
      container: containerResource.container,
    },
    external: external && {
      metricName: external.metric.name,
      metricSelector: external.metric.selector,
      currentValue: external.current.value ?? "0",
      currentAverageValue: external.current.averageValue,
    },
  };
  return compact(made);
}

const currentToVersion1 = ({ averageUtilization, averageValue }: MetricValueStatus) => ({
  currentAverageUtilization: averageUtilization,
  currentAverageValue: averageValue ?? "0",
});

/** A metric from the form of version 1. What is not there is empty. */
export function specFromVersion1(metric: JsonObject): MetricSpec {
  const object = part(metric, "object");
  const pods = part(metric, "pods");
  const resource = part(metric, "resource");
  const containerResource = part(metric, "containerResource");
  const external = part(metric, "external");
  return compact({
    type: text(metric, "type") ?? "",
    object: object && {
      describedObject: reference(object),
      target: objectTarget(text(object, "targetValue"), text(object, "averageValue")),
      metric: identifier(object, "selector"),
    },
    pods: pods && {
      metric: identifier(pods, "selector"),
      target: { type: "AverageValue", averageValue: text(pods, "targetAverageValue") },
    },
    resource: resource && { name: text(resource, "name") ?? "", target: shareTarget(resource) },
    containerResource: containerResource && {
      name: text(containerResource, "name") ?? "",
      target: shareTarget(containerResource),
      container: text(containerResource, "container") ?? "",
    },
    external: external && {
      metric: identifier(external, "metricSelector"),
      target: compact({
        type: text(external, "targetValue") === undefined ? "AverageValue" : "Value",
        value: text(external, "targetValue"),
        averageValue: text(external, "targetAverageValue"),
      }),
    },
  });
}

/** What was last seen of a metric, from the form of version 1. */
export function statusFromVersion1(metric: JsonObject): MetricStatus {
  const object = part(metric, "object");
  const pods = part(metric, "pods");
  const resource = part(metric, "resource");
  const containerResource = part(metric, "containerResource");
  const external = part(metric, "external");
  return compact({
    type: text(metric, "type") ?? "",
    object: object && {
      metric: identifier(object, "selector"),
      current: values(text(object, "currentValue"), text(object, "averageValue")),
      describedObject: reference(object),
    },
    pods: pods && {
      metric: identifier(pods, "selector"),
      current: values(undefined, text(pods, "currentAverageValue")),
    },
    resource: resource && { name: text(resource, "name") ?? "", current: share(resource) },
    containerResource: containerResource && {
      name: text(containerResource, "name") ?? "",
      current: share(containerResource),
      container: text(containerResource, "container") ?? "",
    },
    external: external && {
      metric: identifier(external, "metricSelector"),
      current: values(text(external, "currentValue"), text(external, "currentAverageValue")),
    },
  });
}

function part(metric: JsonObject, name: string): JsonObject | undefined {
  const value = metric[name];
  return isObject(value) ? value : undefined;
}

/** Amounts may be numbers. */
function text(from: JsonObject, name: string): string | undefined {
  const value = from[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function number(from: JsonObject, name: string): number | undefined {
  const value = from[name];
  return typeof value === "number" ? value : undefined;
}

function reference(from: JsonObject): CrossVersionObjectReference {
  const target = part(from, "target") ?? {};
  return compact({
    kind: text(target, "kind") ?? "",
    name: text(target, "name") ?? "",
    apiVersion: text(target, "apiVersion"),
  });
}

const identifier = (from: JsonObject, selector: string) =>
  // A selector is kept as it was read: the annotation is the server's own writing.
  compact({ name: text(from, "metricName") ?? "", selector: part(from, selector) });

/** What is not given is zero in version 1, which no target may be beside an average. */
function objectTarget(value: string | undefined, averageValue: string | undefined): MetricTarget {
  if (averageValue === undefined) return { type: "Value", value };
  const isGiven = value !== undefined && quantityToNumber(value) !== 0;
  return { type: "AverageValue", ...(isGiven && { value }), averageValue };
}

const shareTarget = (from: JsonObject): MetricTarget => {
  const averageUtilization = number(from, "targetAverageUtilization");
  const averageValue = text(from, "targetAverageValue");
  const type = averageUtilization === undefined ? "AverageValue" : "Utilization";
  return compact({ type, averageValue, averageUtilization });
};

const share = (from: JsonObject): MetricValueStatus =>
  compact({
    averageValue: text(from, "currentAverageValue"),
    averageUtilization: number(from, "currentAverageUtilization"),
  });

/** Version 1 writes a zero for what there is none of. */
const values = (value: string | undefined, averageValue: string | undefined): MetricValueStatus =>
  averageValue === undefined || value !== "0" ? compact({ value, averageValue }) : { averageValue };
