import { expect, test } from "vitest";
import { earlySuccess } from "./success-policy.ts";

test.each([
  { behaviour: "all the indexes it names", rule: { succeededIndexes: "0,2-3" }, has: [0, 2, 3] },
  {
    behaviour: "so many of them",
    rule: { succeededIndexes: "0-3", succeededCount: 2 },
    has: [1, 3],
  },
  { behaviour: "so many of any", rule: { succeededCount: 2 }, has: [4, 7] },
])("a rule is met by $behaviour", ({ rule, has }) => {
  const early = (indexes: readonly number[]) =>
    earlySuccess({ rules: [rule] }, 10, new Set(indexes));
  expect(early(has)).toBe("Matched rules at index 0");
  expect(early(has.slice(1))).toBeUndefined();
});

test("the first rule that is met is named", () => {
  const rules = [{ succeededIndexes: "9" }, { succeededIndexes: "1" }, { succeededCount: 1 }];
  expect(earlySuccess({ rules }, 10, new Set([1]))).toBe("Matched rules at index 1");
});

test.each([
  { behaviour: "without a policy", policy: undefined, succeeded: [0] },
  { behaviour: "before any index has", policy: { rules: [{ succeededCount: 0 }] }, succeeded: [] },
])("no Job succeeds early $behaviour", ({ policy, succeeded }) => {
  expect(earlySuccess(policy, 10, new Set(succeeded))).toBeUndefined();
});
