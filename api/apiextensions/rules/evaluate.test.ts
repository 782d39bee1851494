import { describe, expect, test } from "vitest";
import { errorTexts } from "../../validation/test-errors.ts";
import type { JSONSchemaProps, ValidationRule } from "../json-schema-props.ts";
import { validateExpressions } from "../validation/rules.ts";
import { evaluateRules, validateRules } from "./evaluate.ts";

const properties: Readonly<Record<string, JSONSchemaProps>> = {
  replicas: { type: "integer" },
  minReplicas: { type: "integer" },
  maxReplicas: { type: "integer" },
  ratio: { type: "number" },
  since: { type: "string", format: "date-time" },
  "x-prop": { type: "integer" },
  namespace: { type: "string" },
  any: { "x-kubernetes-preserve-unknown-fields": true },
  size: { "x-kubernetes-int-or-string": true },
  ports: {
    type: "array",
    "x-kubernetes-list-type": "map",
    "x-kubernetes-list-map-keys": ["name"],
    items: {
      type: "object",
      properties: { name: { type: "string" }, port: { type: "integer" } },
      "x-kubernetes-validations": [{ rule: "self.port == oldSelf.port", message: "is fixed" }],
    },
  },
  names: { type: "array", items: { type: "string" } },
  limit: {
    "x-kubernetes-int-or-string": true,
    "x-kubernetes-validations": [
      { rule: "sign(quantity(self)) >= 0", message: "must be non-negative" },
    ],
  },
  count: { type: "integer", "x-kubernetes-validations": [{ rule: "self < 5" }] },
  told: {
    type: "integer",
    "x-kubernetes-validations": [
      { rule: "self < 5", messageExpression: "'%d is too much'.format([self])" },
    ],
  },
  naive: {
    "x-kubernetes-int-or-string": true,
    "x-kubernetes-validations": [{ rule: "self >= 0", message: "naive" }],
  },
  labels: { type: "object", additionalProperties: { type: "string" } },
};

const specWith = (...rules: ValidationRule[]): JSONSchemaProps => ({
  type: "object",
  properties: { spec: { type: "object", properties, "x-kubernetes-validations": rules } },
});

const first = "a[0]: Invalid value: 6: failed rule: self < 5";

