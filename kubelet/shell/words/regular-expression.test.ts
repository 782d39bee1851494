import { expect, test } from "vitest";
import { regularExpression } from "./regular-expression.ts";

test.each([
  ["a\\+b", false, "xaab", "aab"],
  ["a+b", false, "aab a+b", "a+b"],
  ["a+b", true, "xaab", "aab"],
  ["\\(a\\)\\1", false, "baa", "aa"],
  ["*a", false, "a*a", "*a"],
  ["a\\{2\\}", false, "aaa", "aa"],
  ["a^b$c", false, "a^b$c", "a^b$c"],
  ["^a\\|b$", false, "cb", "b"],
  ["[]x]*", false, "]x]a", "]x]"],
  ["[^]x]", false, "]xy", "y"],
  ["[[:upper:]_-]*", true, "A_-a", "A_-"],
  ["[\\.]", false, ".", "."],
  ["[a\\]", false, "\\", "\\"],
  ["\\<b\\w*", true, "ab bc", "bc"],
  ["a.c", true, "a\nc", "a\nc"],
  ["\\/x", true, "/x", "/x"],
] as const)("%s (extended: %s) finds in %j %j", (pattern, isExtended, text, found) => {
  expect(regularExpression(pattern, { isExtended })?.exec(text)?.[0]).toBe(found);
});

test.each([
  ["(", true],
  ["a\\(", false],
  ["[a", true],
  ["[[:nope:]]", true],
  ["a\\", true],
  ["a{2,1}", true],
])("%s (extended: %s) is no expression", (pattern, isExtended) => {
  expect(regularExpression(pattern, { isExtended })).toBeUndefined();
});
