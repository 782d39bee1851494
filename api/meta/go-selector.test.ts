import { expect, test } from "vitest";
import { goSelector } from "./go-selector.ts";

test.each([
  { behaviour: "of none", selector: undefined, text: "nil" },
  {
    behaviour: "of labels, by their keys",
    selector: { matchLabels: { b: "2", a: "1" } },
    text:
      "&LabelSelector{MatchLabels:map[string]string{a: 1,b: 2,}," +
      "MatchExpressions:[]LabelSelectorRequirement{},}",
  },
  {
    behaviour: "of expressions",
    selector: { matchExpressions: [{ key: "a", operator: "In", values: ["1", "2"] }] },
    text:
      "&LabelSelector{MatchLabels:map[string]string{},MatchExpressions:" +
      "[]LabelSelectorRequirement{LabelSelectorRequirement{Key:a,Operator:In,Values:[1 2],},},}",
  },
])("the text of a selector $behaviour", ({ selector, text }) => {
  expect(goSelector(selector)).toBe(text);
});
