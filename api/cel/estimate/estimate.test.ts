import { expect, test } from "vitest";
import { type CelType, compileCel, listOf, mapOf, types } from "../index.ts";

/**
 * The costs are what k8s.io/apiserver/pkg/cel/library/cost_test.go 1.36 and cel-go's
 * checker/cost_test.go expect.
 */
test.each([
  ["[1, 2, 3, 4, 5].sum()", 15],
  ["'abcdefghijklmnopqrs'.contains('abc')", 2],
  ["url('https:://kubernetes.io/').getScheme()", 4],
  ["url('https:://kubernetes.io/') == url('https:://kubernetes.io/')", 9],
  ["url('https:://kubernetes.io/') == url('http://x.b')", 5],
  ["ip('192.168.0.1')", 2],
  ["ip('192.168.0.1').family()", 3],
  ["ip('192.168.0.1') == ip('192.168.0.1')", 5],
  ["ip.isCanonical('192.168.0.1')", 3],
  ["isIP('192.168.0.1')", 2],
  ["cidr('192.168.0.0/16')", 2],
  ["cidr('192.168.0.0/16').ip()", 3],
  ["cidr('192.168.0.0/16') == cidr('192.168.0.0/16')", 5],
  ["cidr('192.168.0.0/16').containsCIDR(cidr('192.0.0.0/30'))", 11],
  ["cidr('192.168.0.0/16').containsCIDR('192.0.0.0/30')", 11],
  ["cidr('192.168.0.0/16').containsIP(ip('192.0.0.1'))", 7],
  ["cidr('192.168.0.0/16').containsIP('192.169.0.1')", 8],
  ["quantity('12Mi')", 1],
  ["quantity('12Mi') == quantity('13Mi')", 3],
  ["quantity('12Mi').isLessThan(quantity('13Mi'))", 3],
  ["quantity('50k').add(quantity('20')) == quantity('50020')", 5],
  ["quantity('50k').add(quantity('20')).sub(quantity('100k')) == quantity('-50')", 7],
  ["format.named('dns1123subdomain')", 1],
  ["format.named('dns1123subdomain').value().validate('my-name')", 34],
  ["format.named('dns1123label').value() == format.named('dns1123label').value()", 11],
  ["sets.contains([], [])", 21],
  ["sets.contains([1], [1])", 22],
  ["sets.contains([1, 2, 3, 4], [2, 3])", 29],
  ["sets.equivalent([1], [1])", 23],
  ["semver('1.0.0')", 1],
  ["semver('1.2.3-alpha.1.2.3.4.5.6.7.8.9.0')", 4],
  ["[1, 2].all(i, v, v > 0)", 21],
  ["[1, 2].exists(i, v, v > 0)", 23],
  ["[1, 2].existsOne(i, v, v > 0)", 20],
  ["{'a': 1, 'b': 2}.all(k, v, v > 0)", 41],
  ["{'a': 1, 'b': 2}.exists(k, v, v > 0)", 43],
  ["{'a': 1, 'b': 2}.existsOne(k, v, v > 0)", 40],
  ["{'a': 1, 'b': 2}.transformMap(k, v, v + 1)", 71],
  ["{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v + 1)", 75],
  ["{'a': 1, 'b': 2}.transformMapEntry(k, v, {v: k})", 129],
  ["{'a': 1, 'b': 2}.transformMapEntry(k, v, v > 1, {v: k})", 133],
  ["[1, 2, 3].transformList(i, v, i + v)", 66],
  ["[1, 2, 3].transformList(i, v, i % 2 == 0, i + v)", 75],
  ["{'a': 1, 'b': 2}.transformList(k, v, k)", 67],
  ["[1, 2].all(i, v, [1, 2].all(j, w, i + j < v + w))", 79],
  ["cel.bind(l, [1, 2, 3], l.all(i, v, i < v))", 40],
  ["[1,2,3,4,5].filter(x, x % 2 == 0)", 101],
  ["[1,2,3,4,5].map(x, x)", 86],
  ["[1,2,3,4,5].map(x, x).filter(x, x % 2 == 0)", 177],
  ["[1,2,3,4,5].map(x, x).exists(x, x == 5) == true", 118],
  ["[[1, 1], [2, 2], [3, 3], [4, 4], [5, 5]].all(y, y.all(y, y == 1))", 136],
  ["[1,2,3,4,5].map(x, [x, x]).all(y, y.all(y, y == 1))", 217],
  ["[1,2,3,4,5].map(x, x).map(x, x) + [1]", 173],
  ["[1,2,3].all(i, i in [1,2,3].map(j, j + j))", 230],
  ["dyn([1,2,3]).all(i, i in dyn([1,2,3]).map(j, j + j))", 234],
  ["((5 != 6) == (1 == 2)) == ((3 <= 4) == (9 != 9))", 7],
  ["cel.bind(a, 'hello!', cel.bind(b, 'goodbye', a + ' and, ' + b))", 26],
  ["cel.bind(a, cel.bind(a, 'world', a + '!'), 'hello ' + a)", 25],
  ["optional.of('a').optMap(v, v == 'value').hasValue()", 18],
  ["optional.of([1, 2, 3, 4, 5]).optMap(v, v.size()).hasValue()", 38],
])("%s costs %i at most", (expression, cost) => {
  const { program, error } = compileCel(expression, { sizeAt: () => undefined });

  expect(error).toBeUndefined();
  expect(program?.estimatedCost).toBe(cost);
});

