import { expect, test } from "vitest";
import { errorTexts } from "../../validation/test-errors.ts";
import type { JSONSchemaProps, ValidationRule } from "../json-schema-props.ts";
import { validateExpressions } from "./rules.ts";

const text = (maxLength?: number): JSONSchemaProps =>
  maxLength === undefined ? { type: "string" } : { type: "string", maxLength };

const listOf = (items: JSONSchemaProps, maxItems?: number): JSONSchemaProps =>
  maxItems === undefined ? { type: "array", items } : { type: "array", items, maxItems };

const withRule = (schema: JSONSchemaProps, rule: string, more: Partial<ValidationRule> = {}) => ({
  ...schema,
  "x-kubernetes-validations": [{ rule, ...more }],
});

const root = (properties: Readonly<Record<string, JSONSchemaProps>>): JSONSchemaProps => ({
  type: "object",
  properties,
});

const hint =
  "(try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, " +
  "and strings are declared)";
const whole = "for entire OpenAPIv3 schema";

const problemsOf = (schema: JSONSchemaProps) => errorTexts(validateExpressions(schema, "schema"));

/** The largest number of items that are accepted was measured with the validator of 1.36.3. */
test.each([
  { maxLength: 16, most: 909_090 },
  { maxLength: 63, most: 333_333 },
  { maxLength: 253, most: 94_339 },
  { maxLength: 1024, most: 24_154 },
])("of texts of $maxLength characters $most may be searched", ({ maxLength, most }) => {
  const schema = (maxItems: number) =>
    root({ tags: withRule(listOf(text(maxLength), maxItems), "self.all(x, x.contains('gpu'))") });

  expect(problemsOf(schema(most))).toEqual([]);
  expect(problemsOf(schema(most + 1))).toEqual([
    expect.stringMatching(
      /^schema\.properties\[tags\]\..*: Forbidden: estimated rule cost exceeds/,
    ),
  ]);
});

test.each<{ behaviour: string; schema: JSONSchemaProps }>([
  {
    behaviour: "looks once at each item of a list without a bound",
    schema: root({ list: withRule(listOf({ type: "integer" }), "self.all(x, x == 5)") }),
  },
  {
    behaviour: "looks at all items of a list in a list, both bounded",
    schema: root({
      list: withRule(
        listOf(listOf({ type: "integer" }, 100), 100),
        "self.all(x, x.all(y, y == 5))",
      ),
    }),
  },
  {
    behaviour: "compares two lists of bounded texts",
    schema: withRule(
      root({ a: listOf(text(64), 16), b: listOf(text(64), 16) }),
      "self.a.exists(c, c in self.b)",
    ),
  },
  {
    behaviour: "matches the name of the object",
    schema: withRule(root({}), "self.metadata.name.matches('^[a-z]+$')"),
  },
  {
    behaviour: "counts what is set",
    schema: withRule(
      root({ a: text(), b: text(), c: text() }),
      "(has(self.a) ? 1 : 0) + (has(self.b) ? 1 : 0) + (has(self.c) ? 1 : 0) == 1",
    ),
  },
  {
    behaviour: "is asked of each item of a list without a bound",
    schema: root({ list: listOf(withRule(text(), "self.startsWith('a')")) }),
  },
  {
    behaviour: "compares a text with what it was",
    schema: root({ a: withRule(text(), "self == oldSelf") }),
  },
])("a rule is accepted that $behaviour", ({ schema }) => {
  expect(problemsOf(schema)).toEqual([]);
});

test.each<{ behaviour: string; schema: JSONSchemaProps; errors: string[] }>([
  {
    behaviour: "looks at every item of a list in a list",
    schema: root({
      list: withRule(listOf(listOf({ type: "integer" })), "self.all(x, x.all(y, y == 5))"),
    }),
    errors: [
      "schema.properties[list].x-kubernetes-validations[0].rule: Forbidden: estimated rule cost " +
        `exceeds budget by factor of more than 100x ${hint}`,
      "schema.properties[list].x-kubernetes-validations[0].rule: Forbidden: contributed to " +
        `estimated rule cost total exceeding cost limit ${whole}`,
      "schema: Forbidden: x-kubernetes-validations estimated rule cost total " +
        `${whole} exceeds budget by factor of more than 100x ${hint}`,
    ],
  },
  {
    behaviour: "searches each item of a list",
    schema: root({ list: listOf(withRule(text(100), "self.contains('abc')")) }),
    errors: [
      "schema.properties[list].items.x-kubernetes-validations[0].rule: Forbidden: estimated rule " +
        `cost exceeds budget by factor of 4.3x ${hint}`,
    ],
  },
  {
    behaviour: "is a little too much",
    schema: root({
      list: withRule(listOf(text(16), 1_000_000), "self.all(x, x.contains('gpu'))"),
    }),
    errors: [
      "schema.properties[list].x-kubernetes-validations[0].rule: Forbidden: estimated rule cost " +
        `exceeds budget by factor of 1.100000x ${hint}`,
    ],
  },
  {
    behaviour: "has a message that takes long to make",
    schema: withRule(root({ a: text(), b: text() }), "false", {
      messageExpression: "self.a.split('').map(x, self.b.contains(x) ? x : 'no').join(',')",
    }),
    errors: [
      "schema.x-kubernetes-validations[0].messageExpression: Forbidden: estimated " +
        `messageExpression cost exceeds budget by factor of more than 100x ${hint}`,
      "schema.x-kubernetes-validations[0].messageExpression: Forbidden: contributed to estimated " +
        `rule cost total exceeding cost limit ${whole}`,
      "schema: Forbidden: x-kubernetes-validations estimated rule cost total " +
        `${whole} exceeds budget by factor of more than 100x ${hint}`,
    ],
  },
  {
    behaviour: "looks for texts without bounds in each other",
    schema: withRule(
      root({ a: listOf(text()), b: listOf(text()) }),
      "self.a.exists(c, c in self.b)",
    ),
    errors: [
      "schema.x-kubernetes-validations[0].rule: Forbidden: estimated rule cost exceeds budget by " +
        `factor of more than 100x ${hint}`,
      "schema.x-kubernetes-validations[0].rule: Forbidden: contributed to estimated rule cost " +
        `total exceeding cost limit ${whole}`,
      "schema: Forbidden: x-kubernetes-validations estimated rule cost total " +
        `${whole} exceeds budget by factor of more than 100x ${hint}`,
    ],
  },
])("what a rule may cost is told that $behaviour", ({ schema, errors }) => {
  expect(problemsOf(schema)).toEqual(errors);
});

test("of many rules that are too much together the most expensive are told", () => {
  const rule = "self.all(x, x.contains('gpu'))";
  const counts = [500_000, 900_000, 600_000, 800_000, 700_000];
  const lists = [...counts, ...counts, ...counts].map(
    (count, at) => [`list${at}`, withRule(listOf(text(16), count), rule)] as const,
  );
  const told = (name: string) =>
    `schema.properties[${name}].x-kubernetes-validations[0].rule: Forbidden: contributed to ` +
    `estimated rule cost total exceeding cost limit ${whole}`;

  expect(problemsOf(root(Object.fromEntries(lists)))).toEqual([
    told("list1"),
    told("list6"),
    told("list11"),
    told("list3"),
    "schema: Forbidden: x-kubernetes-validations estimated rule cost total " +
      `${whole} exceeds budget by factor of 1.155000x ${hint}`,
  ]);
});
