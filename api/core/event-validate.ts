/** What is wrong with events. Source: pkg/apis/core/validation/events.go 1.36. */

import { type Errors, type FieldError, invalid, joined, none, required } from "../field-error.ts";
import { immutableStruct } from "../internal-types/index.ts";
import { validateText } from "../validation/format.ts";
import { byteLength, immutableField } from "../validation/meta.ts";
import { qualifiedNameProblems, subdomainProblems } from "../validation/names.ts";
import type { Event } from "./event.ts";

/** What every event must keep to. `controllerField` is what its API calls reportingComponent. */
export function validateEvent(event: Event, controllerField: string): Errors {
  const namespace = event.metadata.namespace ?? "";
  return joined(
    (event.eventTime ?? null) === null
      ? validateNamespaces(event, namespace)
      : validateReport(event, namespace, controllerField),
    validateText(namespace, "namespace", subdomainProblems),
  );
}

/** What a new event of events.k8s.io must keep to as well. */
export function validateStrictEvent(event: Event): Errors {
  const errors: FieldError[] = [...validateSeries(event)];
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
function validateNamespaces({ involvedObject }: Event, namespace: string): Errors {
  const other = involvedObject.namespace ?? "";
  const matches = other === "" ? namespace === "" || namespace === "default" : namespace === other;
  return matches ? none : [mismatch(other)];
}

const mismatch = (namespace: string) =>
  invalid("involvedObject.namespace", namespace, "does not match event.namespace");

/** An event of the new kind says who reports, and what was done. */
function validateReport(event: Event, namespace: string, controllerField: string): Errors {
  const isClusterWide = (event.involvedObject.namespace ?? "") === "";
  const isElsewhere = isClusterWide && namespace !== "default" && namespace !== "kube-system";
  const { reportingComponent: controller, reportingInstance, action, reason, message } = event;
  return joined(
    isElsewhere ? [mismatch("")] : none,
    controller === "" ? [required(controllerField)] : none,
    validateText(controller, controllerField, qualifiedNameProblems),
    validateLength("reportingInstance", reportingInstance, 128),
    validateLength("action", action ?? "", 128),
    validateLength("reason", reason ?? "", 128),
    message === undefined || message === "" ? none : validateLength("message", message, 1024),
  );
}

function validateLength(field: string, text: string, lengthMax: number): Errors {
  if (text === "") return [required(field)];
  return byteLength(text) > lengthMax
    ? [invalid(field, "", `can have at most ${lengthMax} characters`)]
    : none;
}

function validateSeries({ series }: Event): Errors {
  if (series === undefined) return none;
  const errors: FieldError[] = [];
  if ((series.count ?? 0) < 2) errors.push(invalid("series.count", "", "should be at least 2"));
  if ((series.lastObservedTime ?? null) === null) errors.push(required("series.lastObservedTime"));
  return errors;
}