describe("a rule", () => {
  const bounds = "self.minReplicas <= self.replicas && self.replicas <= self.maxReplicas";
  test.each<{ behaviour: string; rules: ValidationRule[]; spec: object; errors: string[] }>([
    {
      behaviour: "holds",
      rules: [{ rule: bounds }],
      spec: { minReplicas: 0, replicas: 5, maxReplicas: 10 },
      errors: [],
    },
    {
      behaviour: "is told where it does not hold",
      rules: [{ rule: bounds }],
      spec: { minReplicas: 0, replicas: 20, maxReplicas: 10 },
      errors: [`spec: Invalid value: failed rule: ${bounds}`],
    },
    {
      behaviour: "is told by its message",
      rules: [{ rule: bounds, message: "replicas should be within bounds" }],
      spec: { minReplicas: 0, replicas: 20, maxReplicas: 10 },
      errors: ["spec: Invalid value: replicas should be within bounds"],
    },
    {
      behaviour: "is told by an expression, of a field, for a reason",
      rules: [
        {
          rule: "self.replicas <= self.maxReplicas",
          messageExpression: '"at most " + string(self.maxReplicas)',
          fieldPath: ".replicas",
          reason: "FieldValueForbidden",
        },
      ],
      spec: { replicas: 20, maxReplicas: 10 },
      errors: ["spec.replicas: Forbidden: at most 10"],
    },
    {
      behaviour: "is told with the value, where that is short",
      rules: [],
      spec: { since: "2030-01-01T00:00:00Z", limit: "-5", count: 7 },
      errors: [
        'spec.limit: Invalid value: "-5": must be non-negative',
        "spec.count: Invalid value: 7: failed rule: self < 5",
      ],
    },
    {
      behaviour: "is told without the value by an expression, which may tell it",
      rules: [],
      spec: { told: 9 },
      errors: ["spec.told: Invalid value: 9 is too much"],
    },
    {
      behaviour: "of a number or a text may be given what it does not take",
      rules: [],
      spec: { naive: "500" },
      errors: [
        "spec.naive: Invalid value: \"\": 'no such overload': call arguments did not match a " +
          "supported operator, function or macro signature for rule: naive",
      ],
    },
    {
      behaviour: "may fail",
      rules: [{ rule: "self.names[3] == 'a'" }],
      spec: { names: [] },
      errors: [
        'spec: Invalid value: "object": index out of bounds: 3 evaluating rule: ' +
          "self.names[3] == 'a'",
      ],
    },
    {
      behaviour: "names fields that CEL has other words for",
      rules: [{ rule: "self.x__dash__prop > 1 && has(self.__namespace__)" }],
      spec: { "x-prop": 2, namespace: "a" },
      errors: [],
    },
    {
      behaviour: "reads whole numbers as what they are declared",
      rules: [{ rule: "self.ratio > 0.5 && self.ratio / 2.0 < 1.0" }],
      spec: { ratio: 1 },
      errors: [],
    },
    {
      behaviour: "reads times",
      rules: [{ rule: "self.since < timestamp('2026-01-01T00:00:00Z')" }],
      spec: { since: "2025-01-01T00:00:00Z" },
      errors: [],
    },
    {
      behaviour: "takes what is an integer or a text for either",
      rules: [{ rule: "type(self.size) == int ? self.size > 0 : self.size.endsWith('%')" }],
      spec: { size: "10%" },
      errors: [],
    },
    {
      behaviour: "about a change is not asked of what is new",
      rules: [{ rule: "self.replicas >= oldSelf.replicas" }],
      spec: { replicas: 1 },
      errors: [],
    },
    {
      behaviour: "about a change may be asked of what is new",
      rules: [
        { rule: "oldSelf.hasValue() || self.replicas == 1", optionalOldSelf: true, message: "one" },
      ],
      spec: { replicas: 2 },
      errors: ["spec: Invalid value: one"],
    },
  ])("$behaviour", ({ rules, spec, errors }) => {
    expect(errorTexts(validateRules(specWith(...rules), { spec }))).toEqual(errors);
  });

  test.each<{ behaviour: string; old: object; spec: object; errors: string[] }>([
    {
      behaviour: "about a change is asked",
      old: { replicas: 2 },
      spec: { replicas: 1 },
      errors: ["spec: Invalid value: may not shrink"],
    },
    {
      behaviour: "about a change knows items by their keys",
      old: { replicas: 1, ports: [{ name: "a", port: 1 }] },
      spec: {
        replicas: 1,
        ports: [
          { name: "b", port: 9 },
          { name: "a", port: 2 },
        ],
      },
      errors: ["spec.ports[1]: Invalid value: is fixed"],
    },
    {
      behaviour: "that was broken before may stay so",
      old: { replicas: 100 },
      spec: { replicas: 100 },
      errors: [],
    },
  ])("$behaviour", ({ old, spec, errors }) => {
    const schema = specWith(
      { rule: "self.replicas >= oldSelf.replicas", message: "may not shrink" },
      { rule: "self.replicas < 50" },
    );
    expect(errorTexts(validateRules(schema, { spec }, { old: { spec: old } }))).toEqual(errors);
  });

  test.each<{ behaviour: string; list: JSONSchemaProps; verdict: object }>([
    {
      behaviour: "of items is kept by their places",
      list: {},
      verdict: { errors: ["a[1]: Invalid value: 7: failed rule: self < 5"], kept: [first] },
    },
    {
      behaviour: "of items is kept where they are told apart by no place only with all of them",
      list: { "x-kubernetes-list-type": "atomic" },
      verdict: { errors: [first, "a[1]: Invalid value: 7: failed rule: self < 5"], kept: [] },
    },
  ])("that was broken before $behaviour", ({ list, verdict }) => {
    const schema: JSONSchemaProps = {
      type: "object",
      properties: { a: { type: "array", items: properties.count ?? {}, ...list } },
    };
    const said = (next: object, old: object) => {
      const { errors, kept } = evaluateRules(schema, next, { old });
      return { errors: errorTexts(errors), kept: errorTexts(kept) };
    };
    expect(said({ a: [6, 7] }, { a: [6, 6] })).toEqual(verdict);
    expect(said({ a: [6], b: 1 }, { a: [6] })).toEqual({ errors: [], kept: [first] });
  });

  test("about a change knows the members of an atomic map", () => {
    const schema: JSONSchemaProps = {
      type: "object",
      properties: {
        spec: {
          type: "object",
          "x-kubernetes-map-type": "atomic",
          properties: {
            a: { type: "integer", "x-kubernetes-validations": [{ rule: "self == oldSelf" }] },
          },
        },
      },
    };
    expect(validateExpressions(schema, "s")).toEqual([]);
    expect(
      errorTexts(validateRules(schema, { spec: { a: 2 } }, { old: { spec: { a: 1 } } })),
    ).toEqual(["spec.a: Invalid value: 2: failed rule: self == oldSelf"]);
  });

  test("of the whole object sees its name, and nothing else of its metadata", () => {
    const schema: JSONSchemaProps = {
      type: "object",
      "x-kubernetes-validations": [
        { rule: "self.metadata.name.startsWith('web-')" },
        { rule: "self.metadata.labels.size() > 0" },
      ],
    };
    const object = { apiVersion: "a/v1", kind: "K", metadata: { name: "db", labels: { a: "b" } } };
    expect(errorTexts(validateRules(schema, object))[0]).toBe(
      "<nil>: Invalid value: failed rule: self.metadata.name.startsWith('web-')",
    );
    expect(errorTexts(validateExpressions(schema, "root"))).toEqual([
      expect.stringContaining("undefined field 'labels'"),
    ]);
  });

  test("ends what would take too long, and all that comes after", () => {
    const names = Array.from({ length: 2000 }, (_, index) => `n${index}`);
    const rule = "self.names.all(a, self.names.all(b, self.names.all(c, c != 'x')))";
    const schema = specWith({ rule }, { rule: "false" });
    expect(errorTexts(validateRules(schema, { spec: { names } }))).toEqual([
      "spec: Invalid value: \"object\": 'operation cancelled: actual cost limit exceeded': no further " +
        `validation rules will be run due to call cost exceeds limit for rule: ${rule}`,
    ]);
  });
});

