import { expect, test } from "vitest";
import { floorLog2, naturalLogarithm } from "./logarithm.ts";

test.each([
  { behaviour: "of 1 is 0", value: 1, expected: 0 },
  { behaviour: "of 2", value: 2, expected: Math.LN2 },
  { behaviour: "of e is 1", value: Math.E, expected: 1 },
  { behaviour: "of 5,002 places", value: 5002, expected: 8.517593111437563 },
  { behaviour: "of the least number that is drawn", value: 2 ** -32, expected: -22.18070977791825 },
])("the natural logarithm $behaviour", ({ value, expected }) => {
  expect(naturalLogarithm(value)).toBe(expected);
});

test("the natural logarithm is that of the engine but for the last two bits", () => {
  const values = Array.from({ length: 10_000 }, (_, index) => (index + 0.5) / 10_000);
  const wrong = values.filter((value) => {
    const right = Math.log(value);
    return Math.abs(naturalLogarithm(value) - right) > Math.abs(right) * 2 ** -51;
  });
  expect(wrong).toEqual([]);
});

test.each([
  { behaviour: "of 1", value: 1, expected: 0 },
  { behaviour: "just below a power", value: 2 ** 20 - 1, expected: 19 },
  { behaviour: "at a power", value: 2 ** 20, expected: 20 },
  { behaviour: "beyond 32 bits", value: 3 * 2 ** 40, expected: 41 },
  { behaviour: "with a fraction", value: 7.99, expected: 2 },
])("the highest bit $behaviour", ({ value, expected }) => {
  expect(floorLog2(value)).toBe(expected);
});
