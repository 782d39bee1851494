import { EventSource, eventColumns, Event as StoredEvent } from "../core/event.ts";
import {
  validateEvent,
  validateStrictEvent,
  validateStrictEventUpdate,
} from "../core/event-validate.ts";
import { ObjectReference } from "../core/references.ts";
import { compact } from "../json.ts";
import { objectFields } from "../meta/object-meta.ts";
import { type Column, defineResource, type KubeObject, type ObjectOf } from "../resource.ts";
import {
  demanded,
  int32,
  mandatory,
  microTime,
  present,
  ref,
  struct,
  text,
  timeOrNull,
} from "../schema.ts";

const EventSeries = struct("events.v1.EventSeries", "How often something went on happening.", {
  count: mandatory(int32("How often it happened until lastObservedTime.")),
  lastObservedTime: demanded(microTime("When it was last seen.")),
});

const schema = struct("events.v1.Event", "Says that something happened to an object.", {
  ...objectFields,
  eventTime: demanded(microTime("When it first happened.")),
  series: ref("How often it went on happening; none for a single event.", EventSeries),
  reportingController: text("The controller that reported it, such as kubernetes.io/kubelet."),
  reportingInstance: text("Which instance of it."),
  action: text("What was done or failed to be done."),
  reason: text("What happened, as one word in CamelCase."),
  regarding: present(ref("The object that it happened to.", ObjectReference)),
  related: ref("A second object that plays a part.", ObjectReference),
  note: text("What happened, for people."),
  type: text("Normal or Warning."),
  deprecatedSource: present(ref("What reported it, in core/v1.", EventSource)),
  deprecatedFirstTimestamp: timeOrNull("When it first happened, in core/v1."),
  deprecatedLastTimestamp: timeOrNull("When it last happened, in core/v1."),
  deprecatedCount: int32("How often it happened, in core/v1."),
});

export type Event = ObjectOf<typeof schema>;

const about = (read: (reference: ObjectReference) => string | undefined) => (event: Event) =>
  read(event.regarding) ?? "";

/** The Events of core/v1 under their newer names. Source: events.k8s.io/v1 Event 1.36. */
export const Event = defineResource("events.k8s.io/v1", schema, {
  kind: "Event",
  plural: "events",
  shortNames: ["ev"],
  namespaced: true,
  createsOnUpdate: true,
  selectableFields: {
    "regarding.kind": about(({ kind }) => kind),
    "regarding.namespace": about(({ namespace }) => namespace),
    "regarding.name": about(({ name }) => name),
    "regarding.uid": about(({ uid }) => uid),
    "regarding.apiVersion": about(({ apiVersion }) => apiVersion),
    "regarding.resourceVersion": about(({ resourceVersion }) => resourceVersion),
    "regarding.fieldPath": about(({ fieldPath }) => fieldPath),
    reason: ({ reason = "" }) => reason,
    reportingController: ({ reportingController = "" }) => reportingController,
    type: ({ type = "" }) => type,
  },
  strategy: {
    validate: (event) => validateEvent(toStored(event), "reportingController"),
    validateCreate: (event) => validateStrictEvent(toStored(event)),
    validateUpdate: (next, stored) => validateStrictEventUpdate(toStored(next), toStored(stored)),
  },
  columns: eventColumns.map(
    ({ value, ...column }): Column<Event> => ({
      ...column,
      value: (event, nowMs) => value(toStored(event), nowMs),
    }),
  ),
  storage: {
    group: StoredEvent.group,
    plural: StoredEvent.plural,
    toStored,
    fromStored: (stored) => fromStored(stored),
  },
});

/** The answer before, for one write asks several times. */
let last: { readonly event: Event; readonly stored: StoredEvent } | undefined;

/** The event as core/v1 has it. */
function toStored(event: Event): StoredEvent {
  if (last?.event === event) return last.stored;
  const stored = storedForm(event);
  last = { event, stored };
  return stored;
}

function storedForm(event: Event): StoredEvent {
  return compact({
    apiVersion: StoredEvent.apiVersion,
    kind: StoredEvent.kind,
    metadata: event.metadata,
    involvedObject: event.regarding,
    reason: event.reason,
    message: event.note,
    source: event.deprecatedSource,
    firstTimestamp: event.deprecatedFirstTimestamp,
    lastTimestamp: event.deprecatedLastTimestamp,
    count: event.deprecatedCount,
    type: event.type,
    eventTime: event.eventTime,
    series: event.series,
    action: event.action,
    related: event.related,
    reportingComponent: event.reportingController ?? "",
    reportingInstance: event.reportingInstance ?? "",
  });
}

function fromStored(stored: KubeObject): Event {
  // The stores of both kinds are one, so what is stored is an Event of core/v1.
  const event = stored as StoredEvent;
  return compact({
    apiVersion: Event.apiVersion,
    kind: Event.kind,
    metadata: event.metadata,
    // Absent in events of old, as `demanded` allows where nothing is validated.
    eventTime: event.eventTime as string,
    series: event.series as Event["series"],
    reportingController: event.reportingComponent || undefined,
    reportingInstance: event.reportingInstance || undefined,
    action: event.action,
    reason: event.reason,
    regarding: event.involvedObject,
    related: event.related,
    note: event.message,
    type: event.type,
    deprecatedSource: event.source,
    deprecatedFirstTimestamp: event.firstTimestamp,
    deprecatedLastTimestamp: event.lastTimestamp,
    deprecatedCount: event.count,
  });
}
