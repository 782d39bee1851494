import { expect, test } from "vitest";
import type { JSONSchemaProps } from "../apiextensions/json-schema-props.ts";
import { celTypeOf, compileCel, types } from "./index.ts";
import { fieldName } from "./schema-type.ts";

const schema: JSONSchemaProps = {
  type: "object",
  properties: {
    spec: {
      type: "object",
      properties: {
        replicas: { type: "integer" },
        weight: { type: "number" },
        namespace: { type: "string" },
        "max-surge": { "x-kubernetes-int-or-string": true },
        until: { type: "string", format: "date-time" },
        day: { type: "string", format: "date" },
        every: { type: "string", format: "duration" },
        key: { type: "string", format: "byte" },
        pauses: { type: "array", items: { type: "string", format: "duration" } },
        limits: { type: "object", additionalProperties: { type: "number" } },
        hosts: {
          type: "array",
          items: { type: "object", properties: { name: { type: "string" } } },
        },
        anything: { "x-kubernetes-preserve-unknown-fields": true },
      },
    },
  },
};

const object = {
  apiVersion: "example.com/v1",
  kind: "Site",
  metadata: { name: "web", labels: { app: "web" } },
  spec: {
    replicas: 3,
    weight: 2,
    namespace: "default",
    "max-surge": "25%",
    until: "2026-01-31T10:00:00Z",
    day: "2026-01-31",
    every: "1h",
    key: "aGk=",
    pauses: ["1m", "30s"],
    limits: { cpu: 2 },
    hosts: [{ name: "a" }],
  },
};

const self = celTypeOf(schema, { name: "Site", isResource: true }) ?? types.dyn;

const evaluate = (expression: string): unknown => {
  const { program, error } = compileCel(expression, { variables: { self } });
  if (program === undefined) return error;
  const result = program.evaluate({ self: object });
  return result.error ?? result.value;
};

test.each([
  ["a whole number is a double where the schema says so", "self.spec.weight + 0.5", 2.5],
  ["and in maps", "self.spec.limits['cpu'] + 0.5 + self.spec.limits.cpu", 4.5],
  ["a reserved word is escaped", "self.spec.__namespace__", "default"],
  ["a dash is escaped", "has(self.spec.max__dash__surge)", true],
  [
    "an int or a string is either",
    "type(self.spec.max__dash__surge) == string ? self.spec.max__dash__surge : ''",
    "25%",
  ],
  ["a date-time is a timestamp", "self.spec.until > timestamp('2026-01-31T09:00:00Z')", true],
  ["a date is one too", "self.spec.day.getMonth()", 0],
  ["a duration is one", "self.spec.every == duration('60m')", true],
  ["and in lists", "self.spec.pauses.sum() == duration('90s')", true],
  ["and in macros", "self.spec.pauses.all(p, p > duration('10s'))", true],
  ["bytes are decoded", "self.spec.key == b'hi'", true],
  ["the name is always known", "self.metadata.name + self.kind", "webSite"],
  ["fields of items are typed", "self.spec.hosts.exists(h, h.name == 'a')", true],
])("%s", (_, expression, value) => {
  expect(evaluate(expression)).toEqual(value);
});

test.each([
  ["a field that the schema does not have", "self.spec.replica == 1", "undefined field 'replica'"],
  ["a field of which nothing is known", "self.spec.anything == 1", "undefined field 'anything'"],
  ["labels", "self.metadata.labels == {}", "undefined field 'labels'"],
  ["a field of an item", "self.spec.hosts.all(h, h.port > 1)", "undefined field 'port'"],
  [
    "a comparison of different types",
    "self.spec.replicas == '3'",
    "found no matching overload for '_==_' applied to '(int, string)'",
  ],
])("the compiler refuses %s", (_, expression, problem) => {
  expect(evaluate(expression)).toContain(`: ${problem}\n`);
});

test.each([
  ["namespace", "__namespace__"],
  ["x-prop", "x__dash__prop"],
  ["redact__d", "redact__underscores__d"],
  ["a.b/c", "a__dot__b__slash__c"],
  ["plain_name", "plain_name"],
  ["$ref", undefined],
  ["1st", undefined],
])("the property %s is called %s", (property, name) => {
  expect(fieldName(property)).toBe(name);
});

test("a field that is null is as good as none, but not a member of a map", () => {
  const note = { type: "string", nullable: true } as const;
  const self = celTypeOf(
    {
      type: "object",
      properties: { note, notes: { type: "object", additionalProperties: note } },
    },
    { name: "object", isResource: false },
  );
  const evaluate = (expression: string) => {
    const { program, error } = compileCel(expression, { variables: { self: self ?? types.dyn } });
    const result = program?.evaluate({ self: { note: null, notes: { a: null } } });
    return error ?? result?.error ?? result?.value;
  };

  expect(evaluate("has(self.note)")).toBe(false);
  expect(evaluate("self.note == 'a'")).toBe("no such key: note");
  expect(evaluate("self.?note.orValue('none')")).toBe("none");
  expect(evaluate("has(self.notes.a)")).toBe(true);
  expect(evaluate("type(self.notes['a']) == null_type")).toBe(true);
});
