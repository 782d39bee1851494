import { describe, expect, test } from "vitest";
import { errorTexts } from "../../validation/test-errors.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { validateValue, validateValueUpdate } from "./check-value.ts";

const spec = (schema: JSONSchemaProps): JSONSchemaProps => ({
  type: "object",
  properties: { spec: schema },
});

describe("a value", () => {
  test.each<{ behaviour: string; schema: JSONSchemaProps; value: unknown; errors: string[] }>([
    {
      behaviour: "of another type is refused",
      schema: { type: "integer" },
      value: "string",
      errors: ['spec: Invalid value: "string": spec in body must be of type integer: "string"'],
    },
    {
      behaviour: "that is a whole number is a number",
      schema: { type: "number" },
      value: 1,
      errors: [],
    },
    {
      behaviour: "that is no whole number is no integer",
      schema: { type: "integer" },
      value: 1.5,
      errors: [
        'spec: Invalid value: "number": spec in body must be of type integer: "number"',
        '<nil>: Invalid value: "": Checked value must be of type integer (default format) in spec',
      ],
    },
    {
      behaviour: "is held by its format",
      schema: { type: "integer", format: "int32" },
      value: 2 ** 31,
      errors: [
        '<nil>: Invalid value: "": Checked value must be of type integer with format int32 in spec',
      ],
    },
    {
      behaviour: "of an int64 may be larger",
      schema: { type: "integer", format: "int64" },
      value: 2 ** 31,
      errors: [],
    },
    {
      behaviour: "of a float may not be too large for it",
      schema: { type: "number", format: "float" },
      value: 3.5e38,
      errors: [
        '<nil>: Invalid value: "": Checked value must be of type number with format float in spec',
      ],
    },
    {
      behaviour: "is not taken where its bounds are beyond its format",
      schema: { type: "integer", format: "int32", minimum: 0, maximum: 4_294_967_295 },
      value: 64_512,
      errors: [
        '<nil>: Invalid value: "": Maximum boundary value must be of type integer with format ' +
          "int32 in spec",
      ],
    },
    {
      behaviour: "of another type is told the format",
      schema: { type: "integer", format: "int32" },
      value: true,
      errors: ['spec: Invalid value: "": spec in body must be of type int32: ""'],
    },
    {
      behaviour: "that is a number is told the format of a text",
      schema: { type: "string", format: "date-time" },
      value: 1,
      errors: ['spec: Invalid value: "int64": spec in body must be of type date-time: "int64"'],
    },
    {
      behaviour: "that is a text is told the type of a number",
      schema: { type: "integer", format: "int32" },
      value: "1",
      errors: ['spec: Invalid value: "string": spec in body must be of type integer: "string"'],
    },
    {
      behaviour: "that is a list is taken for a text with a format, as upstream has it",
      schema: { type: "string", format: "byte" },
      value: [1],
      errors: [],
    },
    {
      behaviour: "may be null where that is said",
      schema: { type: "string", nullable: true },
      value: null,
      errors: [],
    },
    {
      behaviour: "may not be null where nothing is said",
      schema: { type: "string" },
      value: null,
      errors: ['spec: Invalid value: "null": spec in body must be of type string: "null"'],
    },
    {
      behaviour: "that is an integer or a text is nothing else",
      schema: { "x-kubernetes-int-or-string": true },
      value: true,
      errors: [
        'spec: Invalid value: "boolean": spec in body must be of type integer,string: "boolean"',
      ],
    },
    {
      behaviour: "is one of those listed",
      schema: { type: "string", enum: ["a", "b"] },
      value: "c",
      errors: ['spec: Unsupported value: "c": supported values: "a", "b"'],
    },
    {
      behaviour: "may be too large",
      schema: { type: "integer", maximum: 10 },
      value: 11,
      errors: ["spec: Invalid value: 11: spec in body should be less than or equal to 10"],
    },
    {
      behaviour: "may be just too large",
      schema: { type: "integer", maximum: 10, exclusiveMaximum: true },
      value: 10,
      errors: ["spec: Invalid value: 10: spec in body should be less than 10"],
    },
    {
      behaviour: "may be too small",
      schema: { type: "integer", minimum: 1 },
      value: 0,
      errors: ["spec: Invalid value: 0: spec in body should be greater than or equal to 1"],
    },
    {
      behaviour: "may be no multiple",
      schema: { type: "number", multipleOf: 0.5 },
      value: 1.2,
      errors: ["spec: Invalid value: 1.2: spec in body should be a multiple of 0.5"],
    },
    {
      behaviour: "may be too long a text, in characters",
      schema: { type: "string", maxLength: 2 },
      value: "äöü",
      errors: ["spec: Too long: may not be more than 2 bytes"],
    },
    {
      behaviour: "may be too short a text",
      schema: { type: "string", minLength: 1 },
      value: "",
      errors: ['spec: Invalid value: "": spec in body should be at least 1 chars long'],
    },
    {
      behaviour: "matches its pattern, which Go reads",
      schema: { type: "string", pattern: "^[[:alpha:]]+$" },
      value: "a1",
      errors: ["spec: Invalid value: \"a1\": spec in body should match '^[[:alpha:]]+$'"],
    },
    {
      behaviour: "has its format",
      schema: { type: "string", format: "ipv4" },
      value: "1.2.3",
      errors: ['spec: Invalid value: "1.2.3": spec in body must be of type ipv4: "1.2.3"'],
    },
    {
      behaviour: "has any format that nobody knows",
      schema: { type: "string", format: "flavour" },
      value: "mint",
      errors: [],
    },
    {
      behaviour: "may be too long a list",
      schema: { type: "array", items: { type: "string" }, maxItems: 1 },
      value: ["a", "b"],
      errors: ["spec: Too many: 2: must have at most 1 items"],
    },
    {
      behaviour: "may be too short a list",
      schema: { type: "array", items: { type: "string" }, minItems: 1 },
      value: [],
      errors: ["spec: Invalid value: 0: spec in body should have at least 1 items"],
    },
    {
      behaviour: "is refused for each item of a list",
      schema: { type: "array", items: { type: "string" } },
      value: ["a", 1, true],
      errors: [
        'spec[1]: Invalid value: "integer": spec[1] in body must be of type string: "integer"',
        'spec[2]: Invalid value: "boolean": spec[2] in body must be of type string: "boolean"',
      ],
    },
    {
      behaviour: "may lack a member",
      schema: { type: "object", required: ["a"], properties: { a: { type: "string" } } },
      value: {},
      errors: ["spec.a: Required value"],
    },
    {
      behaviour: "may have too few members",
      schema: { type: "object", minProperties: 2, additionalProperties: { type: "string" } },
      value: { a: "b" },
      errors: ["spec: Invalid value: 1: spec in body should have at least 2 properties"],
    },
    {
      behaviour: "is refused for each member of a map",
      schema: { type: "object", additionalProperties: { type: "string" } },
      value: { a: 1 },
      errors: [
        'spec.a: Invalid value: "integer": spec.a in body must be of type string: "integer"',
      ],
    },
    {
      behaviour: "fits one of several schemas at least",
      schema: {
        type: "object",
        anyOf: [{ required: ["a"] }, { required: ["b"] }],
        properties: { a: { type: "string" }, b: { type: "string" } },
      },
      value: {},
      errors: [
        '<nil>: Invalid value: "": "spec" must validate at least one schema (anyOf)',
        "spec.a: Required value",
      ],
    },
    {
      behaviour: "fits one of several schemas only",
      schema: {
        type: "object",
        oneOf: [{ required: ["a"] }, { required: ["b"] }],
        properties: { a: { type: "string" }, b: { type: "string" } },
      },
      value: { a: "", b: "" },
      errors: [
        '<nil>: Invalid value: "": "spec" must validate one and only one schema (oneOf). Found 2 ' +
          "valid alternatives",
      ],
    },
    {
      behaviour: "fits all of several schemas",
      schema: { type: "integer", allOf: [{ minimum: 2 }, { maximum: 5 }] },
      value: 1,
      errors: [
        "spec: Invalid value: 1: spec in body should be greater than or equal to 2",
        '<nil>: Invalid value: "": "spec" must validate all the schemas (allOf)',
      ],
    },
    {
      behaviour: "fits no schema that it must not",
      schema: { type: "string", not: { enum: ["a"] } },
      value: "a",
      errors: ['<nil>: Invalid value: "": "spec" must not validate the schema (not)'],
    },
  ])("$behaviour", ({ schema, value, errors }) => {
    expect(errorTexts(validateValue(spec(schema), { spec: value }))).toEqual(errors);
  });
});

