import { expect, test } from "vitest";
import type { Event as StoredEvent } from "../core/event.ts";
import { fieldErrorBody } from "../field-error.ts";
import { Event } from "./event.ts";

const { strategy, storage } = Event;
const time = "2026-01-01T00:00:00.000000Z";
const event = (parts: Partial<Event>): Event => ({
  apiVersion: "events.k8s.io/v1",
  kind: "Event",
  metadata: { name: "web.1", namespace: "n" },
  eventTime: time,
  reportingController: "a.b/c",
  reportingInstance: "c-1",
  action: "Pulling",
  reason: "Pulled",
  regarding: { kind: "Pod", namespace: "n", name: "web" },
  note: "done",
  type: "Normal",
  deprecatedSource: {},
  ...parts,
});
const stored: StoredEvent = {
  apiVersion: "v1",
  kind: "Event",
  metadata: { name: "web.1", namespace: "n" },
  eventTime: time,
  reportingComponent: "a.b/c",
  reportingInstance: "c-1",
  action: "Pulling",
  reason: "Pulled",
  involvedObject: { kind: "Pod", namespace: "n", name: "web" },
  message: "done",
  type: "Normal",
  source: {},
};

test("an event of events.k8s.io is stored as one of core/v1, and read back", () => {
  expect(storage?.toStored(event({}))).toEqual(stored);
  expect(storage?.fromStored(stored)).toEqual(event({}));
});

test("an event of old is read with the fields it has", () => {
  const old: StoredEvent = {
    apiVersion: "v1",
    kind: "Event",
    metadata: {},
    involvedObject: {},
    source: { component: "kubelet" },
    reportingComponent: "",
    reportingInstance: "",
    count: 2,
    firstTimestamp: "2026-01-01T00:00:00Z",
    lastTimestamp: "2026-01-01T00:01:00Z",
  };
  expect(storage?.fromStored(old)).toEqual({
    apiVersion: "events.k8s.io/v1",
    kind: "Event",
    metadata: {},
    regarding: {},
    deprecatedSource: { component: "kubelet" },
    deprecatedCount: 2,
    deprecatedFirstTimestamp: "2026-01-01T00:00:00Z",
    deprecatedLastTimestamp: "2026-01-01T00:01:00Z",
  });
});

const lines = (errors: ReturnType<NonNullable<typeof strategy.validate>> | undefined) =>
  errors?.map((error) => `${error.field}: ${fieldErrorBody(error)}`);

test.each([
  { behaviour: "that is whole is good", given: event({}), errors: [] },
  {
    behaviour: "has a type and a series worth the name",
    given: event({ type: "Odd", series: { count: 1, lastObservedTime: time } }),
    errors: [
      'series.count: Invalid value: "": should be at least 2',
      'type: Invalid value: "": has invalid value: Odd',
    ],
  },
  {
    behaviour: "has nothing of old",
    given: event({
      deprecatedFirstTimestamp: time,
      deprecatedLastTimestamp: time,
      deprecatedCount: 1,
      deprecatedSource: { component: "x" },
    }),
    errors: ["firstTimestamp", "lastTimestamp", "count", "source"].map(
      (field) => `${field}: Invalid value: "": needs to be unset`,
    ),
  },
])("a new event $behaviour", ({ given, errors }) => {
  expect(lines(strategy.validateCreate?.(given))).toEqual(errors);
});

test.each([
  {
    behaviour: "may go on",
    next: event({ series: { count: 2, lastObservedTime: time } }),
    errors: [],
  },
  {
    behaviour: "says what it said",
    next: event({ note: "else", reportingController: "d" }),
    errors: [
      'message: Invalid value: "else": field is immutable',
      'reportingController: Invalid value: "d": field is immutable',
    ],
  },
])("a changed event $behaviour", ({ next, errors }) => {
  expect(lines(strategy.validateUpdate?.(next, event({})))).toEqual(errors);
});

test("an event shows the same cells in both APIs", () => {
  const cells = Event.columns.map(({ value }) => value(event({}), Date.parse(time) + 5000));
  expect(cells).toEqual([
    "5s",
    "Normal",
    "Pulled",
    "pod/web",
    "",
    "a.b/c, c-1",
    "done",
    "5s",
    1,
    "web.1",
  ]);
});
