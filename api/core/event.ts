import { age, formatDuration } from "../columns.ts";
import { ObjectMeta, typeMeta } from "../meta/object-meta.ts";
import { type Column, defineResource, type ObjectOf } from "../resource.ts";
import { parseTime } from "../runtime.ts";
import {
  int32,
  mandatory,
  microTimeOrNull,
  present,
  ref,
  struct,
  text,
  timeOrNull,
} from "../schema.ts";
import { validateEvent } from "./event-validate.ts";
import { ObjectReference } from "./references.ts";

export const EventSource = struct("core.v1.EventSource", "What reported an event.", {
  component: text("The component that reported it."),
  host: text("The node on which it runs."),
});

const EventSeries = struct("core.v1.EventSeries", "How often something went on happening.", {
  count: int32("How often it happened until lastObservedTime."),
  lastObservedTime: microTimeOrNull("When it was last seen."),
});

const schema = struct("core.v1.Event", "Says that something happened to an object.", {
  ...typeMeta,
  metadata: mandatory(ref("Standard metadata of the object.", ObjectMeta)),
  involvedObject: mandatory(ref("The object that it happened to.", ObjectReference)),
  reason: text("What happened, as one word in CamelCase."),
  message: text("What happened, for people."),
  source: present(ref("What reported it, in events of old.", EventSource)),
  firstTimestamp: timeOrNull("When it first happened."),
  lastTimestamp: timeOrNull("When it last happened."),
  count: int32("How often it happened."),
  type: text("Normal or Warning."),
  eventTime: microTimeOrNull("When it first happened, in events of the new kind."),
  series: ref("How often it went on happening; none for a single event.", EventSeries),
  action: text("What was done or failed to be done."),
  related: ref("A second object that plays a part.", ObjectReference),
  reportingComponent: present(text("The controller that reported it.")),
  reportingInstance: present(text("Which instance of it.")),
});

export type Event = ObjectOf<typeof schema>;

const about = (read: (reference: ObjectReference) => string | undefined) => (event: Event) =>
  read(event.involvedObject) ?? "";

/** Source: pkg/printers/internalversion 1.36, printEvent. */
export const eventColumns: readonly Column<Event>[] = [
  column("Last Seen", "Time since it last happened.", lastSeen),
  column("Type", "Normal or Warning.", ({ type = "" }) => type),
  column("Reason", "What happened, in one word.", ({ reason = "" }) => reason),
  column("Object", "The object that it happened to.", target),
  wide(
    "Subobject",
    "The part of the object.",
    about(({ fieldPath }) => fieldPath),
  ),
  wide("Source", "What reported it.", reporter),
  column("Message", "What happened.", ({ message = "" }) => message.trim()),
  wide("First Seen", "Time since it first happened.", firstSeen),
  wide("Count", "How often it happened.", ({ series, count }) =>
    series === undefined ? count || 1 : (series.count ?? 0),
  ),
  { ...wide("Name", "Name of the event.", ({ metadata }) => metadata.name ?? ""), format: "name" },
];

/** Says that something happened to an object. Source: core/v1 Event 1.36. */
export const Event = defineResource("v1", schema, {
  kind: "Event",
  plural: "events",
  shortNames: ["ev"],
  namespaced: true,
  createsOnUpdate: true,
  // kube-apiserver --event-ttl
  forgottenAfterMs: 60 * 60_000,
  selectableFields: {
    "involvedObject.kind": about(({ kind }) => kind),
    "involvedObject.namespace": about(({ namespace }) => namespace),
    "involvedObject.name": about(({ name }) => name),
    "involvedObject.uid": about(({ uid }) => uid),
    "involvedObject.apiVersion": about(({ apiVersion }) => apiVersion),
    "involvedObject.resourceVersion": about(({ resourceVersion }) => resourceVersion),
    "involvedObject.fieldPath": about(({ fieldPath }) => fieldPath),
    reason: ({ reason = "" }) => reason,
    reportingComponent: ({ reportingComponent }) => reportingComponent,
    source: ({ source, reportingComponent }) => source.component || reportingComponent,
    type: ({ type = "" }) => type,
  },
  strategy: { validate: (event) => validateEvent(event, "reportingComponent") },
  columns: eventColumns,
});

function column(name: string, description: string, value: Column<Event>["value"]): Column<Event> {
  return { name, type: "string", description, value };
}

function wide(name: string, description: string, value: Column<Event>["value"]): Column<Event> {
  return { ...column(name, description, value), priority: 1 };
}

function firstSeen({ firstTimestamp, eventTime }: Event, nowMs: number): string {
  return age(firstTimestamp ?? eventTime, nowMs);
}

function lastSeen(event: Event, nowMs: number): string {
  if (event.series !== undefined) return age(event.series.lastObservedTime, nowMs);
  const last = parseTime(event.lastTimestamp);
  return last === undefined ? firstSeen(event, nowMs) : formatDuration(nowMs - last);
}

function target({ involvedObject: { kind = "", name = "" } }: Event): string {
  return name === "" ? kind.toLowerCase() : `${kind.toLowerCase()}/${name}`;
}

function reporter({ source, reportingComponent, reportingInstance }: Event): string {
  const component = source.component || reportingComponent;
  const instance = source.host || reportingInstance;
  return instance === "" ? component : `${component}, ${instance}`;
}
