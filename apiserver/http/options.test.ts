import { expect, test } from "vitest";
import { flag } from "./options.ts";

test.each([
  ["", false],
  ["follow=false", false],
  ["follow=False", false],
  ["follow=FALSE", false],
  ["follow=0", false],
  ["follow=true", true],
  ["follow=True", true],
  ["follow=1", true],
  ["follow", true],
  ["follow=", true],
  ["follow=no", true],
])("a flag is true unless the query leaves it out or says false: %j", (query, expected) => {
  expect(flag(new URLSearchParams(query), "follow")).toBe(expected);
});
