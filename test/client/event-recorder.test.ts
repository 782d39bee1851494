import { expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
import { Namespace } from "../../api/core/namespace.ts";
import type { ApiHandler } from "../../api/request.ts";
import { eventRecorder } from "../../client/event-recorder.ts";
import { createCluster } from "../../simulator/cluster.ts";

/** Events about the namespace `default`, as users see them. */
function recorded(api: "core" | "events", notesAtMs: readonly (readonly [number, string])[]) {
  const cluster = createCluster({ nodes: 0 });
  const { server: handler, clock } = cluster;
  const recorder = eventRecorder({ handler, clock, component: "tester", api });
  const regarding = cluster.get(Namespace, "default");
  if (regarding === undefined) throw new Error("there is no namespace default");
  const startMs = clock.now();
  for (const [atMs, message] of notesAtMs) {
    clock.runUntil(startMs + atMs);
    recorder.record({ regarding, type: "Normal", reason: "Tested", message }, 0);
  }
  return cluster
    .list(Event, "default")
    .map(({ message, count, series, firstTimestamp, lastTimestamp }) => ({
      message,
      count: count ?? series?.count,
      firstTimestamp,
      lastTimestamp,
    }));
}

test("a repeated event raises the count of the first", () => {
  const events = recorded("core", [
    [0, "a"],
    [2000, "b"],
    [5000, "a"],
  ]);
  expect(events).toEqual([
    {
      message: "a",
      count: 2,
      firstTimestamp: "2026-01-01T00:00:00Z",
      lastTimestamp: "2026-01-01T00:00:05Z",
    },
    {
      message: "b",
      count: 1,
      firstTimestamp: "2026-01-01T00:00:02Z",
      lastTimestamp: "2026-01-01T00:00:02Z",
    },
  ]);
});

test("of one moment it tells once, however often it is asked to", () => {
  const cluster = createCluster({ nodes: 0 });
  const { server: handler, clock } = cluster;
  const recorder = eventRecorder({ handler, clock, component: "tester" });
  const [regarding] = cluster.list(Namespace);
  if (regarding === undefined) throw new Error("there is no namespace");
  const note = { regarding, type: "Warning", reason: "Unhealthy", message: "a" } as const;
  for (const ofMs of [1_000, 1_000, 2_000, 1_000]) recorder.record({ ...note, ofMs }, 0);
  recorder.record({ ...note, message: "b", ofMs: 2_000 }, 0);
  expect(cluster.list(Event, "default").map(({ message, count }) => [message, count])).toEqual([
    ["a", 2],
    ["b", 1],
  ]);
});

test("an event that comes back after it has expired is a new one", () => {
  const events = recorded("core", [
    [0, "a"],
    [5000, "a"],
    [2 * 3_600_000, "a"],
  ]);
  expect(events.map(({ count }) => count)).toEqual([1]);
});

test("through the newer API a repetition makes a series", () => {
  const events = recorded("events", [
    [0, "a"],
    [1000, "a"],
    [2000, "a"],
  ]);
  expect(events.map(({ count }) => count)).toEqual([3]);
});

test("an event may come between two milliseconds", () => {
  expect(recorded("core", [[0.5, "a"]]).map(({ message, count }) => ({ message, count }))).toEqual([
    { message: "a", count: 1 },
  ]);
});

test("two recorders that tell of one object at once do not take each other's names", () => {
  const cluster = createCluster({ nodes: 0 });
  const { server, clock } = cluster;
  const answers: number[] = [];
  const handler: ApiHandler = {
    watch: (request, sink) => server.watch(request, sink),
    handle(request) {
      const response = server.handle(request);
      answers.push(response.code);
      return response;
    },
  };
  const regarding = cluster.get(Namespace, "default");
  if (regarding === undefined) throw new Error("there is no namespace default");
  for (const source of ["one", "another"]) {
    const recorder = eventRecorder({ handler, clock, component: "tester", source });
    recorder.record({ regarding, type: "Normal", reason: "Tested", message: source }, 0);
  }
  expect(answers).toEqual([201, 201]);
});

const about = (name: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: "default", uid: `uid-${name}` },
});
const usual = {
  regarding: about("web"),
  type: "Normal",
  reason: "Tested",
  message: "told",
} as const;

test.each([
  {
    what: "is about a name that no event may have",
    api: "core",
    note: { regarding: about("a:b") },
  },
  { what: "has too long a name", api: "core", note: { regarding: about("a".repeat(250)) } },
  { what: "says what is no text", api: "core", note: { message: 5 as unknown as string } },
  { what: "says more than it may", api: "events", note: { message: "é".repeat(600) } },
  { what: "gives no reason", api: "events", note: { reason: "" } },
  {
    what: "is of no namespace",
    api: "core",
    note: { regarding: { ...about("web"), metadata: { name: "web", namespace: "none" } } },
  },
] as const)("an event that $what is lost, and harms nobody", ({ api, note }) => {
  const cluster = createCluster({ nodes: 0 });
  const { server: handler, clock } = cluster;
  const recorder = eventRecorder({ handler, clock, component: "tester", api });
  recorder.record({ ...usual, ...note }, 0);
  recorder.record({ ...usual, message: "another" }, 0);
  const told = cluster
    .list(Event)
    .filter(({ reportingComponent }) => reportingComponent === "tester");
  expect(told.map(({ message }) => message)).toEqual(["another"]);
});

test("what is as long as it may be is told", () => {
  const cluster = createCluster({ nodes: 0 });
  const { server: handler, clock } = cluster;
  const message = "é".repeat(512);
  eventRecorder({ handler, clock, component: "tester", api: "events" }).record(
    { ...usual, message },
    0,
  );
  const [last] = cluster.storage.history().slice(-1);
  expect(last?.isLate).toBe(true);
  expect(last?.object).toMatchObject({ message });
});
