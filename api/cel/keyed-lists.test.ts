import { expect, test } from "vitest";
import type { JSONSchemaProps } from "../apiextensions/json-schema-props.ts";
import { celTypeOf, compileCel, jsonOf, types } from "./index.ts";

const item: JSONSchemaProps = {
  type: "object",
  properties: { name: { type: "string" }, ports: setOf("integer") },
};
const schema: JSONSchemaProps = {
  type: "object",
  properties: {
    set: setOf("string"),
    set2: setOf("string"),
    plain: { type: "array", items: { type: "string" } },
    keyed: keyedBy("name"),
  },
};

function setOf(type: string): JSONSchemaProps {
  return { type: "array", "x-kubernetes-list-type": "set", items: { type } };
}

function keyedBy(key: string): JSONSchemaProps {
  return {
    type: "array",
    "x-kubernetes-list-type": "map",
    "x-kubernetes-list-map-keys": [key],
    items: item,
  };
}

const self = {
  set: ["a", "b"],
  set2: ["b", "a"],
  plain: ["b", "a"],
  keyed: [
    { name: "x", ports: [1, 2] },
    { name: "y", ports: [3] },
  ],
};
const oldSelf = {
  keyed: [
    { name: "y", ports: [3] },
    { name: "x", ports: [2, 1] },
  ],
};

/** The page "Common Expression Language in Kubernetes", "Type system integration". */
test.each([
  ["self.set == self.set2", true],
  ["self.set != self.set2", false],
  ["self.set == ['b', 'a']", true],
  ["self.set == ['b', 'c']", false],
  ["self.set == ['a']", false],
  ["self.plain == ['a', 'b']", false],
  ["self.keyed == oldSelf.keyed", true],
  ["self.keyed == [self.keyed[0]]", false],
  ["self.keyed[0] == oldSelf.keyed[1]", true],
  ["self.keyed[0] == oldSelf.keyed[0]", false],
  ["self.set + ['c', 'a', 'd']", ["a", "b", "c", "d"]],
  ["self.plain + ['a']", ["b", "a", "a"]],
  ["(self.keyed + oldSelf.keyed)[0].ports", [2, 1]],
  ["(self.keyed + oldSelf.keyed).size()", 2],
])("%s", (expression, value) => {
  const type = celTypeOf(schema, { name: "object", isResource: false }) ?? types.dyn;
  const { program, error } = compileCel(expression, { variables: { self: type, oldSelf: type } });
  if (program === undefined) throw new Error(error);
  const result = program.evaluate({ self, oldSelf });
  expect(result.value === undefined ? result.error : jsonOf(result.value)).toEqual(value);
});
