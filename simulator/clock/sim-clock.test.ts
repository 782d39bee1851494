import { describe, expect, test } from "vitest";
import { seededRandom } from "../../api/runtime.ts";
import type { Gate } from "./moments.ts";
import { SimClock } from "./sim-clock.ts";

const open = (): Gate => ({ isClosed: false, hold: () => {} });

/** Runs timers that note their names, and says in which order they ran and when. */
function ran(set: (clock: SimClock, note: (name: string) => () => void) => void): string[] {
  const clock = new SimClock(1000);
  const notes: string[] = [];
  set(clock, (name) => () => void notes.push(`${name}@${clock.now()}`));
  while (clock.step());
  return notes;
}

describe("virtual time", () => {
  test("runs timers in the order of their times", () => {
    const order = ran((clock, note) => {
      clock.setTimer(30, note("c"));
      clock.setTimer(10, note("a"));
      clock.setTimer(20, note("b"));
    });
    expect(order).toEqual(["a@1010", "b@1020", "c@1030"]);
  });

  test("runs timers due together first in, first out", () => {
    const order = ran((clock, note) => {
      for (const name of ["a", "b", "c", "d"]) clock.setTimer(5, note(name));
    });
    expect(order).toEqual(["a@1005", "b@1005", "c@1005", "d@1005"]);
  });

  test("runs what is set for now after what is due now already", () => {
    const order = ran((clock, note) => {
      clock.setTimer(5, () => {
        clock.setTimer(0, note("set later"));
        note("first")();
      });
      clock.setTimer(5, note("second"));
    });
    expect(order).toEqual(["first@1005", "second@1005", "set later@1005"]);
  });

  test("runs one process's timers after the other's of those due together, and what it sets itself for now", () => {
    const [kubelet, scheduler] = [open(), open()];
    const order = ran((clock, note) => {
      clock.setTimer(5, note("kubelet"), kubelet);
      clock.setTimer(5, note("scheduler"), scheduler);
      clock.setTimer(5, note("nobody's"));
      const runs = () => {
        clock.setTimer(0, note("for the scheduler"), scheduler);
        clock.setTimer(0, note("kubelet, for now"), kubelet);
      };
      clock.setTimer(5, runs, kubelet);
      clock.setTimer(6, note("kubelet"), kubelet);
    });
    expect(order).toEqual([
      "kubelet@1005",
      "kubelet, for now@1005",
      "scheduler@1005",
      "for the scheduler@1005",
      "nobody's@1005",
      "kubelet@1006",
    ]);
  });

  test("gives a process its turn again that was done and has something to do once more", () => {
    const [kubelet, scheduler] = [open(), open()];
    const order = ran((clock, note) => {
      const answer = () => clock.setTimer(0, note("kubelet again"), kubelet);
      clock.setTimer(5, note("kubelet"), kubelet);
      clock.setTimer(5, answer, scheduler);
      clock.setTimer(5, note("scheduler"), scheduler);
    });
    expect(order).toEqual(["kubelet@1005", "scheduler@1005", "kubelet again@1005"]);
  });

  test("leaves out timers that were cancelled, even by a timer of the same time", () => {
    const order = ran((clock, note) => {
      const later = clock.setTimer(7, note("never"));
      clock.setTimer(7, note("also"));
      clock.setTimer(6, () => later.cancel());
    });
    expect(order).toEqual(["also@1007"]);
  });

  test("keeps the order of those that are left of thousands that were cancelled", () => {
    const order = ran((clock, note) => {
      const dueMs = (index: number) => (index * 7919) % 5000;
      for (let index = 0; index < 5000; index += 1) {
        const timer = clock.setTimer(1 + dueMs(index), note("timer"));
        if (index % 500 > 0) timer.cancel();
      }
    });
    const expected = [0, 500, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 4500];
    expect(order).toEqual(expected.map((ms) => `timer@${1001 + ms}`));
  });

  test("keeps the order of those due together that were set between others and called off", () => {
    const order = ran((clock, note) => {
      const set = (delayMs: number, name: string) => clock.setTimer(delayMs, note(name));
      const [first, , third] = ["a", "b", "c"].map((name) => set(5, name));
      set(6, "later");
      const last = ["d", "e"].map((name) => set(5, name)).at(-1);
      for (const timer of [first, third, last]) timer?.cancel();
      set(5, "f");
    });
    expect(order).toEqual(["b@1005", "d@1005", "f@1005", "later@1006"]);
  });

  test("does not go to a time at which all was called off", () => {
    const clock = new SimClock(0);
    for (const timer of [clock.setTimer(5, () => {}), clock.setTimer(5, () => {})]) timer.cancel();
    expect([clock.step(), clock.now()]).toEqual([false, 0]);
  });

  test("stands at the limit after running up to it", () => {
    const clock = new SimClock(0);
    const notes: number[] = [];
    for (const at of [10, 20, 30]) clock.setTimer(at, () => void notes.push(at));
    clock.runUntil(25);
    expect({ notes, now: clock.now(), next: clock.nextDueMs() }).toEqual({
      notes: [10, 20],
      now: 25,
      next: 30,
    });
  });

  test("keeps a thousand timers of mixed times in order", () => {
    const times = Array.from({ length: 1000 }, (_, index) => (index * 7919) % 997);
    const order = ran((clock, note) => {
      for (const [index, at] of times.entries()) clock.setTimer(at, note(String(index)));
    });
    const expected = times
      .map((at, index) => ({ at, index }))
      .sort((a, b) => a.at - b.at || a.index - b.index)
      .map(({ at, index }) => `${index}@${1000 + at}`);
    expect(order).toEqual(expected);
  });
});

describe("virtual time that is shuffled", () => {
  const shuffled =
    (seed: number, set: Parameters<typeof ran>[0]): Parameters<typeof ran>[0] =>
    (clock, note) => {
      clock.shuffle(seededRandom(seed));
      set(clock, note);
    };
  const together: Parameters<typeof ran>[0] = (clock, note) => {
    for (const name of ["a", "b", "c"]) clock.setTimer(5, note(name));
  };

  test("runs timers due together in every order", () => {
    const orders = Array.from({ length: 100 }, (_, seed) => ran(shuffled(seed, together)).join());
    expect(new Set(orders).size).toBe(6);
    expect(orders.every((order) => order.length === "a@1005,b@1005,c@1005".length)).toBe(true);
  });

  test("runs them in the same order for the same seed", () => {
    expect(ran(shuffled(7, together))).toEqual(ran(shuffled(7, together)));
  });

  test("runs none before its time, and what is set for now before what is due later", () => {
    const order = ran(
      shuffled(1, (clock, note) => {
        clock.setTimer(10, note("last"));
        clock.setTimer(5, () => {
          clock.setTimer(0, note("second"));
          note("first")();
        });
      }),
    );
    expect(order).toEqual(["first@1005", "second@1005", "last@1010"]);
  });

  test("runs none that was called off", () => {
    const order = ran(
      shuffled(1, (clock, note) => {
        const timers = ["a", "b", "c"].map((name) => clock.setTimer(5, note(name)));
        clock.setTimer(1, () => timers.slice(1).forEach((timer) => void timer.cancel()));
      }),
    );
    expect(order).toEqual(["a@1005"]);
  });

  test("keeps what was due when it began", () => {
    const order = ran((clock, note) => {
      for (const name of ["a", "b", "c"]) clock.setTimer(0, note(name));
      clock.step();
      clock.shuffle(seededRandom(1));
    });
    expect([...order].sort()).toEqual(["a@1000", "b@1000", "c@1000"]);
  });
});
