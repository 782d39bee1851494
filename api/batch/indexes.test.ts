import { describe, expect, test } from "vitest";
import { countIndexes, overlapOf, parseIndexes } from "./indexes.ts";

describe("a set of indexes as text", () => {
  test.each<{ behaviour: string; text: string; found: ReturnType<typeof parseIndexes> }>([
    { behaviour: "may be empty", text: "", found: [] },
    {
      behaviour: "has single indexes and runs of them",
      text: "1,3-5,7",
      found: [
        [1, 1],
        [3, 5],
        [7, 7],
      ],
    },
    {
      behaviour: "has no gaps in a run",
      text: "1-2-3",
      found:
        'the fragment "1-2-3" violates the requirement that an index interval can have at most ' +
        "two parts separated by '-'",
    },
    {
      behaviour: "is made of numbers",
      text: "1,x",
      found: 'cannot convert string to integer for index: "x"',
    },
    {
      behaviour: "has no empty part",
      text: "1,",
      found: 'cannot convert string to integer for index: ""',
    },
    { behaviour: "stays below the completions", text: "3,8", found: 'too large index: "8"' },
    {
      behaviour: "rises from part to part",
      text: "3,2",
      found: "non-increasing order, previous: 3, current: 2",
    },
    {
      behaviour: "rises within a run",
      text: "3-3",
      found: "non-increasing order, previous: 3, current: 3",
    },
  ])("$behaviour", ({ text, found }) => {
    expect(parseIndexes(text, 8)).toEqual(found);
  });
});

test("indexes are counted over all runs", () => {
  expect(
    countIndexes([
      [1, 1],
      [3, 5],
    ]),
  ).toBe(4);
});

test.each([
  { behaviour: "share none", left: "0-2", right: "3,5", found: undefined },
  { behaviour: "share an index within runs", left: "0-2,6", right: "1-4", found: 1 },
  { behaviour: "are compared where they can be read", left: "x,4", right: "4,9", found: 4 },
  { behaviour: "may be empty", left: "", right: "4", found: undefined },
])("two sets $behaviour", ({ left, right, found }) => {
  expect(overlapOf(left, right, 8)).toBe(found);
});
