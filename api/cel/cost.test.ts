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
])("the cost limit ends %s", (_, expression) => {
  const text = expression.replace("missing(a)", "list[-1]");

  expect(compile(text).evaluate(values)).toMatchObject({ error: exceeded, isTooCostly: true });
});

function nest(depth: number): string {
  return depth === 0 ? "1" : `${ten}.map(x${depth}, ${nest(depth - 1)})`;
}

test.each([
  ["a constant", "1", 0],
  ["a variable", "list", 1],
  ["a field", "{'a': list}.a", 33],
  ["a comparison", "1 < 2", 1],
  ["a list", "[1, list]", 11],
  ["a constant list", "[1, 2]", 0],
])("%s has its cost", (_, expression, cost) => {
  expect(compile(expression).evaluate(values).cost).toBe(cost);
});

/** The costs are what k8s.io/apiserver/pkg/cel/library/cost_test.go expects. */
test.each([
  ["url('https:://kubernetes.io/').getScheme()", 4],
  ["ip('192.168.0.1')", 2],
  ["ip('2001:db8:3333:4444:5555:6666:7777:8888')", 4],
  ["ip('192.168.0.1').family()", 3],
  ["ip.isCanonical('192.168.0.1')", 3],
  ["ip.isCanonical('2001:db8:3333:4444:5555:6666:7777:8888')", 8],
  ["cidr('192.168.0.0/16')", 2],
  ["cidr('192.168.0.0/16').masked()", 3],
  ["cidr('192.168.0.0/16').ip()", 3],
  ["cidr('192.168.0.0/16').containsCIDR(cidr('192.0.0.0/30'))", 7],
  ["cidr('192.168.0.0/16').containsCIDR('192.168.0.0/16')", 7],
  ["cidr('192.168.0.0/16').containsIP(ip('192.0.0.1'))", 4],
  ["cidr('192.168.0.0/16').containsIP('192.169.0.1')", 5],
  ["cidr('2001:db8::/32').containsIP('2001:db8:3333:4444:5555:6666:7777:8888')", 7],
  ["'ABCDEFGHIJ abcdefghij'.lowerAscii() == 'abcdefghij ABCDEFGHIJ'.lowerAscii()", 9],
  ["strings.quote('ABCDEFGHIJ abcdefghij')", 3],
  ["'abc 123 def 123'.replace('123', '456')", 3],
  ["'abc 123 def 123'.replace('', 'x')", 3],
  ["'abc 123 def 123'.split(' ', 1)", 3],
  ["'abc 123 def 123'.substring(5, 8)", 2],
  ["'  abc 123 def 123  '.trim()", 2],
  ["'abc 123 def 123'.find('123')", 2],
  ["'abc 123 def 123'.findAll('123', 1)", 2],
  ["['aa', 'bb', 'cc', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].join(' ')", 5],
  ["['012345678901', '012345678901', '012345678901'].max()", 3],
  ["quantity('200M') == quantity('0.2G') && quantity('0.2G') == quantity('200M')", 6],
  ["quantity('50k').add(20).sub(quantity('100k')).sub(-50000).asInteger() > 0", 7],
  ["quantity('50.703k').asApproximateFloat() > 0.0", 3],
  ["sets.contains([1, 2, 3, 4], [2, 3])", 9],
  ["sets.equivalent([1], [1, 1])", 5],
])("%s costs %i", (expression, cost) => {
  expect(compile(expression).evaluate({}).cost).toBe(cost);
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
