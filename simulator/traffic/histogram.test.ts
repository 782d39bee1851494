import { describe, expect, test } from "vitest";
import { seededRandom } from "../../api/runtime.ts";
import { Histogram } from "./histogram.ts";

const of = (values: readonly number[]) => {
  const made = new Histogram();
  for (const value of values) made.add(value);
  return made;
};
const facts = (histogram: Histogram) => ({
  count: histogram.count,
  meanMs: histogram.meanMs,
  maxMs: histogram.maxMs,
  text: histogram.toText(),
});

describe("a histogram of latencies", () => {
  test.each([
    { behaviour: "has nothing to tell of nothing", values: [], share: 0.5, ms: 0 },
    { behaviour: "tells of one", values: [0.4], share: 0.99, ms: 0.4 },
    { behaviour: "tells the middle", values: [0.01, 0.02, 0.03], share: 0.5, ms: 0.02 },
    { behaviour: "tells the longest as it is", values: [1, 2, 1234.567], share: 1, ms: 1234.567 },
    { behaviour: "tells less than it counts in", values: [0, 0, 0, 9], share: 0.75, ms: 0 },
  ])("$behaviour", ({ values, share, ms }) => {
    expect(of(values).percentileMs(share)).toBe(ms);
  });

  test("is wrong by no more than one part in a hundred, from microseconds to days", () => {
    const random = seededRandom(1);
    for (let round = 0; round < 200; round += 1) {
      const scale = 10 ** (random.next() * 11 - 2.9);
      const values = Array.from({ length: 50 }, () => scale * (1 + random.next()));
      const sorted = values.toSorted((left, right) => left - right);
      const histogram = of(values);
      for (const share of [0.5, 0.9, 0.99]) {
        const exact = sorted[Math.ceil(share * 50) - 1] ?? 0;
        // Classes are of whole microseconds.
        const error = Math.abs(histogram.percentileMs(share) - exact) - 0.0005;
        expect(error / exact).toBeLessThan(0.01);
      }
    }
  });

  test("takes in another, as if it had counted all itself", () => {
    const [left, right] = [
      [1, 2, 3, 700],
      [0.004, 50, 90_000],
    ];
    const merged = of(left);
    merged.merge(of(right));
    expect(facts(merged)).toEqual(facts(of([...left, ...right])));
  });

  test("is written as text, and read back", () => {
    const made = of([0.1, 0.1, 7, 7.002, 5000]);
    expect(made.toText()).toBe("100:2 858:2 2072:1");
    const { meanMs, maxMs } = made;
    expect(facts(Histogram.fromText(made.toText(), { meanMs, maxMs }))).toEqual(facts(made));
    const foreign = Histogram.fromText("5:1 999999:7 x", { meanMs: 1, maxMs: 1 });
    expect(foreign.toText()).toBe("5:1");
  });

  test("is empty once it is cleared", () => {
    const made = of([1, 2]);
    made.clear();
    expect(facts(made)).toEqual(facts(of([])));
  });
});
