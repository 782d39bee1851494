import { expect, test } from "vitest";
import {
  addQuantities,
  canonicalQuantity,
  compareQuantities,
  milliValue,
  parseQuantity,
  quantityFromMilli,
  quantityFromNumber,
  quantityProblem,
  quantityTextProblem,
  quantityToNumber,
  subtractQuantities,
} from "./quantity.ts";

test.each([
  { behaviour: "keeps milli", text: "500m", canonical: "500m", value: 1, milli: 500 },
  { behaviour: "turns a fraction to milli", text: "0.5", canonical: "500m", value: 1, milli: 500 },
  { behaviour: "shortens thousandths", text: "1000m", canonical: "1", value: 1, milli: 1000 },
  { behaviour: "shortens thousands", text: "1000", canonical: "1k", value: 1000, milli: 1e6 },
  { behaviour: "leaves 1500 alone", text: "1500", canonical: "1500", value: 1500, milli: 1.5e6 },
  { behaviour: "drops zeros", text: "1.500", canonical: "1500m", value: 2, milli: 1500 },
  { behaviour: "keeps nano", text: "1n", canonical: "1n", value: 1, milli: 1 },
  { behaviour: "rounds below nano up", text: "0.1n", canonical: "1n", value: 1, milli: 1 },
  {
    behaviour: "shortens binary",
    text: "1024Mi",
    canonical: "1Gi",
    value: 2 ** 30,
    milli: 1000 * 2 ** 30,
  },
  {
    behaviour: "keeps what no unit fits",
    text: "1500Mi",
    canonical: "1500Mi",
    value: 1572864000,
    milli: 1572864000000,
  },
  {
    behaviour: "takes a whole broken binary",
    text: "1.5Gi",
    canonical: "1536Mi",
    value: 1610612736,
    milli: 1610612736000,
  },
  {
    behaviour: "writes a small binary in decimal",
    text: "0.5Ki",
    canonical: "512",
    value: 512,
    milli: 512000,
  },
  {
    behaviour: "keeps the exponent form",
    text: "12e6",
    canonical: "12e6",
    value: 12e6,
    milli: 12e9,
  },
  {
    behaviour: "shortens the exponent form",
    text: "1E4",
    canonical: "10e3",
    value: 1e4,
    milli: 1e7,
  },
  { behaviour: "drops an exponent of zero", text: "5e0", canonical: "5", value: 5, milli: 5000 },
  { behaviour: "reads E as exa", text: "1E", canonical: "1E", value: 1e18, milli: 1e21 },
  {
    behaviour: "rounds negatives away from zero",
    text: "-1500m",
    canonical: "-1500m",
    value: -2,
    milli: -1500,
  },
  { behaviour: "writes any zero as 0", text: "0Gi", canonical: "0", value: 0, milli: 0 },
  { behaviour: "takes a unit alone for zero", text: "Mi", canonical: "0", value: 0, milli: 0 },
  { behaviour: "takes a sign alone for zero", text: "-", canonical: "0", value: 0, milli: 0 },
  { behaviour: "writes no pebibytes as 0", text: "0Pi", canonical: "0", value: 0, milli: 0 },
  {
    behaviour: "drops a plus and leading zeros",
    text: "+001",
    canonical: "1",
    value: 1,
    milli: 1000,
  },
  {
    behaviour: "caps binary",
    text: "100Ei",
    canonical: "9223372036854775807",
    value: 2 ** 63,
    milli: Number(9223372036854775807000n),
  },
])("a quantity $behaviour: $text", ({ text, canonical, value, milli }) => {
  expect(canonicalQuantity(text)).toBe(canonical);
  expect(quantityToNumber(text)).toBe(value);
  expect(milliValue(text)).toBe(milli);
  expect(canonicalQuantity(canonical)).toBe(canonical);
});

test.each([
  { behaviour: "empty", text: "", problem: quantityProblem },
  { behaviour: "a word", text: "aoeu", problem: quantityProblem },
  {
    behaviour: "a large unit alone",
    text: "Pi",
    problem: "unable to parse numeric part of quantity",
  },
  {
    behaviour: "a point before a binary unit",
    text: ".Mi",
    problem: "unable to parse numeric part of quantity",
  },
  { behaviour: "two points", text: "1.1.M", problem: quantityProblem },
  { behaviour: "an unknown letter", text: "12Zi", problem: quantityProblem },
  {
    behaviour: "a known letter in a wrong place",
    text: "1i",
    problem: "unable to parse quantity's suffix",
  },
  {
    behaviour: "a hostile exponent",
    text: "1e999999999",
    problem: "unable to parse quantity's suffix",
  },
])("text that is $behaviour is no quantity", ({ text, problem }) => {
  expect(parseQuantity(text)).toBeUndefined();
  expect(quantityTextProblem(text)).toBe(problem);
});

test.each([
  {
    behaviour: "keeps the left format",
    left: "1Gi",
    right: "1024M",
    sum: "2048576Ki",
    rest: "48576Ki",
  },
  {
    behaviour: "takes the right format after zero",
    left: "0",
    right: "2Gi",
    sum: "2Gi",
    rest: "-2Gi",
  },
  { behaviour: "is exact", left: "1", right: "1n", sum: "1000000001n", rest: "999999999n" },
  { behaviour: "shortens its result", left: "600m", right: "400m", sum: "1", rest: "200m" },
])("arithmetic $behaviour", ({ left, right, sum, rest }) => {
  expect(addQuantities(left, right)).toBe(sum);
  expect(subtractQuantities(left, right)).toBe(rest);
});

test("amounts compare by size, not by text", () => {
  const amounts = ["1Gi", "1", "1000m", "1G", "100m", "-1"];
  expect([...amounts].sort(compareQuantities)).toEqual(["-1", "100m", "1", "1000m", "1G", "1Gi"]);
});

test("numbers become text in the format asked for", () => {
  expect(quantityFromMilli(250)).toBe("250m");
  expect(quantityFromMilli(2000)).toBe("2");
  expect(quantityFromNumber(2 ** 31, "BinarySI")).toBe("2Gi");
});
