import { expect, test } from "vitest";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { rulesOf } from "./compile.ts";

/** A schema, given the bound that is put on it where there is one. */
type Bounded = (max?: number) => JSONSchemaProps;

const number: Bounded = () => ({ type: "number" });
const boolean: Bounded = () => ({ type: "boolean" });
const intOrString: Bounded = () => ({ "x-kubernetes-int-or-string": true });
const format =
  (name: string): Bounded =>
  () => ({ type: "string", format: name });
const unbounded: Bounded = () => ({ type: "string" });
const text: Bounded = (maxLength) => ({
  type: "string",
  ...(maxLength !== undefined && { maxLength }),
});
const bytes: Bounded = (maxLength) => ({ ...text(maxLength), format: "byte" });
const listOf =
  (items: Bounded): Bounded =>
  (maxItems) => ({
    type: "array",
    items: items(maxItems),
    ...(maxItems !== undefined && { maxItems }),
  });
const mapOf =
  (values: Bounded): Bounded =>
  (maxProperties) => ({
    type: "object",
    additionalProperties: values(maxProperties),
    ...(maxProperties !== undefined && { maxProperties }),
  });
/** Its items have no bounds. */
const free =
  (schema: Bounded): Bounded =>
  () =>
    schema();
const object =
  (properties: Readonly<Record<string, Bounded>>, required: readonly string[] = []): Bounded =>
  (max) => ({
    type: "object",
    required: [...required],
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, each]) => [name, each(max)]),
    ),
  });

const entry = object({ required: unbounded, optional: unbounded }, ["required"]);
const replaceable = object({
  str: text,
  before: () => text(2),
  after: () => text(4),
});
const letters: Bounded = (maxLength) => ({
  ...text(maxLength),
  enum: ["A", "B", "C", "LongValue"],
});

interface Row {
  readonly schema: Bounded;
  readonly rule: string;
  /** What the rule costs at most where nothing bounds its value. */
  readonly most: number;
  readonly max: number;
  /** What it costs at most with that bound. */
  readonly bounded: number;
}

/**
 * The costs are what k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/compilation_test.go
 * 1.36 expects.
 */