describe("the expression of a rule", () => {
  test.each<{ behaviour: string; rule: ValidationRule; error: string }>([
    {
      behaviour: "names fields that there are",
      rule: { rule: "self.nope > 1" },
      error: "undefined field 'nope'",
    },
    {
      behaviour: "names no field that nothing is known of",
      rule: { rule: "self.any == 1" },
      error: "undefined field 'any'",
    },
    {
      behaviour: "is true or false",
      rule: { rule: "self.replicas" },
      error: "cel expression must evaluate to a bool",
    },
    {
      behaviour: "for a message is a text",
      rule: { rule: "true", messageExpression: "self.replicas" },
      error: "messageExpression must evaluate to a string",
    },
    {
      behaviour: "asks for an old value only where it names one",
      rule: { rule: "true", optionalOldSelf: true },
      error: "may not be set if oldSelf is not used in rule",
    },
  ])("$behaviour", ({ rule, error }) => {
    const errors = errorTexts(validateExpressions(specWith(rule), "s"));
    expect(errors).toEqual([expect.stringContaining(error)]);
  });

  test("compares no items that cannot be told apart", () => {
    const items: JSONSchemaProps = {
      type: "string",
      maxLength: 9,
      "x-kubernetes-validations": [{ rule: "self == oldSelf" }],
    };
    const schema: JSONSchemaProps = {
      type: "object",
      properties: { a: { type: "array", maxItems: 9, items } },
    };
    expect(errorTexts(validateExpressions(schema, "s"))).toEqual([
      's.properties[a].items.x-kubernetes-validations[0].rule: Invalid value: "self == oldSelf": ' +
        "oldSelf cannot be used on the uncorrelatable portion of the schema within s.properties[a]",
    ]);
  });
});
