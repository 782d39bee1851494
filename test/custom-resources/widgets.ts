/** A definition whose schema has a field of every sort. */

/** A rule of a change, one that tells by an expression, and one that knows what was before. */
const rules = [
  {
    rule: "self.num <= 10",
    messageExpression: "'num of ' + self.color + ' is more than 10'",
    reason: "FieldValueForbidden",
    fieldPath: ".num",
  },
  {
    rule: "!oldSelf.hasValue() || oldSelf.value().color == self.color",
    optionalOldSelf: true,
    message: "the color stays",
  },
];

const formatted = (format: string) => ({ type: "string", format });

export const widgetFields = {
  color: { type: "string", enum: ["red", "green"], description: "its color" },
  when: formatted("date-time"),
  day: formatted("date"),
  mail: formatted("email"),
  ip: formatted("ipv4"),
  uuid: formatted("uuid"),
  lasts: formatted("duration"),
  bytes: formatted("byte"),
  port: { "x-kubernetes-int-or-string": true },
  maybe: { type: "string", nullable: true, default: "filled" },
  never: { type: "string", default: "filled" },
  num: { type: "integer", default: 1, format: "int32" },
  ratio: { type: "number" },
  enabled: { type: "boolean" },
  tags: { type: "array", items: { type: "string" }, "x-kubernetes-list-type": "set" },
  ports: {
    type: "array",
    "x-kubernetes-list-type": "map",
    "x-kubernetes-list-map-keys": ["name"],
    items: {
      type: "object",
      required: ["name"],
      properties: { name: { type: "string" }, port: { type: "integer", default: 80 } },
    },
  },
  any: {
    type: "object",
    "x-kubernetes-preserve-unknown-fields": true,
    properties: { known: { type: "object", properties: { a: { type: "string" } } } },
  },
  pod: {
    type: "object",
    "x-kubernetes-embedded-resource": true,
    "x-kubernetes-preserve-unknown-fields": true,
  },
  labels: { type: "object", additionalProperties: { type: "string" }, maxProperties: 2 },
  fixed: {
    type: "string",
    "x-kubernetes-validations": [{ rule: "self == oldSelf", message: "is fixed" }],
  },
};

const status = {
  type: "object",
  properties: {
    num: { type: "integer" },
    selector: { type: "string" },
    conditions: {
      type: "array",
      items: {
        type: "object",
        properties: { type: { type: "string" }, status: { type: "string" } },
      },
    },
  },
};

const column = (name: string, type: string, jsonPath: string, more: object = {}) => ({
  name,
  type,
  jsonPath,
  ...more,
});

/** The definition, with its fields or others. */
export const widgets = (fields: object = widgetFields) => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "widgets.example.com" },
  spec: {
    group: "example.com",
    scope: "Namespaced",
    names: { plural: "widgets", kind: "Widget", shortNames: ["wd"], categories: ["gadgets"] },
    versions: [
      {
        name: "v1",
        served: true,
        storage: true,
        additionalPrinterColumns: [
          column("When", "date", ".spec.when"),
          column("Port", "string", ".spec.port"),
          column("Num", "integer", ".spec.num"),
          column("Ratio", "number", ".spec.ratio"),
          column("Enabled", "boolean", ".spec.enabled"),
          column("Tag", "string", ".spec.tags[0]", { priority: 1 }),
          column("Ready", "string", '.status.conditions[?(@.type=="Ready")].status'),
        ],
        selectableFields: [{ jsonPath: ".spec.color" }, { jsonPath: ".spec.enabled" }],
        subresources: {
          status: {},
          scale: {
            specReplicasPath: ".spec.num",
            statusReplicasPath: ".status.num",
            labelSelectorPath: ".status.selector",
          },
        },
        schema: {
          openAPIV3Schema: {
            type: "object",
            required: ["spec"],
            properties: {
              spec: {
                type: "object",
                required: ["color"],
                "x-kubernetes-validations": rules,
                properties: fields,
              },
              status,
            },
          },
        },
      },
    ],
  },
});

export const widget = (spec: object = {}) => ({
  apiVersion: "example.com/v1",
  kind: "Widget",
  metadata: { name: "one" },
  spec: {
    color: "red",
    when: "2026-01-01T00:00:00Z",
    port: 80,
    maybe: null,
    never: null,
    ratio: 0.5,
    enabled: true,
    tags: ["a", "b"],
    ports: [{ name: "http" }],
    any: { x: 1, known: { a: "b" } },
    pod: { apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec: { x: "y" } },
    labels: { a: "b" },
    fixed: "x",
    ...spec,
  },
});
