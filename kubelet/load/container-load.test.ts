import { describe, expect, test } from "vitest";
import { type Capacity, ContainerLoad, type Work } from "./container-load.ts";

const never = Number.POSITIVE_INFINITY;
const free: Capacity = { concurrency: never, queue: never, cores: never };
const quick: Work = { latencyMs: 0, cpuSeconds: 0, memoryBytes: 0 };

/** When each of the requests that come at these times is begun and answered. */
function admitted(times: readonly number[], work: Partial<Work>, capacity: Partial<Capacity>) {
  const load = new ContainerLoad();
  return times.map((nowMs) => {
    const found = load.admit({ ...quick, ...work }, { ...free, ...capacity }, nowMs);
    return found === undefined ? "overflow" : [found.startsMs, found.endsMs];
  });
}

describe("requests", () => {
  const rows: readonly {
    readonly behaviour: string;
    readonly times: readonly number[];
    readonly work: Partial<Work>;
    readonly capacity: Partial<Capacity>;
    readonly are: readonly unknown[];
  }[] = [
    {
      behaviour: "are worked on at once where nothing limits them",
      times: [0, 0, 10],
      work: { latencyMs: 50 },
      capacity: {},
      are: [
        [0, 50],
        [0, 50],
        [10, 60],
      ],
    },
    {
      behaviour: "wait for their turn",
      times: [0, 0, 0, 120],
      work: { latencyMs: 50 },
      capacity: { concurrency: 1 },
      are: [
        [0, 50],
        [50, 100],
        [100, 150],
        [150, 200],
      ],
    },
    {
      behaviour: "find no place where as many wait as may",
      times: [0, 0, 0, 0, 50],
      work: { latencyMs: 50 },
      capacity: { concurrency: 2, queue: 1 },
      are: [[0, 50], [0, 50], [50, 100], "overflow", [50, 100]],
    },
    {
      behaviour: "find no place at all where none may wait",
      times: [0, 49, 50],
      work: { latencyMs: 50 },
      capacity: { concurrency: 1, queue: 0 },
      are: [[0, 50], "overflow", [50, 100]],
    },
    {
      behaviour: "take as long as their CPU takes on the limit of their container",
      times: [0],
      work: { latencyMs: 20, cpuSeconds: 0.02 },
      capacity: { cores: 0.1 },
      are: [[0, 200]],
    },
    {
      behaviour: "wait for the CPU of those before them",
      times: [0, 0, 1_000],
      work: { cpuSeconds: 0.02 },
      capacity: { cores: 0.1 },
      are: [
        [0, 200],
        [0, 400],
        [1_000, 1_200],
      ],
    },
    {
      behaviour: "are no faster than one core, however many there are",
      times: [0, 0],
      work: { cpuSeconds: 0.1 },
      capacity: { cores: 4 },
      are: [
        [0, 100],
        [0, 100],
      ],
    },
  ];
  test.each(rows)("$behaviour", ({ times, work, capacity, are }) => {
    expect(admitted(times, work, capacity)).toEqual(are);
  });
});

describe("what they used", () => {
  test("is told of the last whole window", () => {
    const load = new ContainerLoad();
    for (let at = 0; at < 15_000; at += 100) load.admit({ ...quick, cpuSeconds: 0.01 }, free, at);
    expect(load.use(14_999).requests).toBe(0);
    expect(load.use(15_000)).toEqual({ requests: 150, cpuMillicores: 100, memoryBytes: 0 });
    expect(load.use(30_000)).toEqual({ requests: 0, cpuMillicores: 0, memoryBytes: 0 });
  });

  test("goes on after they came, where they have to wait for their CPU", () => {
    const load = new ContainerLoad();
    const capacity = { ...free, cores: 0.1 };
    for (let count = 0; count < 30; count += 1) {
      load.admit({ ...quick, cpuSeconds: 0.1 }, capacity, 0);
    }
    expect([15_000, 30_000, 45_000].map((at) => load.use(at).cpuMillicores)).toEqual([100, 100, 0]);
  });

  test("is the memory that they held, for as long as they held it", () => {
    const load = new ContainerLoad();
    const work = { latencyMs: 5_000, cpuSeconds: 0, memoryBytes: 3_000 };
    load.admit(work, free, 1_000);
    load.admit(work, free, 4_000);
    expect([1_000, 4_000, 6_000, 9_000].map((at) => load.heldBytes(at))).toEqual([
      6_000, 6_000, 3_000, 0,
    ]);
    expect(load.use(15_000).memoryBytes).toBe(2_000);
  });
});

test("a queue without end takes no more than a kernel does", () => {
  const load = new ContainerLoad();
  const slow = { ...quick, cpuSeconds: 1 };
  let taken = 0;
  for (let count = 0; count < 70_000; count += 1) {
    if (load.admit(slow, { ...free, cores: 0.001 }, 0) !== undefined) taken += 1;
  }
  expect(taken).toBe(65_536);
});
