import { expect, test } from "vitest";
import { RecentMap } from "./recent-map.ts";

/** What a map of two entries knows after these keys were set or, with a question mark, read. */
function known(...uses: readonly string[]): string {
  return ["a", "b", "c", "d"].filter((key) => used(uses).get(key) === key).join("");
}

function used(uses: readonly string[]): RecentMap<string> {
  const map = new RecentMap<string>(2);
  for (const use of uses) {
    if (use.endsWith("?")) map.get(use.slice(0, -1));
    else map.set(use, use);
  }
  return map;
}

test.each([
  { behaviour: "knows what was set", uses: ["a", "b"], expected: "ab" },
  { behaviour: "keeps at least the last of its limit", uses: ["a", "b", "c"], expected: "abc" },
  { behaviour: "forgets what was not used for long", uses: ["a", "b", "c", "d"], expected: "cd" },
  { behaviour: "keeps what was read meanwhile", uses: ["a", "b", "a?", "c"], expected: "ac" },
])("a map of recent entries $behaviour", ({ uses, expected }) => {
  expect(known(...uses)).toBe(expected);
});
