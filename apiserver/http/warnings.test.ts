import { expect, test } from "vitest";
import { warningHeaders } from "./warnings.ts";

const long = "x".repeat(1000);

test.each<{ behaviour: string; warnings: string[]; headers: string[] }>([
  { behaviour: "stand alone", warnings: ["one", "two"], headers: ['299 - "one"', '299 - "two"'] },
  { behaviour: "are given once", warnings: ["one", "one"], headers: ['299 - "one"'] },
  {
    behaviour: "have their quotes escaped",
    warnings: ['unknown field "a\\b"'],
    headers: ['299 - "unknown field \\"a\\\\b\\""'],
  },
  { behaviour: "are UTF-8, byte by byte", warnings: ["é💥"], headers: ['299 - "Ã©ð\x9f\x92¥"'] },
  {
    behaviour: "with control characters are left out",
    warnings: ["a\nb", "c"],
    headers: ['299 - "c"'],
  },
  {
    behaviour: "that are too long together are cut short",
    warnings: ["a", "b", "c", "d", "e"].map((letter) => letter + long),
    headers: ["a", "b", "c", "d", "e"].map((letter) => `299 - "${letter}${"x".repeat(255)}"`),
  },
])("warnings $behaviour", ({ warnings, headers }) => {
  expect(warningHeaders(warnings)).toEqual(headers);
});

test("warnings end where there is no more room, cut short or not", () => {
  const many = Array.from({ length: 100 }, (_, index) => `${index} ${long}`);
  expect(warningHeaders(many)).toHaveLength(16);
});
