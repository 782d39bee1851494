import { expect, test } from "vitest";
import { inPlaceOf } from "./replacement.ts";

const live = { metadata: { name: "a", resourceVersion: "7", uid: "u" } };

test("an object takes the place of whichever version there is, unless it names one", () => {
  expect(inPlaceOf(live, { metadata: { name: "a" }, data: {} })).toEqual({
    metadata: { name: "a", resourceVersion: "7" },
    data: {},
  });
  const ofOlder = { metadata: { name: "a", resourceVersion: "5" } };
  expect(inPlaceOf(live, ofOlder)).toBe(ofOlder);
  const alone = { metadata: { name: "a" } };
  expect(inPlaceOf(undefined, alone)).toBe(alone);
});
