import { expect, test } from "vitest";
import type { Event } from "../../api/core/event.ts";
import { nowMs, timeAt } from "../testing/workloads.ts";
import { bucketOf, expiryMs, planExpiry } from "./plan.ts";

const event = (parts: Partial<Event> = {}): Event => ({
  apiVersion: "v1",
  kind: "Event",
  metadata: {
    name: "e",
    namespace: "default",
    uid: "e-uid",
    resourceVersion: "9",
    creationTimestamp: timeAt(-600),
  },
  involvedObject: {},
  source: {},
  reportingComponent: "",
  reportingInstance: "",
  ...parts,
});

const hourMs = 3_600_000;

test.each([
  { behaviour: "its creation", parts: {}, seconds: -600 },
  { behaviour: "its last repetition", parts: { lastTimestamp: timeAt(-60) }, seconds: -60 },
  {
    behaviour: "the end of its series",
    parts: { eventTime: timeAt(-300), series: { count: 2, lastObservedTime: timeAt(-30) } },
    seconds: -30,
  },
])("an event goes an hour after $behaviour", ({ parts, seconds }) => {
  expect(expiryMs(event(parts))).toBe(nowMs + seconds * 1000 + hourMs);
});

test("events of one minute go together", () => {
  const buckets = [-59, -30, 0, 1].map((seconds) =>
    bucketOf(event({ lastTimestamp: timeAt(seconds) })),
  );
  const first = String(nowMs + hourMs);
  expect(buckets).toEqual([first, first, first, String(nowMs + hourMs + 60_000)]);
});

test("an event that happens again meanwhile is not deleted", () => {
  expect(planExpiry([event()])).toMatchObject([
    { do: "delete", name: "e", options: { preconditions: { uid: "e-uid", resourceVersion: "9" } } },
  ]);
});
