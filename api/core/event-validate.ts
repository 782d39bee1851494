/** What is wrong with events. Source: pkg/apis/core/validation/events.go 1.36. */

import { type FieldError, invalid, required } from "../field-error.ts";
import { immutableStruct } from "../internal-types/index.ts";
import { byteLength, immutableField } from "../validation/meta.ts";
import { qualifiedNameProblems, subdomainProblems } from "../validation/names.ts";
import type { Event } from "./event.ts";

/** What every event must keep to. `controllerField` is what its API calls reportingComponent. */
export function validateEvent(event: Event, controllerField: string): FieldError[] {
  const namespace = event.metadata.namespace ?? "";
  const errors =
    (event.eventTime ?? null) === null
      ? validateNamespaces(event, namespace)
      : validateReport(event, namespace, controllerField);
  errors.push(...subdomainProblems(namespace).map((why) => invalid("namespace", namespace, why)));
  return errors;
}

/** What a new event of events.k8s.io must keep to as well. */
export function validateStrictEvent(event: Event): FieldError[] {
  const errors = validateSeries(event);
  if ((event.eventTime ?? null) === null) errors.push(required("eventTime"));
  if (event.type !== "Normal" && event.type !== "Warning") {
    errors.push(invalid("type", "", `has invalid value: ${event.type ?? ""}`));
  }
  const unset = (field: string) => invalid(field, "", "needs to be unset");
  if ((event.firstTimestamp ?? null) !== null) errors.push(unset("firstTimestamp"));
  if ((event.lastTimestamp ?? null) !== null) errors.push(unset("lastTimestamp"));
  if ((event.count ?? 0) !== 0) errors.push(unset("count"));
  if (event.source.component || event.source.host) errors.push(unset("source"));
  return errors;
}

/** What an update of an event of events.k8s.io may not change: anything but its series. */
export function validateStrictEventUpdate(next: Event, stored: Event): FieldError[] {
  const change = { next: next.series, stored: stored.series };
  const errors = immutableStruct("core.EventSeries", change, "series");
  const series = errors.length === 0 ? [] : validateSeries(next);
  const fields = immutableFields.flatMap(({ field, empty, type, name = field }) =>
    type === undefined
      ? immutableField(next[field] ?? empty, stored[field] ?? empty, name)
      : immutableStruct(type, { next: next[field], stored: stored[field] }, name),
  );
  return [...series, ...fields];
}

const immutableFields: readonly {
  field: keyof Event;
  empty?: string | number | null;
  /** The internal type of a struct. */
  type?: string;
  name?: string;
}[] = [
  { field: "involvedObject", type: "core.ObjectReference" },
  { field: "reason", empty: "" },
  { field: "message", empty: "" },
  { field: "source", type: "core.EventSource" },
  { field: "firstTimestamp", empty: null },
  { field: "lastTimestamp", empty: null },
  { field: "count", empty: 0 },
  { field: "type", empty: "" },
  { field: "eventTime", empty: null },
  { field: "action", empty: "" },
  { field: "related", type: "core.ObjectReference" },
  { field: "reportingComponent", empty: "", name: "reportingController" },
  { field: "reportingInstance", empty: "" },
];

/** An event of old is in the namespace of its object, or in `default` where that has none. */
function validateNamespaces({ involvedObject }: Event, namespace: string): FieldError[] {
  const other = involvedObject.namespace ?? "";
  const matches = other === "" ? namespace === "" || namespace === "default" : namespace === other;
  return matches ? [] : [mismatch(other)];
}

const mismatch = (namespace: string) =>
  invalid("involvedObject.namespace", namespace, "does not match event.namespace");

/** An event of the new kind says who reports, and what was done. */
function validateReport(event: Event, namespace: string, controllerField: string): FieldError[] {
  const errors: FieldError[] = [];
  const isClusterWide = (event.involvedObject.namespace ?? "") === "";
  if (isClusterWide && namespace !== "default" && namespace !== "kube-system") {
    errors.push(mismatch(""));
  }
  const { reportingComponent: controller, reportingInstance, action, reason, message } = event;
  if (controller === "") errors.push(required(controllerField));
  const problems = qualifiedNameProblems(controller);
  errors.push(...problems.map((why) => invalid(controllerField, controller, why)));
  return [
    ...errors,
    ...validateText("reportingInstance", reportingInstance, 128),
    ...validateText("action", action ?? "", 128),
    ...validateText("reason", reason ?? "", 128),
    ...(message === undefined || message === "" ? [] : validateText("message", message, 1024)),
  ];
}

function validateText(field: string, text: string, lengthMax: number): FieldError[] {
  if (text === "") return [required(field)];
  return byteLength(text) > lengthMax
    ? [invalid(field, "", `can have at most ${lengthMax} characters`)]
    : [];
}

function validateSeries({ series }: Event): FieldError[] {
  if (series === undefined) return [];
  const errors: FieldError[] = [];
  if ((series.count ?? 0) < 2) errors.push(invalid("series.count", "", "should be at least 2"));
  if ((series.lastObservedTime ?? null) === null) errors.push(required("series.lastObservedTime"));
  return errors;
}