const thing: CelType = { kind: "object", name: "thing", fields: { id: types.int } };
const things = listOf(thing);
const byName = mapOf(types.string, thing);

interface Row {
  readonly expression: string;
  readonly cost: number;
  readonly variables: Readonly<Record<string, CelType>>;
  /** How long they and their parts are at most. */
  readonly sizes?: Readonly<Record<string, number>>;
}

/** The costs are what cel-go's checker/cost_test.go expects. */
test.each<Row>([
  { expression: "input", cost: 1, variables: { input: things } },
  { expression: "input['key']", cost: 2, variables: { input: mapOf(types.string, types.string) } },
  { expression: "input.id", cost: 2, variables: { input: thing } },
  { expression: "has(input.id)", cost: 1, variables: { input: thing } },
  {
    expression: "has(input.a.b)",
    cost: 2,
    variables: { input: mapOf(types.string, byName) },
  },
  {
    expression: "input.all(x, true)",
    cost: 302,
    variables: { input: things },
    sizes: { input: 100 },
  },
  {
    expression: "input.all(x, x.all(y, true))",
    cost: 1752,
    variables: { input: listOf(things) },
    sizes: { input: 50, "input.@items": 10 },
  },
  {
    expression: "input.matches('[0-9]')",
    cost: 103,
    variables: { input: types.string },
    sizes: { input: 500 },
  },
  {
    expression: "string(input) == string(input)",
    cost: 152,
    variables: { input: types.bytes },
    sizes: { input: 500 },
  },
  {
    expression: "bytes(input) == bytes(input)",
    cost: 302,
    variables: { input: types.string },
    sizes: { input: 500 },
  },
  {
    expression: "input.contains(part)",
    cost: 2502,
    variables: { input: types.string, part: types.string },
    sizes: { input: 500, part: 500 },
  },
  {
    expression: "(x > 2 ? one : other).all(y, true)",
    cost: 7,
    variables: { x: types.int, one: things, other: things },
    sizes: { one: 1, other: 1 },
  },
  {
    expression: "input.all(k, input[k].id > 3)",
    cost: 82,
    variables: { input: byName },
    sizes: { input: 10 },
  },
  {
    expression: "input.all(k, input[k].all(k, true) && k.contains(k))",
    cost: 34,
    variables: { input: mapOf(types.string, byName) },
    sizes: { input: 2, "input.@values": 2, "input.@keys": 5 },
  },
  {
    expression: "(one + other).all(x, true)",
    cost: 64,
    variables: { one: things, other: things },
    sizes: { one: 10, other: 10 },
  },
  {
    expression: "'abcdefg'.contains(one + other)",
    cost: 6,
    variables: { one: types.string, other: types.string },
    sizes: { one: 10, other: 10 },
  },
  {
    expression: "[one, other].exists(l, l.exists(v, v.startsWith('hi')))",
    cost: 265,
    variables: { one: listOf(types.string), other: listOf(types.string) },
    sizes: { one: 10, "one.@items": 64, other: 20, "other.@items": 128 },
  },
  {
    expression: "input.map(x, [x, x]).all(y, y.all(y, y.startsWith('a')))",
    cost: 208,
    variables: { input: listOf(types.string) },
    sizes: { input: 5, "input.@items": 10 },
  },
  {
    expression: "cel.bind(a, input, a.all(x, x.all(y, true)))",
    cost: 1763,
    variables: { input: listOf(things) },
    sizes: { input: 50, "input.@items": 10 },
  },
  {
    expression: "input.all(k, v, true)",
    cost: 152,
    variables: { input: byName },
    sizes: { input: 50 },
  },
  {
    expression: "self.l[?0].optMap(v, v == 'a').hasValue()",
    cost: 22,
    variables: { self: mapOf(types.string, listOf(types.string)) },
  },
])("$expression costs $cost at most", ({ expression, cost, variables, sizes = {} }) => {
  const sizeAt = (path: readonly string[]) => sizes[path.join(".")];
  const { program, error } = compileCel(expression, { variables, sizeAt });

  expect(error).toBeUndefined();
  expect(program?.estimatedCost).toBe(cost);
});

test("nothing is estimated where no sizes are known", () => {
  expect(compileCel("1 + 1", {}).program?.estimatedCost).toBeUndefined();
});
