import { expect, test } from "vitest";
import type { CelCompiled, CelDeclarations } from "./index.ts";
import { compileCel, listOf, types } from "./index.ts";

const object = {
  metadata: { name: "web", labels: { app: "web" } },
  spec: { replicas: 3, ratio: 1.5, paused: false, ports: [80, 443] },
};
const pods = [
  { metadata: { name: "a", labels: { app: "web" } }, status: { phase: "Running" } },
  { metadata: { name: "b", labels: { app: "web" } }, status: { phase: "Pending" } },
  { metadata: { name: "c" }, status: { phase: "Running" } },
];
const values = { object, pods, absent: null };
const variables = { object: types.dyn, pods: listOf(types.dyn), absent: types.dyn };

const programOf = ({ program, error }: CelCompiled) => {
  if (program === undefined) throw new Error(error);
  return program;
};
const evaluate = (expression: string) =>
  programOf(compileCel(expression, { variables })).evaluate(values);

test.each([
  ["object.spec.replicas > 2", true],
  ["object.spec.replicas > 2.5", true],
  ["object.spec.replicas == 3.0", true],
  ["object.spec.ratio * 2.0 == 3.0", true],
  ["object.spec.replicas / 2", 1],
  ["-7 / 2", -3],
  ["-7 % 2", -1],
  ["1 + 2 * 3", 7],
  ["9007199254740993 - 1 == 9007199254740992", true],
  ["size(object.spec.ports) == 2 && object.spec.ports.size() == 2", true],
  ["object.spec.ports[1]", 443],
  ["object.metadata['name']", "web"],
  ["has(object.spec.replicas) && !has(object.spec.selector)", true],
  ["has(object.metadata.constructor)", false],
  ["'app' in object.metadata.labels && !('tier' in object.metadata.labels)", true],
  ["443 in object.spec.ports", true],
  ["object.spec.paused ? 'paused' : 'running'", "running"],
  ["pods.all(p, has(p.metadata.name))", true],
  ["pods.exists(p, p.metadata.labels.app == 'web')", true],
  ["pods.exists_one(p, p.status.phase == 'Pending')", true],
  ["pods.filter(p, p.status.phase == 'Running').map(p, p.metadata.name)", ["a", "c"]],
  ["pods.map(p, p.status.phase == 'Running', p.metadata.name)", ["a", "c"]],
  ["pods.filter(p, p.status.phase == 'Running').size() >= 2", true],
  ["object.metadata.labels.all(k, k.startsWith('a'))", true],
  ["object.spec.ports.all(i, port, i < 2 && port > 79)", true],
  ["object.spec.ports.transformList(i, port, port + i)", [80, 444]],
  ["object.metadata.labels.transformMap(k, v, k + v)['app']", "appweb"],
  ["object.metadata.labels.transformMapEntry(k, v, {v: k}).web", "app"],
  ["object.?spec.?selector.orValue('none')", "none"],
  ["object.?spec.?replicas.hasValue()", true],
  ["object.spec[?'replicas'].orValue(1)", 3],
  ["optional.of(2).optMap(x, x + 1).value()", 3],
  ["[?object.?spec.?replicas, 4, ?object.?spec.?selector]", [3, 4]],
  ["[?object.?spec.?selector]", []],
  ["[1, 2][?0].orValue(9) + [1, 2][?2].orValue(9)", 10],
  ["{?'a': optional.of(1), ?'b': optional.none(), 'c': 3} == {'a': 1, 'c': 3}", true],
  ["{?(true ? 'a' : 'b'): optional.of(true ? 1 : 2)}.a", 1],
  ["[?true ? optional.of('?') : optional.none(), ']', \"[?\"]", ["?", "]", "[?"]],
  ["[[?optional.of(1)], [?optional.none()]].map(l, size(l))", [1, 0]],
  ["optional.ofNonZeroValue('').hasValue() || optional.ofNonZeroValue(7).value() == 7", true],
  ["optional.of(1).optFlatMap(x, optional.of(x + 1)).value()", 2],
  ["optional.of({'a': {'b': 5}}).a.b.orValue(1)", 5],
  ["optional.of([7])[0].orValue(1)", 7],
  ["optional.of(1) == optional.of(1) && optional.none() == optional.none()", true],
  ["has(object.spec.replicas) && object.spec.?a.?b.or(optional.of(4)).value() == 4", true],
  ["optional.none().or(optional.of(4)).value()", 4],
  ["cel.bind(x, 4, x * x)", 16],
  ["[1, 2] + [3] == [1, 2, 3]", true],
  ["dyn({'a': 1}) == {'a': 1.0}", true],
  ["type(object.spec.replicas) == int && type(1.0) == double", true],
  ["absent == null", true],
  ["string(1.5) + string(2) + string(true)", "1.52true"],
  ["int('42') + int(2.9)", 44],
  ["true || object.missing.deeper", true],
  ["object.missing.deeper || true", true],
  ["false && object.missing.deeper", false],
  ["'a' < 'b' && b'a' < b'b' && false < true", true],
  ["1u + 2u == 3u", true],
])("%s", (expression, value) => {
  expect(evaluate(expression)).toMatchObject({ value });
});

