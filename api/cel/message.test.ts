import { expect, test } from "vitest";
import type { CelType } from "./index.ts";
import { compileCel, jsonOf, types } from "./index.ts";

const patch: CelType = {
  kind: "object",
  name: "JSONPatch",
  fields: { op: types.string, path: types.string, value: types.dyn },
};

const messageType = (name: string): CelType | undefined => {
  if (name === "JSONPatch") return patch;
  return name === "Object" || name.startsWith("Object.") ? types.dyn : undefined;
};

const evaluate = (expression: string): unknown => {
  const declared = { variables: { object: types.dyn }, messageType };
  const { program, error } = compileCel(expression, declared);
  if (program === undefined) return error;
  const { value, error: failure } = program.evaluate({ object: { spec: { replicas: 3 } } });
  return value === undefined ? failure : jsonOf(value);
};

test.each([
  [
    "an object with a part of it",
    "Object{spec: Object.spec{replicas: object.spec.replicas + 1}}",
    { spec: { replicas: 4 } },
  ],
  [
    "a list of patches",
    'object.spec.replicas in {3: 0} ? [JSONPatch{op: "add", path: "/a{b}", value: {"c": 1.0}}] : []',
    [{ op: "add", path: "/a{b}", value: { c: 1 } }],
  ],
  ["braces within text", '\'Object{\' + r\'}\' + """{\'}"""', "Object{}{'}"],
  ["a comment", "1 // Object{\n + 1", 2],
  ["times, bytes and doubles", "[dyn(duration('1m')), b'hi', 2.0, 1u]", ["60s", "aGk=", 2, 1]],
  ["what is optional", "{'a': optional.none(), 'b': optional.of(1)}", { b: 1 }],
])("%s is made", (_, expression, value) => {
  expect(evaluate(expression)).toEqual(value);
});

test.each([
  [
    "a type that is none",
    "1 == 1 ? Subject{spec: 1} : x",
    [
      "ERROR: <input>:1:10: undeclared reference to 'Subject' (in container '')",
      " | 1 == 1 ? Subject{spec: 1} : x",
      " | .........^",
      "ERROR: <input>:1:29: undeclared reference to 'x' (in container '')",
      " | 1 == 1 ? Subject{spec: 1} : x",
      " | ............................^",
    ],
  ],
  [
    "a field that is none",
    "JSONPatch{operation: 'add'}",
    [
      "ERROR: <input>:1:11: undefined field 'operation'",
      " | JSONPatch{operation: 'add'}",
      " | ..........^",
    ],
  ],
  [
    "a value of another type",
    "JSONPatch{op: 1}",
    [
      "ERROR: <input>:1:11: expected type of field 'op' is 'string' but provided type is 'int'",
      " | JSONPatch{op: 1}",
      " | ..........^",
    ],
  ],
])("the compiler refuses %s", (_, expression, lines) => {
  expect(evaluate(expression)).toBe(`compilation failed: ${lines.join("\n")}`);
});
