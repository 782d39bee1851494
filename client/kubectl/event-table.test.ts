import { describe, expect, test } from "vitest";
import { aboutWhat, eventTable, eventTypes, isOfTypes, sortEvents } from "./event-table.ts";
import { Failure } from "./failure.ts";

const event = (reason: string, more: object = {}) => ({
  reason,
  type: "Normal",
  involvedObject: { kind: "Pod", name: "web" },
  message: ` ${reason} it \n`,
  firstTimestamp: "2026-01-01T00:00:00Z",
  ...more,
});

describe("events", () => {
  test("come by when they were last seen, and as they came where that is one time", () => {
    const events = [
      event("third", { lastTimestamp: "2026-01-01T00:00:03Z" }),
      event("series", { series: { lastObservedTime: "2026-01-01T00:00:02.5Z" } }),
      event("new", { eventTime: "2026-01-01T00:00:02.000000Z" }),
      event("second", { lastTimestamp: "2026-01-01T00:00:02Z" }),
    ];
    expect(sortEvents(events).map(({ reason }) => reason)).toEqual([
      "new",
      "second",
      "series",
      "third",
    ]);
  });

  test("tell how long ago, and how often", () => {
    const twice = { count: 2, lastTimestamp: "2026-01-01T00:00:20Z" };
    const { rows } = eventTable([event("Pulling", twice)], Date.parse("2026-01-01T00:01:00Z"));
    const cells = ["40s (x2 over 60s)", "Normal", "Pulling", "Pod/web", "Pulling it"];
    expect(rows).toEqual([{ cells, object: { metadata: {} } }]);
  });

  test("are picked by type, in any case of letters", () => {
    expect(isOfTypes(event("x"), eventTypes(["warning", "NORMAL"]))).toBe(true);
    expect(isOfTypes(event("x"), eventTypes(["Warning"]))).toBe(false);
    expect(isOfTypes(event("x"), eventTypes([""]))).toBe(true);
    expect(() => eventTypes(["Error"])).toThrow(new Failure("valid --types are Normal or Warning"));
  });

  test("are picked by an object, which is one word", () => {
    expect(aboutWhat("deploy/web")).toEqual({ type: "deploy", name: "web" });
    expect(() => aboutWhat("deploy")).toThrow(new Failure("--for must be in resource/name form"));
    expect(() => aboutWhat("a/b/c")).toThrow(
      new Failure("arguments in resource/name form may not have more than one slash"),
    );
  });
});