test.each([
  ["object.spec.selector", "no such key: selector"],
  ["object.spec.ports[2] == 1", "index out of bounds: 2"],
  ["object.spec.replicas.deeper", "no such key: deeper"],
  ["object.spec.replicas + 'a'", "no such overload"],
  ["object.spec.replicas / 0", "division by zero"],
  ["object.spec.replicas % 0", "modulus by zero"],
  ["9223372036854775807 + object.spec.replicas", "integer overflow"],
  ["object.missing.deeper && true", "no such key: missing"],
  ["optional.none().value() == 1", "optional.none() dereference"],
  ["int(object.metadata.name)", 'strconv.ParseInt: parsing "web": invalid syntax'],
])("%s fails", (expression, error) => {
  expect(evaluate(expression)).toMatchObject({ error, isTooCostly: false });
});

test.each([
  [
    "an unknown name",
    "true && x == 1",
    "ERROR: <input>:1:9: undeclared reference to 'x' (in container '')",
    " | true && x == 1",
    " | ........^",
  ],
  [
    "an unknown function",
    "object.shout()",
    "ERROR: <input>:1:13: undeclared reference to 'shout' (in container '')",
    " | object.shout()",
    " | ............^",
  ],
  [
    "types that do not go together",
    "1 + 'a'",
    "ERROR: <input>:1:3: found no matching overload for '_+_' applied to '(int, string)'",
    " | 1 + 'a'",
    " | ..^",
  ],
  [
    "an argument of the wrong type",
    "'a'.contains(1)",
    "ERROR: <input>:1:13: found no matching overload for 'contains' applied to 'string.(int)'",
    " | 'a'.contains(1)",
    " | ............^",
  ],
  [
    "a range that is none",
    "1.all(x, x > 0)",
    "ERROR: <input>:1:6: expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic)",
    " | 1.all(x, x > 0)",
    " | .....^",
  ],
  [
    "items of different types",
    "[1, 'a']",
    "ERROR: <input>:1:5: expected type 'int' but found 'string'",
    " | [1, 'a']",
    " | ....^",
  ],
  [
    "a part that is no optional",
    "[?1]",
    "ERROR: <input>:1:3: expected type 'optional_type(int)' but found 'int'",
    " | [?1]",
    " | ..^",
  ],
  [
    "an authorizer where there is none",
    "authorizer.path('/healthz').check('get').allowed()",
    "ERROR: <input>:1:1: undeclared reference to 'authorizer' (in container '')",
    " | authorizer.path('/healthz').check('get').allowed()",
    " | ^",
    "ERROR: <input>:1:16: undeclared reference to 'path' (in container '')",
    " | authorizer.path('/healthz').check('get').allowed()",
    " | ...............^",
    "ERROR: <input>:1:34: undeclared reference to 'check' (in container '')",
    " | authorizer.path('/healthz').check('get').allowed()",
    " | .................................^",
    "ERROR: <input>:1:49: undeclared reference to 'allowed' (in container '')",
    " | authorizer.path('/healthz').check('get').allowed()",
    " | ................................................^",
  ],
  [
    "a function that is called as a method",
    "quantity('1').sign() > 0",
    "ERROR: <input>:1:19: found no matching overload for 'sign' applied to 'kubernetes.Quantity.()'",
    " | quantity('1').sign() > 0",
    " | ..................^",
  ],
  [
    "keys that cannot be sorted",
    "[1].sortBy(x, [x])",
    "ERROR: <input>:1:11: found no matching overload for '@sortByAssociatedKeys' applied to 'list(int).(list(list(int)))'",
    " | [1].sortBy(x, [x])",
    " | ..........^",
  ],
  [
    "a regular expression that is none",
    "'a'.matches('(')",
    "ERROR: <input>:1:13: invalid matches argument",
    " | 'a'.matches('(')",
    " | ............^",
  ],
  [
    "a duration that is none",
    "duration('soon') > duration('1s')",
    "ERROR: <input>:1:10: invalid duration argument",
    " | duration('soon') > duration('1s')",
    " | .........^",
  ],
  [
    "an end where an operand should be",
    "object.spec.replicas >",
    "ERROR: <input>:1:23: Syntax error: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}",
    " | object.spec.replicas >",
    " | ......................^",
  ],
])("the compiler tells %s", (_, expression, ...lines) => {
  expect(compileCel(expression, { variables })).toEqual({
    error: `compilation failed: ${lines.join("\n")}`,
  });
});

test.each<[string, CelDeclarations["returns"], string | undefined]>([
  ["1 == 1", [types.bool], undefined],
  ["object.spec.paused", [types.bool], "must evaluate to bool but got dyn"],
  ["1", [types.bool, types.string], "must evaluate to one of [bool string] but got int"],
])("%s has to have one of the types asked for", (expression, returns, error) => {
  expect(compileCel(expression, { variables, returns }).error).toBe(error);
});
