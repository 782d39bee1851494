import { expect, test } from "vitest";
import {
  isPercent,
  resolveIntOrPercent,
  validateNotMoreThan100Percent,
  validatePositiveIntOrPercent,
} from "./int-or-string.ts";

test.each([
  { behaviour: "a number is itself", value: 3, total: 10, up: 3, down: 3 },
  { behaviour: "a share rounds both ways", value: "25%", total: 10, up: 3, down: 2 },
  { behaviour: "a whole share is exact", value: "50%", total: 10, up: 5, down: 5 },
  { behaviour: "a share of nothing is nothing", value: "50%", total: 0, up: 0, down: 0 },
  { behaviour: "other text is nothing", value: "http", total: 10, up: 0, down: 0 },
])("$behaviour", ({ value, total, up, down }) => {
  expect(resolveIntOrPercent(value, total, true)).toBe(up);
  expect(resolveIntOrPercent(value, total, false)).toBe(down);
});

const percentText =
  "a valid percent string must be a numeric string followed by an ending '%' " +
  "(e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

test.each([
  { behaviour: "a number", value: 1, percent: false, problems: [] },
  {
    behaviour: "a negative number",
    value: -1,
    percent: false,
    problems: ["must be greater than or equal to 0"],
  },
  { behaviour: "a percentage", value: "100%", percent: true, problems: [] },
  {
    behaviour: "more than all",
    value: "101%",
    percent: true,
    problems: ["must not be greater than 100%"],
  },
  { behaviour: "a word", value: "x%", percent: false, problems: [percentText] },
])("$behaviour is checked", ({ value, percent, problems }) => {
  const errors = [
    ...validatePositiveIntOrPercent(value, "f"),
    ...validateNotMoreThan100Percent(value, "f"),
  ];
  expect(isPercent(value)).toBe(percent);
  expect(errors).toEqual(
    problems.map((detail) => ({ type: "invalid", field: "f", value, detail })),
  );
});
