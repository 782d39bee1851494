import { expect, test } from "vitest";
import type { EventNote } from "../../client/action.ts";
import { broadcast } from "../../client/event-broadcaster.ts";
import { ProcessClock } from "../../simulator/clock/process-clock.ts";
import { SimClock } from "../../simulator/clock/sim-clock.ts";

const noteOf = (message: string): EventNote => ({
  regarding: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } },
  type: "Normal",
  reason: "Tested",
  message,
});

function broadcasting() {
  const clock = new SimClock(0);
  const process = new ProcessClock(clock);
  const written: string[] = [];
  const record = ({ message }: EventNote, cause: number, atMs?: number) =>
    void written.push(`${message} at ${atMs}, for ${cause}`);
  const thread = process.thread("events");
  const recorder = broadcast({ record }, { thread, wall: process.wall });
  return { clock, process, written, recorder };
}

test("events are written later in the same moment, in their order and each in a timer of its own", () => {
  const { clock, written, recorder } = broadcasting();
  recorder.record(noteOf("first"), 7);
  recorder.record(noteOf("second"), 8);
  expect(written).toEqual([]);
  clock.step();
  expect(written).toEqual(["first at 0, for 7"]);
  clock.step();
  expect(written).toEqual(["first at 0, for 7", "second at 0, for 8"]);
  expect(clock.now()).toBe(0);
});

test("what is not written yet is lost with its process", () => {
  const { clock, written, recorder } = broadcasting();
  recorder.record(noteOf("first"), 7);
  recorder.stop?.();
  clock.runUntil(1000);
  expect(written).toEqual([]);
});

test("what is written after a pause says when it was seen, by the time of day of its process", () => {
  const { clock, process, written, recorder } = broadcasting();
  process.jump("a fault", 500);
  recorder.record(noteOf("first"), 7);
  process.pause("a fault");
  clock.runUntil(1000);
  expect(written).toEqual([]);
  process.resume("a fault");
  clock.runUntil(1000);
  expect(written).toEqual(["first at 500, for 7"]);
});
