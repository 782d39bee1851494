import { expect, test } from "vitest";
import { compileCel, expressionLengthMax, perCallCostMax, types } from "./index.ts";

const exceeded = "operation cancelled: actual cost limit exceeded";
const variables = { list: types.dyn, text: types.string };
const values = {
  list: Array.from({ length: 10_000 }, (_, index) => index),
  text: "a".repeat(100_000),
};

const compile = (expression: string) => {
  const { program, error } = compileCel(expression, { variables });
  if (program === undefined) throw new Error(error);
  return program;
};

const ten = "[0,1,2,3,4,5,6,7,8,9]";
/** `text` added to itself so many times over. */
const doubled = (times: number): string =>
  Array.from({ length: times }).reduceRight<string>(
    (body, _, at) => {
      const previous = at === 0 ? "text" : `t${at - 1}`;
      return `cel.bind(t${at}, ${previous} + ${previous}, ${body})`;
    },
    `t${times - 1}.size() > 0`,
  );

test.each([
  ["nested maps over a big list", "list.map(a, list.map(b, list.map(c, a + b + c)))"],
  ["nested maps over a small one", `${ten}${".map(x, X)"}`.replace("X", nest(8))],
  ["text that doubles", doubled(30)],
  ["text that is replaced by itself", "text.replace('a', text).replace('a', text)"],
  ["lists compared with each other", "list.all(a, list == list.map(b, b))"],
  ["membership in a big list", "list.all(a, !(-1 in list))"],
  ["sets of big lists", "sets.equivalent(list, list.map(a, 9999 - a))"],
  ["a search for what is almost there", "list.all(a, !text.contains(text + 'b'))"],
  ["regular expressions over long text", "list.all(a, !text.matches('(a*)*b'))"],
  ["a list that joins", "list.map(a, text).join(text)"],
  ["what is forgiven", "list.exists(a, list.all(b, list.all(c, c == b || missing(a))))"],
])("the cost limit ends %s in milliseconds", (_, expression) => {
  const text = expression.replace("missing(a)", "list[-1]");
  const start = process.cpuUsage();
  const result = compile(text).evaluate(values);
  const { user } = process.cpuUsage(start);

  expect(result).toMatchObject({ error: exceeded, isTooCostly: true });
  expect(user / 1000).toBeLessThan(1000);
});

function nest(depth: number): string {
  return depth === 0 ? "1" : `${ten}.map(x${depth}, ${nest(depth - 1)})`;
}

test.each([
  ["a constant", "1", 0],
  ["a variable", "list", 1],
  ["a field", "{'a': 1}.a", 31],
  ["a comparison", "1 < 2", 1],
  ["a list", "[1, 2]", 10],
])("%s has its cost", (_, expression, cost) => {
  expect(compile(expression).evaluate(values).cost).toBe(cost);
});

test("the caller can allow less than Kubernetes", () => {
  const program = compile("list.all(a, a >= 0)");
  expect(program.evaluate(values).cost).toBeLessThan(perCallCostMax);
  expect(program.evaluate(values, { costMax: 100 })).toEqual({
    error: exceeded,
    cost: 101,
    isTooCostly: true,
  });
});

test.each([
  ["full of mistakes", `[${"x, ".repeat(900)}1]`, /^compilation failed: (ERROR[^E]*){100}$/],
  ["long", `'${"a".repeat(expressionLengthMax)}'`, /^Too long/],
  ["deep", `${"(".repeat(500)}1${")".repeat(500)}`, /recursion limit exceeded/],
  ["deep in dashes", `${"-".repeat(10_000)}1`, /recursion limit exceeded/],
  ["deep in sums", `1${" + 1".repeat(3_000)}`, /recursion limit exceeded/],
])("an expression that is too %s is refused", (_, expression, error) => {
  expect(compileCel(expression).error).toMatch(error);
});
