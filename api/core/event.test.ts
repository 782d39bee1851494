import { expect, test } from "vitest";
import { fieldErrorBody } from "../field-error.ts";
import { Event } from "./event.ts";

const { strategy } = Event;
const event = (parts: Partial<Event>): Event => ({
  apiVersion: "v1",
  kind: "Event",
  metadata: { name: "web.1", namespace: "n" },
  involvedObject: { kind: "Pod", namespace: "n", name: "web", fieldPath: "spec.containers{c}" },
  source: {},
  reportingComponent: "",
  reportingInstance: "",
  ...parts,
});
const nowMs = Date.parse("2026-01-01T00:10:00Z");
const cells = (given: Event) => Event.columns.map(({ value }) => value(given, nowMs));

test("an event has the columns of Kubernetes", () => {
  expect(Event.columns.map(({ name, priority = 0 }) => `${name} ${priority}`)).toEqual([
    "Last Seen 0",
    "Type 0",
    "Reason 0",
    "Object 0",
    "Subobject 1",
    "Source 1",
    "Message 0",
    "First Seen 1",
    "Count 1",
    "Name 1",
  ]);
});

test.each([
  {
    behaviour: "of old",
    given: event({
      type: "Normal",
      reason: "Pulled",
      message: " done\n",
      source: { component: "kubelet", host: "node-1" },
      firstTimestamp: "2026-01-01T00:00:00Z",
      lastTimestamp: "2026-01-01T00:09:00Z",
      count: 3,
    }),
    shown: [
      "60s",
      "Normal",
      "Pulled",
      "pod/web",
      "spec.containers{c}",
      "kubelet, node-1",
      "done",
      "10m",
      3,
      "web.1",
    ],
  },
  {
    behaviour: "of the new kind",
    given: event({
      type: "Warning",
      reason: "FailedScheduling",
      message: "no room",
      involvedObject: { kind: "Node" },
      eventTime: "2026-01-01T00:08:00.000000Z",
      reportingComponent: "default-scheduler",
    }),
    shown: [
      "2m",
      "Warning",
      "FailedScheduling",
      "node",
      "",
      "default-scheduler",
      "no room",
      "2m",
      1,
      "web.1",
    ],
  },
  {
    behaviour: "in a series",
    given: event({
      eventTime: "2026-01-01T00:00:00.000000Z",
      series: { count: 7, lastObservedTime: "2026-01-01T00:09:30.000000Z" },
    }),
    shown: ["30s", "", "", "pod/web", "spec.containers{c}", "", "", "10m", 7, "web.1"],
  },
])("an event $behaviour is shown", ({ given, shown }) => {
  expect(cells(given).map((cell) => (cell === "2m0s" ? "2m" : cell))).toEqual(shown);
});

test("an event is selected by its object and its source", () => {
  const given = event({ reason: "Pulled", source: {}, reportingComponent: "kubelet" });
  const { selectableFields } = Event;
  const read = Object.entries(selectableFields).map(([field, value]) => [field, value(given)]);
  expect(Object.fromEntries(read)).toEqual({
    "involvedObject.kind": "Pod",
    "involvedObject.namespace": "n",
    "involvedObject.name": "web",
    "involvedObject.uid": "",
    "involvedObject.apiVersion": "",
    "involvedObject.resourceVersion": "",
    "involvedObject.fieldPath": "spec.containers{c}",
    reason: "Pulled",
    reportingComponent: "kubelet",
    source: "kubelet",
    type: "",
  });
});

const time = "2026-01-01T00:00:00.000000Z";

test.each([
  { behaviour: "of old in the namespace of its object is good", given: event({}), errors: [] },
  {
    behaviour: "of old elsewhere is refused",
    given: event({ involvedObject: { namespace: "other" } }),
    errors: ['involvedObject.namespace: Invalid value: "other": does not match event.namespace'],
  },
  {
    behaviour: "of old about a cluster-wide object is in default",
    given: event({ involvedObject: {}, metadata: { namespace: "default" } }),
    errors: [],
  },
  {
    behaviour: "of the new kind says who reports and why",
    given: event({ eventTime: time }),
    errors: [
      "reportingComponent: Required value",
      'reportingComponent: Invalid value: "": name part must be non-empty',
      `reportingComponent: Invalid value: "": name part must consist of alphanumeric ` +
        `characters, '-', '_' or '.', and must start and end with an alphanumeric character ` +
        `(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is ` +
        `'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`,
      "reportingInstance: Required value",
      "action: Required value",
      "reason: Required value",
    ],
  },
  {
    behaviour: "of the new kind is short",
    given: event({
      eventTime: time,
      reportingComponent: "a.b/c",
      reportingInstance: "c".repeat(129),
      action: "a".repeat(129),
      reason: "r",
      message: "m".repeat(1025),
    }),
    errors: [
      'reportingInstance: Invalid value: "": can have at most 128 characters',
      'action: Invalid value: "": can have at most 128 characters',
      'message: Invalid value: "": can have at most 1024 characters',
    ],
  },
])("an event $behaviour", ({ given, errors }) => {
  const found = strategy.validate?.(given);
  expect(found?.map((error) => `${error.field}: ${fieldErrorBody(error)}`)).toEqual(errors);
});
