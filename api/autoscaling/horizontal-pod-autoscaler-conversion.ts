/**
 * autoscaling/v1 and v2, one from the other. Version 1 has fields for the share of CPU alone; all
 * else stands in annotations, which are well-formed or count for nothing.
 * Source: pkg/apis/autoscaling/v1/conversion.go 1.36.
 */
import { compact, isObject, type Json, type JsonObject } from "../json.ts";
import { changeMetadata } from "../meta/change-metadata.ts";
import type { ObjectMeta } from "../resource.ts";
import { readAnnotation } from "./annotation-forms.ts";
import { behaviorFromInternal, behaviorToInternal } from "./behavior-conversion.ts";
import type {
  HorizontalPodAutoscalerCondition,
  HorizontalPodAutoscaler as Version2,
} from "./horizontal-pod-autoscaler.ts";
import {
  defaultAutoscaler,
  roundTripAnnotations,
  withoutAnnotations,
} from "./horizontal-pod-autoscaler-strategy.ts";
import type { HorizontalPodAutoscaler as Version1 } from "./horizontal-pod-autoscaler-v1.ts";
import type { MetricSpec, MetricStatus } from "./metric.ts";
import {
  specFromVersion1,
  specToVersion1,
  statusFromVersion1,
  statusToVersion1,
} from "./metric-conversion.ts";

const names = roundTripAnnotations;

/** Those that tell of the status. */
export const statusAnnotations: readonly string[] = [names.currentMetrics, names.conditions];

/** What objects of version 1 were made from, which says more than they do: the order of metrics. */
const origins = new WeakMap<Version1, Version2>();

/** The object as version 2 has it, with that version's defaults. */
export function toVersion2(object: Version1): Version2 {
  return origins.get(object) ?? converted(object);
}

function converted(object: Version1): Version2 {
  const { metadata, spec, status } = object;
  const read = (name: keyof typeof names) => {
    const annotation = metadata.annotations?.[names[name]];
    return annotation === undefined ? undefined : readAnnotation(name, annotation);
  };
  const { targetCPUUtilizationPercentage: share, ...range } = spec;
  const { currentCPUUtilizationPercentage: used, currentReplicas, ...counts } = status;
  const others = objectsOf(read("metrics"))?.map(specFromVersion1) ?? [];
  const metrics = [...others, ...(share === undefined ? [] : [cpuSpec(share)])];
  const seen =
    objectsOf(read("currentMetrics"))?.map(statusFromVersion1) ??
    (used === undefined ? null : [cpuStatus(used)]);
  return defaultAutoscaler({
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: withoutAnnotations(metadata, Object.values(names)),
    spec: compact({ ...range, metrics, behavior: behaviorFromInternal(read("behavior")) }),
    status: compact({
      ...counts,
      // Version 2 leaves out what is zero.
      currentReplicas: currentReplicas || undefined,
      currentMetrics: seen,
      conditions: objectsOf(read("conditions"))?.map(conditionOf),
    }),
  });
}

/** The object as version 1 has it. */
export function fromVersion2(object: Version2): Version1 {
  const made = reduced(object);
  origins.set(made, object);
  return made;
}

function reduced({ metadata, spec, status }: Version2): Version1 {
  const { metrics = [], behavior, ...range } = spec;
  const { currentMetrics, conditions = [], currentReplicas = 0, ...counts } = status;
  const seen = currentMetrics ?? [];
  const cpu = metrics.find((each) => each.type === "Resource" && each.resource?.name === "cpu");
  const used = seen.findLast(isCpuStatus);
  return {
    apiVersion: "autoscaling/v1",
    kind: "HorizontalPodAutoscaler",
    metadata: withJson(metadata, {
      [names.metrics]: metrics.filter((each) => !isCpuShare(each)).map(specToVersion1),
      [names.currentMetrics]: seen.map(statusToVersion1),
      [names.conditions]: conditions.map(orderedCondition),
      [names.behavior]: behavior === undefined ? [] : behaviorToInternal(behavior),
    }),
    spec: compact({
      ...range,
      targetCPUUtilizationPercentage: cpu?.resource?.target.averageUtilization,
    }),
    status: compact({
      ...counts,
      currentReplicas,
      currentCPUUtilizationPercentage: used?.resource?.current.averageUtilization,
    }),
  };
}

const isCpuShare = ({ type, resource }: MetricSpec) =>
  type === "Resource" &&
  resource?.name === "cpu" &&
  resource.target.averageUtilization !== undefined;

const isCpuStatus = ({ type, resource }: MetricStatus) =>
  type === "Resource" &&
  resource?.name === "cpu" &&
  resource.current.averageUtilization !== undefined;

const cpuSpec = (averageUtilization: number): MetricSpec => ({
  type: "Resource",
  resource: { name: "cpu", target: { type: "Utilization", averageUtilization } },
});

const cpuStatus = (averageUtilization: number): MetricStatus => ({
  type: "Resource",
  resource: { name: "cpu", current: { averageUtilization } },
});

/** Metadata with what is not empty written into annotations. */
function withJson(metadata: ObjectMeta, parts: Readonly<Record<string, object>>): ObjectMeta {
  const written = Object.entries(parts)
    .filter(([, value]) => !Array.isArray(value) || value.length > 0)
    .map(([name, value]) => [name, JSON.stringify(value)]);
  if (written.length === 0) return metadata;
  return changeMetadata(metadata, {
    annotations: { ...metadata.annotations, ...Object.fromEntries(written) },
  });
}

/** The items of a list, of which null is one without any; what is null among them is empty. */
function objectsOf(value: Json | undefined): readonly JsonObject[] | undefined {
  if (value === null) return [];
  return Array.isArray(value) ? value.map((item) => (isObject(item) ? item : {})) : undefined;
}

type Condition = HorizontalPodAutoscalerCondition;

/** The members in the order of upstream's type. */
const orderedCondition = (condition: Condition) => {
  const { type, status, lastTransitionTime, reason, message } = condition;
  return { type, status, lastTransitionTime: lastTransitionTime ?? null, reason, message };
};

function conditionOf(from: JsonObject): Condition {
  const { type, status, lastTransitionTime, reason, message } = from;
  const text = (value: Json | undefined) => (typeof value === "string" ? value : undefined);
  return compact({
    type: text(type) ?? "",
    status: text(status) ?? "",
    lastTransitionTime: text(lastTransitionTime),
    reason: text(reason),
    message: text(message),
  });
}
