import { expect, test } from "vitest";
import { StatusError } from "../status.ts";
import {
  formatLabelSelector,
  parseLabelSelector,
  selectorFromLabelSelector,
  selectorFromLabels,
  validateLabelSelector,
} from "./labels.ts";

const objects = {
  web: { app: "web", tier: "front", weight: "5" },
  db: { app: "db", tier: "back", weight: "50" },
  bare: {},
};
type Name = keyof typeof objects;
const picked = (matches: (labels: Record<string, string>) => boolean): Name[] =>
  (["web", "db", "bare"] as const).filter((name) => matches(objects[name]));

test.each([
  { behaviour: "picks equal labels", text: "app=web", canonical: "app=web", picks: ["web"] },
  { behaviour: "knows ==", text: " app == web ", canonical: "app==web", picks: ["web"] },
  {
    behaviour: "picks absent labels by !=",
    text: "app!=web",
    canonical: "app!=web",
    picks: ["db", "bare"],
  },
  {
    behaviour: "picks from a set",
    text: "app in (web,db,web)",
    canonical: "app in (db,web)",
    picks: ["web", "db"],
  },
  {
    behaviour: "picks absent labels by notin",
    text: "app notin (db)",
    canonical: "app notin (db)",
    picks: ["web", "bare"],
  },
  { behaviour: "asks for a key", text: "tier", canonical: "tier", picks: ["web", "db"] },
  { behaviour: "asks for no key", text: "!tier", canonical: "!tier", picks: ["bare"] },
  { behaviour: "compares integers", text: "weight>10", canonical: "weight>10", picks: ["db"] },
  {
    behaviour: "compares integers downwards",
    text: "weight < 10",
    canonical: "weight<10",
    picks: ["web"],
  },
  {
    behaviour: "joins by and, sorted by key",
    text: "tier=back,app",
    canonical: "app,tier=back",
    picks: ["db"],
  },
  { behaviour: "takes an empty value", text: "app=", canonical: "app=", picks: [] },
  {
    behaviour: "takes an empty set place",
    text: "app in (,web)",
    canonical: "app in (,web)",
    picks: ["web"],
  },
  {
    behaviour: "takes keywords as keys and values",
    text: "in in (notin)",
    canonical: "in in (notin)",
    picks: [],
  },
  { behaviour: "picks all by nothing", text: "", canonical: "", picks: ["web", "db", "bare"] },
])("a label selector $behaviour: $text", ({ text, canonical, picks }) => {
  const matcher = parseLabelSelector(text);
  expect(matcher.text).toBe(canonical);
  expect(picked(matcher.matches)).toEqual(picks);
});

const label =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', " +
  "and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or " +
  "'12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const name =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end " +
  "with " +
  "an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for " +
  "validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

test.each([
  {
    behaviour: "a third =",
    text: "a===b",
    message: "unable to parse requirement: found '=', expected: identifier",
  },
  {
    behaviour: "no bracket",
    text: "app in odd",
    message: "unable to parse requirement: found 'odd' expected: '('",
  },
  {
    behaviour: "an open set",
    text: "app in (a",
    message: "unable to parse requirement: found '', expected: ',' or ')'",
  },
  {
    behaviour: "an operator in a set",
    text: "app in (=)",
    message: "unable to parse requirement: found '=', expected: ',', ')' or identifier",
  },
  {
    behaviour: "an unknown operator",
    text: "app is web",
    message: "unable to parse requirement: found 'is', expected: in, notin, =, ==, !=, gt, lt",
  },
  {
    behaviour: "a word too many",
    text: "app=web db",
    message: "found 'db', expected: ',' or 'end of string'",
  },
  {
    behaviour: "a comma at the end",
    text: "app,",
    message: "found '', expected: identifier after ','",
  },
  {
    behaviour: "a comma at the start",
    text: ",app",
    message: "found ',', expected: !, identifier, or 'end of string'",
  },
  {
    behaviour: "a negated equality",
    text: "!app=web",
    message: "found '=', expected: ',' or 'end of string'",
  },
  {
    behaviour: "a bad key",
    text: "-a=b",
    message: `unable to parse requirement: <nil>: Invalid value: "-a": ${name}`,
  },
  {
    behaviour: "a bad value",
    text: "a=-b",
    message: `unable to parse requirement: values[0][a]: Invalid value: "-b": ${label}`,
  },
  {
    behaviour: "a bound that is no number",
    text: "a>b",
    message:
      `unable to parse requirement: values[0]: Invalid value: "b": for 'Gt', 'Lt' ` +
      `operators, the value must be an integer`,
  },
])("a label selector with $behaviour is refused", ({ text, message }) => {
  expect(() => parseLabelSelector(text)).toThrow(new StatusError("BadRequest", message));
});

test.each([
  { behaviour: "that is absent picks nothing", selector: undefined, text: "<none>", picks: [] },
  {
    behaviour: "that is empty picks everything",
    selector: {},
    text: "<none>",
    picks: ["web", "db", "bare"],
  },
  {
    behaviour: "with labels and expressions picks by all of them",
    selector: {
      matchLabels: { tier: "back" },
      matchExpressions: [{ key: "app", operator: "NotIn", values: ["web", "cache"] }],
    },
    text: "app notin (cache,web),tier=back",
    picks: ["db"],
  },
  {
    behaviour: "with an unknown operator picks nothing",
    selector: { matchExpressions: [{ key: "app", operator: "Like" }] },
    text: "<error>",
    picks: [],
  },
])("a LabelSelector $behaviour", ({ selector, text, picks }) => {
  expect(formatLabelSelector(selector)).toBe(text);
  expect(picked(selectorFromLabelSelector(selector).matches)).toEqual(picks);
});

test("exact labels pick what has them all", () => {
  const matcher = selectorFromLabels({ tier: "front", app: "web" });
  expect([matcher.text, picked(matcher.matches)]).toEqual(["app=web,tier=front", ["web"]]);
});

test("a LabelSelector reports all that is wrong, in order", () => {
  const selector = {
    matchLabels: { app: "-" },
    matchExpressions: [
      { key: "a", operator: "In" },
      { key: "b", operator: "Exists", values: ["x"] },
      { key: "", operator: "Like" },
      { key: "c", operator: "In", values: ["ok", "-"] },
    ],
  };
  const errors = validateLabelSelector(selector, "spec.selector");
  expect(errors.map(({ type, field, detail }) => [type, field, detail])).toEqual([
    ["invalid", "spec.selector.matchLabels", label],
    [
      "required",
      "spec.selector.matchExpressions[0].values",
      "must be specified when `operator` is 'In' or 'NotIn'",
    ],
    [
      "forbidden",
      "spec.selector.matchExpressions[1].values",
      "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
    ],
    ["invalid", "spec.selector.matchExpressions[2].operator", "not a valid selector operator"],
    ["invalid", "spec.selector.matchExpressions[2].key", "name part must be non-empty"],
    ["invalid", "spec.selector.matchExpressions[2].key", name],
    ["invalid", "spec.selector.matchExpressions[3].values[1]", label],
  ]);
});
