import { describe, expect, test } from "vitest";
import type { EventNote } from "./action.ts";
import { EventCorrelator } from "./event-correlator.ts";

const note = (message: string, uid = "1"): EventNote => ({
  regarding: { apiVersion: "v1", kind: "Pod", metadata: { name: "web", uid } },
  type: "Normal",
  reason: "Tested",
  message,
});

const minuteMs = 60_000;

describe("the message of an event", () => {
  const messagesAfter = (count: number, stepMs = 0) => {
    const correlator = new EventCorrelator();
    return Array.from(
      { length: count },
      (_, index) => correlator.correlate(note(`m${index}`), index * stepMs)?.message,
    );
  };

  test.each([
    { behaviour: "of nine is each its own", count: 9, stepMs: 0, last: "m8" },
    {
      behaviour: "from the tenth on is told as one of many",
      count: 10,
      stepMs: 0,
      last: "(combined from similar events): m9",
    },
    {
      behaviour: "stays its own with more than ten minutes between",
      count: 12,
      stepMs: 601_000,
      last: "m11",
    },
  ])("$behaviour", ({ count, stepMs, last }) => {
    expect(messagesAfter(count, stepMs).at(-1)).toBe(last);
  });

  test("of many is counted with the others, whatever it says", () => {
    const correlator = new EventCorrelator();
    const told = Array.from({ length: 12 }, (_, i) => correlator.correlate(note(`m${i}`), 0)?.told);
    expect(new Set(told).size).toBe(10);
    expect(told[11]).toBe(told[9]);
  });

  test("that repeats is never one of many", () => {
    const correlator = new EventCorrelator();
    const messages = Array.from(
      { length: 25 },
      () => correlator.correlate(note("again"), 0)?.message,
    );
    expect(new Set(messages)).toEqual(new Set(["again"]));
  });

  test("that comes after 64 others of its kind is an event of its own again", () => {
    const correlator = new EventCorrelator();
    const told = (message: string) => correlator.find(note(message), 0);
    const first = told("first");
    expect(told("first")).toBe(first);
    for (let each = 0; each < 64; each += 1) told(`m${each}`);
    expect(told("first")).not.toBe(first);
  });
});

test("of many events about one object 25 are told at once, then one in five minutes", () => {
  const correlator = new EventCorrelator();
  const told = (atMs: number, uid = "1") =>
    Array.from({ length: 30 }, () => correlator.correlate(note("m", uid), atMs)).filter(Boolean)
      .length;
  expect(told(0)).toBe(25);
  expect(told(0, "2")).toBe(25);
  expect(told(4 * minuteMs)).toBe(0);
  expect(told(5 * minuteMs)).toBe(1);
  expect(told(15 * minuteMs)).toBe(2);
});
