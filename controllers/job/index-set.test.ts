import { expect, test } from "vitest";
import { formatIndexes, readIndexes } from "./index-set.ts";

test.each([
  { behaviour: "no index is no text", indexes: [], text: "" },
  { behaviour: "one is a number", indexes: [3], text: "3" },
  { behaviour: "two in a row are named one by one", indexes: [1, 0], text: "0,1" },
  { behaviour: "more in a row are a run", indexes: [7, 5, 3, 4, 0], text: "0,3-5,7" },
])("as text $behaviour", ({ indexes, text }) => {
  expect(formatIndexes(new Set(indexes))).toBe(text);
  expect(readIndexes(text, 10)).toEqual(new Set(indexes));
});

test.each([
  { behaviour: "what is beyond the completions", text: "0,3-9", found: [0, 3, 4] },
  { behaviour: "text that names no indexes", text: "0,x", found: [] },
  { behaviour: "what is not there", text: undefined, found: [] },
])("reading forgets $behaviour", ({ text, found }) => {
  expect(readIndexes(text, 5)).toEqual(new Set(found));
});
