import { describe, expect, test } from "vitest";
import { ProcessClock } from "./process-clock.ts";
import { SimClock } from "./sim-clock.ts";

function process() {
  const clock = new SimClock(0);
  return { clock, own: new ProcessClock(clock), notes: [] as string[] };
}

describe("the threads of a process", () => {
  test("take turns: one does all that is due, and what it sets itself for now, before the next", () => {
    const { clock, own, notes } = process();
    const [one, other] = [own.thread("one"), own.thread("other")];
    for (const step of ["a", "b"]) {
      one.setTimer(0, () => {
        notes.push(`one ${step}`);
        one.setTimer(0, () => notes.push(`one ${step} again`));
      });
      other.setTimer(0, () => notes.push(`other ${step}`));
    }
    clock.runUntil(0);
    expect(notes).toEqual(["one a", "one b", "one a again", "one b again", "other a", "other b"]);
  });

  test("are the same ones when the process is started anew", () => {
    const { own } = process();
    expect(own.thread("one")).toBe(own.thread("one"));
    expect(own.thread("one")).not.toBe(own.thread("other"));
  });

  test("stand still while the process is paused, and go on with it", () => {
    const { clock, own, notes } = process();
    own.thread("one").setTimer(5, () => notes.push("ran"));
    own.pause("a fault");
    clock.runUntil(10);
    expect(notes).toEqual([]);
    own.resume("a fault");
    clock.runUntil(10);
    expect(notes).toEqual(["ran"]);
  });
});
