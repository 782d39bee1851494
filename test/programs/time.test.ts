import {
  getRandomValues,
  randomUUID as importedUuid,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
} from "node:crypto";
import { setTimeout as importedTimeout } from "node:timers";
import * as promises from "node:timers/promises";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { createCluster } from "../../simulator/cluster.ts";
import { program } from "../../simulator/programs/index.ts";
import { notesOf, since, startMs } from "./notes.ts";

describe("within a program", () => {
  test.each<{ behaviour: string; wait: () => unknown }>([
    { behaviour: "setTimeout", wait: () => new Promise((done) => setTimeout(done, 600_000)) },
    {
      behaviour: "setTimeout of an import",
      wait: () => new Promise((done) => importedTimeout(done, 600_000)),
    },
    { behaviour: "setTimeout, promisified", wait: () => promisify(setTimeout)(600_000) },
    { behaviour: "setTimeout of timers/promises", wait: () => promises.setTimeout(600_000) },
    { behaviour: "scheduler.wait", wait: () => promises.scheduler.wait(600_000) },
    {
      behaviour: "AbortSignal.timeout",
      wait: () =>
        new Promise((done) => AbortSignal.timeout(600_000).addEventListener("abort", done)),
    },
    {
      behaviour: "setInterval",
      wait: () =>
        new Promise<void>((done) => {
          let count = 0;
          const timer = setInterval(() => {
            count += 1;
            if (count < 10) return;
            clearInterval(timer);
            done();
          }, 60_000);
        }),
    },
    {
      behaviour: "setInterval of timers/promises",
      wait: async () => {
        let count = 0;
        for await (const step of promises.setInterval(60_000, 1)) {
          count += step;
          if (count === 10) break;
        }
      },
    },
  ])("$behaviour waits ten minutes of virtual time", async ({ wait }) => {
    const notes = await notesOf(async (note) => {
      await wait();
      note(since());
    });
    expect(notes).toEqual([600_000]);
  });

  test("all clocks tell virtual time", async () => {
    const notes = await notesOf(async (note) => {
      const [startedMs, started, startedNanos] = [
        performance.now(),
        process.hrtime(),
        process.hrtime.bigint(),
      ];
      await promises.setTimeout(1500);
      note(new Date().toISOString());
      note(Date());
      note(performance.now() - startedMs);
      note(process.hrtime(started));
      note(process.hrtime.bigint() - startedNanos);
      note(performance.timeOrigin + performance.now() - startMs);
      note(process.uptime());
    });
    const at = new Date(startMs + 1500);
    expect(notes).toEqual([
      at.toISOString(),
      at.toString(),
      1500,
      [1, 500_000_000],
      1_500_000_000n,
      1500,
      1.5,
    ]);
  });

  test("marks and measures are of virtual time", async () => {
    const notes = await notesOf(async (note) => {
      const first = performance.mark("first", { detail: "a" });
      await promises.setTimeout(1500);
      performance.mark("second");
      await promises.setTimeout(500);
      note([first.startTime, first.detail]);
      const measures = [
        performance.measure("all"),
        performance.measure("since", "second"),
        performance.measure("between", "first", "second"),
        performance.measure("from", { start: 200, detail: "b" }),
        performance.measure("to", { duration: 300, end: "second" }),
        performance.measure("for", { start: "first", duration: 40 }),
        performance.mark("said", { startTime: 7 }),
      ];
      for (const { startTime, duration } of measures) note([startTime, duration]);
    });
    expect(notes).toEqual([
      [0, "a"],
      [0, 2000],
      [1500, 500],
      [0, 1500],
      [200, 1800],
      [1200, 300],
      [0, 40],
      [7, 0],
    ]);
  });

  test("what formats no date formats that of the cluster", async () => {
    const options = { timeZone: "UTC", dateStyle: "short", timeStyle: "medium" } as const;
    const notes = await notesOf(async (note) => {
      const format = new Intl.DateTimeFormat("en-GB", options);
      await promises.setTimeout(1500);
      const { format: bound } = format;
      note(bound());
      note(format.format === bound);
      note(bound(new Date(0)));
      const year = format.formatToParts().find(({ type }) => type === "year");
      note(year?.value);
    });
    expect(notes).toEqual(["01/01/2026, 00:00:01", true, "01/01/1970, 00:00:00", "2026"]);
  });

  test("dates are dates", async () => {
    const notes = await notesOf((note) => {
      const date = new Date(2020, 1, 2);
      note([date instanceof Date, date.constructor === Date, date.getMonth()]);
      class Stamp extends Date {}
      note([new Stamp() instanceof Stamp, new Stamp().getTime() - startMs]);
    });
    expect(notes).toEqual([
      [true, true, 1],
      [true, 0],
    ]);
  });

  test("chance comes from the seed", async () => {
    const draw = (seed: number) =>
      notesOf(
        (note) => {
          note(Math.random());
          note(crypto.randomUUID());
          note(importedUuid());
          note([...crypto.getRandomValues(new Uint8Array(4))]);
          note([...getRandomValues(new Uint8Array(4))]);
          note(randomBytes(4).toString("hex"));
          randomBytes(4, (_, bytes) => note(bytes.toString("hex")));
          note(randomFillSync(Buffer.alloc(6), 2, 2).toString("hex"));
          randomFill(new Uint16Array(2), (_, words) => note([...words]));
          note([randomInt(1000), randomInt(5, 6)]);
          randomInt(1000, (_, drawn) => note(drawn));
        },
        { seed },
      );
    const [first, same, other] = [await draw(1), await draw(1), await draw(2)];
    expect(first).toHaveLength(11);
    expect(same).toEqual(first);
    expect(other).not.toEqual(first);
    expect(first[6]).toMatch(/^0000[0-9a-f]{4}0000$/);
    expect(first[7]).toEqual([expect.any(Number), 5]);
  });

  test("what is due together comes in the order in which it was asked for", async () => {
    const notes = await notesOf((note) => {
      setTimeout(() => note("timeout 5"), 5);
      setImmediate(() => note("immediate"));
      setTimeout(() => note("timeout 1"), 1);
      setTimeout(() => note("timeout 1, later"), 0);
      Promise.resolve().then(() => note("promise"));
      note("now");
    });
    expect(notes).toEqual([
      "now",
      "promise",
      "immediate",
      "timeout 1",
      "timeout 1, later",
      "timeout 5",
    ]);
  });

  test("a timer can be called off, waited for anew, and be told by its number", async () => {
    const notes = await notesOf((note) => {
      clearTimeout(setTimeout(() => note("cancelled"), 10));
      clearTimeout(Number(setTimeout(() => note("cancelled by number"), 10)));
      const late = setTimeout(() => note(since()), 1000);
      setTimeout(() => late.refresh(), 600);
      const held = setTimeout(() => {}, 1).unref();
      note([held.hasRef(), held.ref().hasRef()]);
      clearTimeout(undefined);
    });
    expect(notes).toEqual([[false, true], 1600]);
  });

  test("a wait that is given up rejects, and its timer is gone", async () => {
    const notes = await notesOf(async (note) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 2000);
      try {
        await promises.setTimeout(600_000, undefined, { signal: controller.signal });
      } catch (error) {
        note([since(), error instanceof Error && error.name]);
      }
    });
    expect(notes).toEqual([[2000, "AbortError"]]);
  });
});

describe("outside of programs", () => {
  test("nothing changes, whatever runs", async () => {
    const cluster = createCluster({ nodes: 0 });
    cluster.run(program("sleeper", () => promises.setTimeout(600_000)));
    await cluster.play("1s");
    const before = Date.now();
    await new Promise((done) => setTimeout(done, 1));
    await promises.setTimeout(1);
    expect(Math.abs(Date.now() - before)).toBeLessThan(60_000);
    expect(before).toBeGreaterThan(startMs);
    expect(new Date().getFullYear()).toBeGreaterThanOrEqual(new Date(before).getFullYear());
  });

  test("what a program set can be called off", async () => {
    const cluster = createCluster({ nodes: 0 });
    const fired: string[] = [];
    let timer: NodeJS.Timeout | undefined;
    cluster.run(
      program("setter", () => {
        timer = setTimeout(() => fired.push("timer"), 1000);
      }),
    );
    await cluster.play("1ms");
    clearTimeout(timer);
    await cluster.play("1m");
    expect(fired).toEqual([]);
  });
});
