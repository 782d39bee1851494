import { describe, expect, test } from "vitest";
import { seededRandom } from "../../api/runtime.ts";
import type { Load } from "../../api/sim/traffic-spec.ts";
import { arrivals } from "./arrivals.ts";
import { levelAt, shapeOf, sumAt, whenAtLeast } from "./load.ts";

const shape = (load: Partial<Load>, duration?: string) =>
  shapeOf({
    load: { arrivals: "Poisson", ...load },
    ...(duration === undefined ? {} : { duration }),
  });

const ramp = [
  { duration: "10s", rate: 100 },
  { duration: "10s", rate: 100 },
  { duration: "0s", rate: 300 },
  { duration: "10s", rate: 0 },
];

describe("a load", () => {
  test.each([
    {
      behaviour: "is even without stages",
      of: shape({ rate: 50 }),
      ms: 90_000,
      level: 50,
      sum: 4500,
    },
    {
      behaviour: "ends with its duration",
      of: shape({ rate: 50 }, "1m"),
      ms: 90_000,
      level: 0,
      sum: 3000,
    },
    {
      behaviour: "begins with nothing before a stage",
      of: shape({ stages: ramp }),
      ms: 0,
      level: 0,
      sum: 0,
    },
    {
      behaviour: "rises evenly in a stage",
      of: shape({ stages: ramp }),
      ms: 4000,
      level: 40,
      sum: 80,
    },
    {
      behaviour: "stays where a stage says the same",
      of: shape({ stages: ramp }),
      ms: 15_000,
      level: 100,
      sum: 1000,
    },
    {
      behaviour: "jumps in a stage that takes no time",
      of: shape({ stages: ramp }),
      ms: 20_000,
      level: 300,
      sum: 1500,
    },
    {
      behaviour: "falls evenly in a stage",
      of: shape({ stages: ramp }),
      ms: 25_000,
      level: 150,
      sum: 2625,
    },
    {
      behaviour: "ends with its stages",
      of: shape({ stages: ramp }),
      ms: 31_000,
      level: 0,
      sum: 3000,
    },
    {
      behaviour: "stays at its last stage until its duration is over",
      of: shape({ stages: ramp.slice(0, 1) }, "1m"),
      ms: 50_000,
      level: 100,
      sum: 4500,
    },
    {
      behaviour: "is cut off by its duration",
      of: shape({ stages: ramp }, "5s"),
      ms: 5000,
      level: 0,
      sum: 125,
    },
  ])("$behaviour", ({ of, ms, level, sum }) => {
    expect([levelAt(of, ms), sumAt(of, ms)]).toEqual([level, sum]);
  });

  const none = Number.POSITIVE_INFINITY;
  test.each([
    { behaviour: "has it already", of: shape({ clients: 5 }), ms: 7, level: 5, at: 7 },
    { behaviour: "reaches it in a rise", of: shape({ stages: ramp }), ms: 0, level: 40, at: 4000 },
    {
      behaviour: "reaches it with a jump",
      of: shape({ stages: ramp }),
      ms: 0,
      level: 101,
      at: 20_000,
    },
    { behaviour: "never reaches it", of: shape({ stages: ramp }), ms: 0, level: 301, at: none },
    {
      behaviour: "reaches it no more",
      of: shape({ stages: ramp }),
      ms: 25_000,
      level: 200,
      at: none,
    },
    {
      behaviour: "reaches it after its end",
      of: shape({ stages: ramp }, "3s"),
      ms: 0,
      level: 40,
      at: none,
    },
  ])("tells when it is so high, where it $behaviour", ({ of, ms, level, at }) => {
    expect(whenAtLeast(of, ms, level)).toBe(at);
  });
});

describe("arrivals", () => {
  const times = (
    of: Partial<Load>,
    {
      duration = "10s",
      sinceMs = 0,
      seed = 1,
    }: { duration?: string; sinceMs?: number; seed?: number },
  ) => {
    const { arrivals: kind = "Constant" } = of;
    const source = arrivals(shape(of, duration), { arrivals: kind, sinceMs }, seededRandom(seed));
    const all: number[] = [];
    for (let at = source.next(); Number.isFinite(at); at = source.next()) all.push(at);
    return all;
  };

  test.each([
    {
      behaviour: "come in equal steps",
      of: { rate: 2 },
      duration: "2s",
      at: [250, 750, 1250, 1750],
    },
    {
      behaviour: "go on where they were, for who begins later",
      of: { rate: 2 },
      duration: "2s",
      sinceMs: 800,
      at: [1250, 1750],
    },
    {
      behaviour: "come closer together in a rise",
      of: { stages: [{ duration: "4s", rate: 2 }] },
      duration: "4s",
      at: [1414.21, 2449.49, 3162.28, 3741.66],
    },
    {
      behaviour: "pause where the load does",
      of: {
        rate: 1,
        stages: [
          { duration: "2s", rate: 1 },
          { duration: "0s", rate: 0 },
        ].concat([
          { duration: "1m", rate: 0 },
          { duration: "0s", rate: 1 },
          { duration: "1s", rate: 1 },
        ]),
      },
      duration: "2m",
      at: [500, 1500].concat(Array.from({ length: 58 }, (_, at) => 62_500 + at * 1000)),
    },
    { behaviour: "do not come without a load", of: { rate: 0 }, at: [] },
  ])("$behaviour", ({ of, at, ...options }) => {
    expect(times(of, options).map((ms) => Math.round(ms * 100) / 100)).toEqual(at);
  });

  test("of a Poisson process are as many as the load says, and vary as they should", () => {
    const of = { rate: 20, arrivals: "Poisson", stages: [{ duration: "1000s", rate: 60 }] };
    const all = times(of, { duration: "1000s" });
    // 40,000 are expected, with a deviation of 200.
    expect(Math.abs(all.length - 40_000)).toBeLessThan(600);
    // Of the second half of a load from 20 to 60: 25,000.
    expect(Math.abs(all.filter((ms) => ms >= 500_000).length - 25_000)).toBeLessThan(480);
    const even = times({ rate: 100, arrivals: "Poisson" }, { duration: "400s", seed: 7 });
    const gaps = even.slice(1).map((ms, at) => ms - (even[at] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
    expect(Math.abs(mean - 10)).toBeLessThan(0.2);
    expect(Math.abs(Math.sqrt(variance) / mean - 1)).toBeLessThan(0.03);
  });

  test("are the same for the same seed", () => {
    const of = { rate: 50, arrivals: "Poisson" };
    expect(times(of, { seed: 3 })).toEqual(times(of, { seed: 3 }));
    expect(times(of, { seed: 3 })).not.toEqual(times(of, { seed: 4 }));
  });
});
