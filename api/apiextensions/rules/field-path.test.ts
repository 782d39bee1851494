import { expect, test } from "vitest";
import { validateRuleTexts } from "../validation/rule-texts.ts";
import { fieldPathIn } from "./field-path.ts";

const schema = {
  type: "object",
  properties: {
    foo: { type: "object", properties: { "b.c": { type: "string" } } },
    limits: { type: "object", additionalProperties: { type: "object", properties: { a: {} } } },
    list: { type: "array", items: { type: "object", properties: { a: {} } } },
  },
};

test.each([
  { fieldPath: ".foo", path: ".foo" },
  { fieldPath: "['foo']['b.c']", path: ".foo.b.c" },
  { fieldPath: ".limits['it\\'s'].a", path: ".limits[it's].a" },
  { fieldPath: ".limits.cpu", path: ".limits[cpu]" },
  { fieldPath: "[foo]", path: undefined },
  { fieldPath: ".foo.d", path: undefined },
  { fieldPath: ".list[0]", path: undefined },
  { fieldPath: "foo", path: undefined },
  { fieldPath: ".foo.", path: undefined },
  { fieldPath: ".constructor", path: undefined },
])("$fieldPath leads to $path", ({ fieldPath, path }) => {
  expect(fieldPathIn(schema, fieldPath)).toBe(path);
});

test("a rule that tells of no field of the schema is refused", () => {
  const rules = [{ rule: "true", fieldPath: ".foo.d" }];
  expect(validateRuleTexts({ ...schema, "x-kubernetes-validations": rules }, "s")).toMatchObject([
    {
      field: "s.x-kubernetes-validations[0].fieldPath",
      detail: "fieldPath must be a valid path",
    },
  ]);
});