test.each<Row>([
  { schema: listOf(number), rule: "self.all(x, true)", most: 4_718_591, max: 10, bounded: 32 },
  { schema: listOf(unbounded), rule: "self.all(x, true)", most: 3_145_727, max: 20, bounded: 62 },
  { schema: listOf(boolean), rule: "self.all(x, true)", most: 1_887_437, max: 5, bounded: 17 },
  {
    schema: listOf(listOf(number)),
    rule: "self.all(x, true)",
    most: 3_145_727,
    max: 100,
    bounded: 302,
  },
  { schema: listOf(entry), rule: "self.all(x, true)", most: 555_128, max: 50, bounded: 152 },
  { schema: mapOf(number), rule: "self.all(x, true)", most: 1_348_169, max: 10, bounded: 32 },
  { schema: mapOf(unbounded), rule: "self.all(x, true)", most: 1_179_647, max: 3, bounded: 11 },
  { schema: mapOf(boolean), rule: "self.all(x, true)", most: 943_718, max: 100, bounded: 302 },
  { schema: mapOf(intOrString), rule: "self.all(x, true)", most: 1_348_169, max: 15, bounded: 47 },
  { schema: mapOf(entry), rule: "self.all(x, true)", most: 428_963, max: 20, bounded: 62 },
  {
    schema: mapOf(mapOf(number)),
    rule: "self.all(x, true)",
    most: 1_179_647,
    max: 10,
    bounded: 32,
  },
  {
    schema: mapOf(listOf(number)),
    rule: "self.all(x, true)",
    most: 1_179_647,
    max: 25,
    bounded: 77,
  },
  { schema: text, rule: "self.contains('test')", most: 314_574, max: 10, bounded: 5 },
  { schema: text, rule: "self.startsWith('test')", most: 2, max: 15, bounded: 2 },
  { schema: text, rule: "self.endsWith('test')", most: 2, max: 30, bounded: 2 },
  { schema: text, rule: "size(self + 'hello') > size('hello')", most: 314_578, max: 4, bounded: 7 },
  { schema: listOf(number), rule: "self[1] == 0.0", most: 2, max: 5000, bounded: 2 },
  {
    schema: listOf(unbounded),
    rule: "self[1] == self[1]",
    most: 314_577,
    max: 8,
    bounded: 314_577,
  },
  { schema: text, rule: "self.matches('x')", most: 314_574, max: 50, bounded: 22 },
  { schema: text, rule: "''.matches('(((((((((())))))))))[0-9]')", most: 7, max: 10, bounded: 7 },
  { schema: text, rule: "self.matches('')", most: 1, max: 100, bounded: 1 },
  {
    schema: mapOf(text),
    rule: "self.all(x, x.contains(self[x]))",
    most: 2_752_507,
    max: 10,
    bounded: 72,
  },
  { schema: mapOf(number), rule: "self['x'] == 0.0", most: 2, max: 0, bounded: 2 },
  { schema: text, rule: "self == 'x'", most: 2, max: 0, bounded: 1 },
  { schema: bytes, rule: "self == b'x'", most: 2, max: 0, bounded: 1 },
  {
    schema: listOf(number),
    rule: "self.all(x, x == 0.0)",
    most: 6_291_454,
    max: 6_291_456,
    bounded: 25_165_826,
  },
  {
    schema: listOf(mapOf(entry)),
    rule: "self.all(x, x['y'].required == 'z')",
    most: 7_340_027,
    max: 10,
    bounded: 72,
  },
  {
    schema: free(listOf(mapOf(entry))),
    rule: "self.all(x, x['y'].required == 'z')",
    most: 7_340_027,
    max: 10,
    bounded: 7_340_027,
  },
  { schema: listOf(intOrString), rule: "self.all(x, true)", most: 4_718_591, max: 10, bounded: 32 },
  { schema: listOf(intOrString), rule: "self[0] == 5", most: 3, max: 10, bounded: 3 },
  { schema: listOf(boolean), rule: "self[0] == false", most: 2, max: 25, bounded: 2 },
  { schema: listOf(listOf(number)), rule: "self[0][0] == -1.0", most: 3, max: 51, bounded: 3 },
  {
    schema: listOf(mapOf(number)),
    rule: "self.all(x, x.y == 25.2)",
    most: 6_291_452,
    max: 12,
    bounded: 74,
  },
  { schema: listOf(mapOf(number)), rule: "self[0].x > 2.0", most: 4, max: 3000, bounded: 4 },
  {
    schema: listOf(format("duration")),
    rule: "self.all(x, true)",
    most: 2_359_295,
    max: 5,
    bounded: 17,
  },
  {
    schema: listOf(format("duration")),
    rule: "self[0].getHours() == 2",
    most: 4,
    max: 525,
    bounded: 4,
  },
  {
    schema: listOf(format("date")),
    rule: "self.all(x, true)",
    most: 725_936,
    max: 15,
    bounded: 47,
  },
  {
    schema: listOf(format("date")),
    rule: "self[2].getDayOfMonth() == 13",
    most: 4,
    max: 42,
    bounded: 4,
  },
  {
    schema: listOf(format("date-time")),
    rule: "self.all(x, true)",
    most: 428_963,
    max: 25,
    bounded: 77,
  },
  {
    schema: listOf(format("date-time")),
    rule: "self[2].getMinutes() == 45",
    most: 4,
    max: 99,
    bounded: 4,
  },
  {
    schema: mapOf(format("duration")),
    rule: "self.all(x, true)",
    most: 1_048_577,
    max: 5,
    bounded: 17,
  },
  { schema: mapOf(format("date")), rule: "self.all(x, true)", most: 524_288, max: 10, bounded: 32 },
  {
    schema: mapOf(format("date-time")),
    rule: "self.all(x, true)",
    most: 349_526,
    max: 25,
    bounded: 77,
  },
  { schema: text, rule: "self.find('[0-9]+') == ''", most: 629_147, max: 10, bounded: 11 },
  {
    schema: listOf(text),
    rule: "self.join(' ') == 'aa bb'",
    most: 329_853_068_905,
    max: 10,
    bounded: 43,
  },
  {
    schema: listOf(text),
    rule: "self.isSorted() == true",
    most: 329_854_432_052,
    max: 10,
    bounded: 52,
  },
  {
    schema: replaceable,
    rule: "self.str.replace(self.before, self.after) == 'does not matter'",
    most: 629_154,
    max: 4,
    bounded: 12,
  },
  {
    schema: object({ str: text, separator: text }),
    rule: "self.str.split(self.separator) == []",
    most: 629_160,
    max: 10,
    bounded: 22,
  },
  { schema: text, rule: "self.lowerAscii() == 'lower!'", most: 314_575, max: 10, bounded: 6 },
  { schema: mapOf(number), rule: "oldSelf.size() == self.size()", most: 5, max: 10, bounded: 5 },
  {
    schema: mapOf(format("date-time")),
    rule: "self['a'] == self['b']",
    most: 8,
    max: 7,
    bounded: 8,
  },
  {
    schema: mapOf(format("duration")),
    rule: "self['c'] == self['d']",
    most: 8,
    max: 42,
    bounded: 8,
  },
  { schema: letters, rule: "self.contains('A')", most: 2, max: 1000, bounded: 401 },
])("$rule costs $most at most, and $bounded with a bound of $max", (row) => {
  const { schema, rule, most, max, bounded } = row;

  expect(costOf(schema(), rule)).toBe(most);
  expect(costOf(schema(max), rule)).toBe(bounded);
});

/** They cost too much without a bound. */
test.each([
  { rule: "self.all(x, self.all(y, true))", bounded: 352 },
  { rule: "self.all(x, self.all(y, self.all(z, true)))", bounded: 3552 },
])("$rule costs $bounded at most with ten items", ({ rule, bounded }) => {
  expect(costOf(listOf(number)(), rule)).toBeGreaterThan(10_000_000);
  expect(costOf(listOf(number)(10), rule)).toBe(bounded);
});

function costOf(schema: JSONSchemaProps, rule: string): number | string | undefined {
  const [compiled] = rulesOf({ ...schema, "x-kubernetes-validations": [{ rule }] }, false);
  return compiled?.program?.estimatedCost ?? compiled?.error;
}
