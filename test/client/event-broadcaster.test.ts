import { expect, test } from "vitest";
import type { EventNote } from "../../client/action.ts";
import { broadcast } from "../../client/event-broadcaster.ts";
import { SimClock } from "../../simulator/sim-clock.ts";

const noteOf = (message: string): EventNote => ({
  regarding: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } },
  type: "Normal",
  reason: "Tested",
  message,
});

function broadcasting() {
  const clock = new SimClock(0);
  const written: string[] = [];
  const record = ({ message }: EventNote, cause: number) =>
    void written.push(`${message}, for ${cause}`);
  return { clock, written, recorder: broadcast({ record }, clock) };
}

test("events are written later in the same moment, in their order and each in a timer of its own", () => {
  const { clock, written, recorder } = broadcasting();
  recorder.record(noteOf("first"), 7);
  recorder.record(noteOf("second"), 8);
  expect(written).toEqual([]);
  clock.step();
  expect(written).toEqual(["first, for 7"]);
  clock.step();
  expect(written).toEqual(["first, for 7", "second, for 8"]);
  expect(clock.now()).toBe(0);
});

test("what is not written yet is lost with its process", () => {
  const { clock, written, recorder } = broadcasting();
  recorder.record(noteOf("first"), 7);
  recorder.stop?.();
  clock.runUntil(1000);
  expect(written).toEqual([]);
});