describe("a changed value", () => {
  const schema = spec({
    type: "object",
    properties: {
      color: { type: "string", enum: ["red"] },
      sizes: { type: "array", items: { type: "integer", maximum: 3 } },
      ports: {
        type: "array",
        "x-kubernetes-list-type": "map",
        "x-kubernetes-list-map-keys": ["name"],
        items: {
          type: "object",
          properties: { name: { type: "string" }, port: { type: "integer", minimum: 1 } },
        },
      },
    },
  });
  test.each<{ behaviour: string; old: unknown; value: unknown; errors: string[] }>([
    {
      behaviour: "may keep what would be refused now",
      old: { color: "blue", sizes: [9] },
      value: { color: "blue", sizes: [9, 1] },
      errors: [],
    },
    {
      behaviour: "may not change to what is refused",
      old: { color: "blue" },
      value: { color: "green" },
      errors: ['spec.color: Unsupported value: "green": supported values: "red"'],
    },
    {
      behaviour: "keeps items with keys wherever they are",
      old: { ports: [{ name: "a", port: 0 }] },
      value: {
        ports: [
          { name: "b", port: 1 },
          { name: "a", port: 0 },
        ],
      },
      errors: [],
    },
    {
      behaviour: "tells other items by their place",
      old: { sizes: [9] },
      value: { sizes: [1, 9] },
      errors: [
        "spec.sizes[1]: Invalid value: 9: spec.sizes[1] in body should be less than or equal to 3",
      ],
    },
  ])("$behaviour", ({ old, value, errors }) => {
    const found = validateValueUpdate(schema, { spec: value }, { spec: old });
    expect(errorTexts(found)).toEqual(errors);
  });
});
