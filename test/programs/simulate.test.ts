import { describe, expect, test } from "vitest";
import { simulate } from "../../simulator/scenario/simulate.ts";
import { copier, source } from "./copier.ts";
import "../../simulator/vitest/index.ts";

const isThere = 'get("configmaps/source-copy") != null';

/** The copy is there soon, and comes back ten minutes after somebody took it away. */
const scenario = (within = "11m") => ({
  name: "copies",
  spec: {
    steps: [
      { apply: { objects: [source({ colour: "red" })] } },
      { wait: { until: isThere, within: "10s" } },
      { delete: { target: "configmaps/source-copy" } },
    ],
    goals: [{ eventually: isThere, within }],
  },
});
const programs = () => [copier()];

describe("a scenario with a program", () => {
  test("passes in virtual time, and is the same run for the same seed", async () => {
    const one = await simulate(scenario(), { seeds: 2, seed: 7, programs });
    const other = await simulate(scenario(), { seeds: 2, seed: 7, programs });
    expect(one).toHavePassed();
    expect(one.runs.map(({ virtualMs }) => Math.round(virtualMs / 60_000))).toEqual([10, 10]);
    expect(one.runs.map(({ digest }) => digest)).toEqual(other.runs.map(({ digest }) => digest));
    expect(one.runs[0]?.digest).not.toBe(one.runs[1]?.digest);
  });

  test("passes although one thing after another goes wrong at its writes", async () => {
    const { runs, ...rest } = await simulate(scenario("20m"), { seed: 7, programs, explore: 6 });
    expect({ runs, ...rest }).toHavePassed();
    expect(runs).toHaveLength(7);
  });

  test("tells what fails, and what led to it", async () => {
    const failed = await simulate(scenario("5m"), { programs, source: "copies.yaml" });
    expect(failed).not.toHavePassed();
    expect(() => expect(failed).toHavePassed()).toThrow(/1 of 1 runs failed\ncopies with seed/);
    expect(() => expect(failed).toHavePassed()).toThrow(/goal .*copies\.yaml/);
  });
});
