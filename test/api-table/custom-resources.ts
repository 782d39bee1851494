/** Definitions of custom resources, and the objects that they define. */
import { get, invalid, invalidFields, patch, post, put, type Row, refused, remove } from "./row.ts";

const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const name = "widgets.table.example";
const title = "CustomResourceDefinition.apiextensions.k8s.io";
const widgets = "/apis/table.example/v1/namespaces/default/widgets";

const openAPIV3Schema = {
  type: "object",
  properties: {
    spec: {
      type: "object",
      required: ["size"],
      properties: {
        size: { type: "integer", minimum: 1, maximum: 10 },
        color: { type: "string", enum: ["red", "blue"], default: "red" },
        tags: { type: "array", maxItems: 2, items: { type: "string", maxLength: 8 } },
      },
      "x-kubernetes-validations": [
        { rule: "self.size < 10 || self.color == 'blue'", message: "only blue ones are so big" },
      ],
    },
    status: { type: "object", properties: { ready: { type: "integer" } } },
  },
};

const first = {
  name: "v1",
  served: true,
  storage: true,
  schema: { openAPIV3Schema },
  subresources: {
    status: {},
    scale: { specReplicasPath: ".spec.size", statusReplicasPath: ".status.ready" },
  },
  additionalPrinterColumns: [{ name: "Size", type: "integer", jsonPath: ".spec.size" }],
};

const definition = (spec: object = {}, version: object = {}, metadata: object = {}) => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name, ...metadata },
  spec: {
    group: "table.example",
    scope: "Namespaced",
    names: { plural: "widgets", kind: "Widget", shortNames: ["wd"] },
    versions: [{ ...first, ...version }],
    ...spec,
  },
});
const withSchema = (schema: object) => definition({}, { schema: { openAPIV3Schema: schema } });

const widget = (spec: object = { size: 1 }, metadata: object = {}) => ({
  apiVersion: "table.example/v1",
  kind: "Widget",
  metadata: { name: "a", ...metadata },
  spec,
});

const defined = [post(definitions, definition())];
const made = [...defined, post(widgets, widget({ size: 2 }))];

const schemaAt = "spec.validation.openAPIV3Schema";

/** What is refused, by what is wrong with it, and the field and message of it. */
const refusals: readonly (readonly [string, object, string, string])[] = [
  [
    "that is not called what it defines",
    definition({}, {}, { name: "other.table.example" }),
    "metadata.name",
    'Invalid value: "other.table.example": must be spec.names.plural+"."+spec.group',
  ],
  [
    "of a scope that is none",
    definition({ scope: "World" }),
    "spec.scope",
    'Unsupported value: "World": supported values: "Cluster", "Namespaced"',
  ],
  [
    "that keeps unknown fields as a whole",
    definition(
      { preserveUnknownFields: true },
      { schema: { openAPIV3Schema: { type: "object" } } },
    ),
    "spec.preserveUnknownFields",
    "Invalid value: true: cannot set to true, set x-kubernetes-preserve-unknown-fields to true in " +
      "spec.versions[*].schema instead",
  ],
  [
    "without a schema for a list's items",
    withSchema({ type: "object", properties: { a: { type: "array" } } }),
    `${schemaAt}.properties[a].items`,
    "Required value: must be specified",
  ],
  [
    "with a default that its own schema forbids",
    withSchema({ type: "object", properties: { a: { type: "integer", default: "x" } } }),
    `${schemaAt}.properties[a].default`,
    'Invalid value: "string":  in body must be of type integer: "string"',
  ],
  [
    "with a default that breaks its own rule",
    withSchema({
      type: "object",
      properties: {
        worker: {
          type: "object",
          default: {},
          properties: {
            min: { type: "integer", default: 0 },
            max: { type: "integer", default: 5 },
          },
          "x-kubernetes-validations": [{ rule: "self.min <= self.max" }],
        },
      },
    }),
    `${schemaAt}.properties[worker].default`,
    'Invalid value: "object": no such key: min evaluating rule: self.min <= self.max',
  ],
  [
    "with a rule about a field that there is not",
    withSchema({ type: "object", "x-kubernetes-validations": [{ rule: "self.a > 1" }] }),
    `${schemaAt}.x-kubernetes-validations[0].rule`,
    'Invalid value: {"rule":"self.a > 1"}: compilation failed: ERROR: <input>:1:5: undefined field ' +
      "'a'\n | self.a > 1\n | ....^",
  ],
  [
    "with a column of a type that is none",
    definition({}, { additionalPrinterColumns: [{ name: "A", type: "text", jsonPath: ".a" }] }),
    "spec.additionalPrinterColumns[0].type",
    'Invalid value: "text": must be one of boolean,date,integer,number,string',
  ],
  [
    "with a scale outside of the spec",
    definition(
      {},
      { subresources: { scale: { specReplicasPath: ".size", statusReplicasPath: ".status.a" } } },
    ),
    "spec.subresources.scale.specReplicasPath",
    'Invalid value: ".size": should be a json path under .spec',
  ],
];

const definitionRows: readonly Row[] = [
  {
    behaviour: "a definition is created with its other names",
    asked: post(definitions, definition()),
    code: 201,
    body: {
      spec: {
        names: { plural: "widgets", singular: "widget", kind: "Widget", listKind: "WidgetList" },
        conversion: { strategy: "None" },
      },
      status: { conditions: null, storedVersions: ["v1"] },
    },
  },
  {
    behaviour: "a definition is established once its names are accepted",
    given: defined,
    asked: get(`${definitions}/${name}`),
    code: 200,
    body: {
      status: {
        acceptedNames: { kind: "Widget", plural: "widgets", shortNames: ["wd"] },
        conditions: [
          { type: "NamesAccepted", status: "True", reason: "NoConflicts" },
          { type: "Established", status: "True", reason: "InitialNamesAccepted" },
        ],
      },
    },
  },
  ...refusals.map(
    ([behaviour, body, field, message]): Row => ({
      behaviour: `a definition is refused ${behaviour}`,
      asked: post(definitions, body),
      code: 422,
      body: invalid(title, Object(body).metadata.name, field, message),
    }),
  ),
  {
    behaviour: "a definition is refused that stores two versions, one of them without a schema",
    asked: post(
      definitions,
      definition({ versions: [first, { name: "v2", served: true, storage: true }] }),
    ),
    code: 422,
    body: invalidFields(
      title,
      name,
      ["spec.versions[1].schema.openAPIV3Schema", "Required value: schemas are required"],
      ["spec.versions", "Invalid value: must have exactly one version marked as storage version"],
      ["status.storedVersions", 'Invalid value: ["v1"]: must have the storage version v2'],
    ),
  },
  {
    behaviour: "a definition may not change what its objects are called",
    given: defined,
    asked: patch("merge", `${definitions}/${name}`, { spec: { names: { kind: "Gadget" } } }),
    code: 422,
    body: invalid(title, name, "spec.names.kind", 'Invalid value: "Gadget": field is immutable'),
  },
  {
    behaviour: "a definition that goes takes its objects along",
    given: [...made, remove(`${definitions}/${name}`)],
    asked: get(widgets),
    code: 404,
    body: "404 page not found\n",
  },
];

const unchecked =
  "Invalid value: null: some validation rules were not checked because the object was invalid; " +
  "correct the existing errors to complete validation";

const objectRows: readonly Row[] = [
  {
    behaviour: "a custom object has its defaults, and none of what is not in its schema",
    given: defined,
    asked: post(widgets, { ...widget({ size: 2, extra: 1 }), status: { ready: 9 } }),
    code: 201,
    body: { kind: "Widget", metadata: { generation: 1 }, spec: { size: 2, color: "red" } },
    absent: ["spec.extra", "status"],
    warnings: ['unknown field "spec.extra"'],
  },
  {
    behaviour: "a custom object with an unknown field is refused, strictly",
    given: defined,
    asked: post(`${widgets}?fieldValidation=Strict`, widget({ size: 2, extra: 1 })),
    code: 400,
    body: refused(
      "BadRequest",
      'Widget in version "v1" cannot be handled as a Widget: strict decoding error: unknown field ' +
        '"spec.extra"',
    ),
  },
  {
    behaviour: "a custom object is refused for what its schema says, and its rules wait",
    given: defined,
    asked: post(widgets, widget({ color: "green" })),
    code: 422,
    body: invalidFields(
      "Widget.table.example",
      "a",
      ["spec.color", 'Unsupported value: "green": supported values: "red", "blue"'],
      ["spec.size", "Required value"],
      ["<nil>", unchecked],
    ),
  },
  {
    behaviour: "a custom object is refused whose replicas are no number",
    given: defined,
    asked: post(widgets, widget({ size: "two", tags: ["much-too-long", "b", "c"] })),
    code: 422,
    body: invalidFields(
      "Widget.table.example",
      "a",
      ["spec.size", 'Invalid value: "string": spec.size in body must be of type integer: "string"'],
      ["spec.tags[0]", "Too long: may not be more than 8 bytes"],
      ["spec.tags", "Too many: 3: must have at most 2 items"],
      [
        ".spec.size",
        "Invalid value: 0: .spec.size accessor error: two is of the type string, expected int64",
      ],
      ["<nil>", unchecked],
    ),
  },
  {
    behaviour: "a custom object is refused that breaks a rule",
    given: defined,
    asked: post(widgets, widget({ size: 10 })),
    code: 422,
    body: invalid("Widget.table.example", "a", "spec", "Invalid value: only blue ones are so big"),
  },
  {
    behaviour: "a custom object of another kind is refused by its own name",
    given: defined,
    asked: post(widgets, { ...widget(), kind: "Gadget" }),
    code: 422,
    body: invalid("Gadget.table.example", "a", "kind", 'Invalid value: "Gadget": must be Widget'),
  },
  {
    behaviour: "a custom object of another version is refused",
    given: defined,
    asked: post(widgets, { ...widget(), apiVersion: "table.example/v2" }),
    code: 400,
    body: refused(
      "BadRequest",
      "the API version in the data (table.example/v2) does not match the expected API version " +
        "(table.example/v1)",
    ),
  },
  {
    behaviour: "an update of a custom object says what it has seen",
    given: made,
    asked: put(`${widgets}/a`, widget({ size: 3 })),
    code: 422,
    body: invalid(
      "widgets.table.example",
      "a",
      "metadata.resourceVersion",
      "Invalid value: 0: must be specified for an update",
    ),
  },
  {
    behaviour: "a custom object is not patched strategically",
    given: made,
    asked: patch("strategic", `${widgets}/a`, { spec: { size: 3 } }),
    code: 415,
    body: refused(
      "UnsupportedMediaType",
      "the body of the request was in an unknown format - accepted media types include: " +
        "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml",
    ),
  },
  {
    behaviour: "a field that a patch of a custom object takes away has its default again",
    given: [...made, patch("merge", `${widgets}/a`, { spec: { color: "blue" } })],
    asked: patch("merge", `${widgets}/a`, { spec: { color: null } }),
    code: 200,
    body: { metadata: { generation: 3 }, spec: { size: 2, color: "red" } },
  },
  {
    behaviour: "a custom object is applied",
    given: defined,
    asked: patch("apply", `${widgets}/a?fieldManager=me`, widget({ size: 3 })),
    code: 201,
    body: {
      spec: { size: 3, color: "red" },
      metadata: { managedFields: [{ manager: "me", operation: "Apply" }] },
    },
  },
  {
    behaviour: "the status of a custom object is changed by itself, and is no generation",
    given: made,
    asked: patch("merge", `${widgets}/a/status`, { spec: { size: 5 }, status: { ready: 1 } }),
    code: 200,
    body: { metadata: { generation: 1 }, spec: { size: 2 }, status: { ready: 1 } },
  },
  {
    behaviour: "a custom object is scaled",
    given: made,
    asked: patch("merge", `${widgets}/a/scale`, { spec: { replicas: 4 } }),
    code: 200,
    body: { kind: "Scale", apiVersion: "autoscaling/v1", spec: { replicas: 4 }, status: {} },
  },
  {
    behaviour: "a custom object is scaled only as far as its schema goes",
    given: made,
    asked: patch("merge", `${widgets}/a/scale`, { spec: { replicas: 40 } }),
    code: 422,
    body: { reason: "Invalid", details: { kind: "Widget", name: "a" } },
  },
  {
    behaviour: "custom objects are shown in the columns of their definition",
    given: made,
    asked: get(widgets, "application/json;as=Table;g=meta.k8s.io;v=v1"),
    code: 200,
    body: {
      columnDefinitions: [{ name: "Name" }, { name: "Size", type: "integer" }],
      rows: [{ cells: ["a", 2] }],
    },
  },
  {
    behaviour: "custom objects are not selected by fields that their definition does not name",
    given: made,
    asked: get(`${widgets}?fieldSelector=spec.size%3D2`),
    code: 400,
    body: refused("BadRequest", "field label not supported: spec.size"),
  },
  {
    behaviour: "custom objects are in discovery, in the order of their own",
    given: defined,
    asked: get("/apis/table.example/v1"),
    code: 200,
    body: {
      resources: [
        {
          name: "widgets",
          verbs: "delete deletecollection get list patch create update watch".split(" "),
          shortNames: ["wd"],
        },
        { name: "widgets/status", kind: "Widget", verbs: ["get", "patch", "update"] },
        { name: "widgets/scale", kind: "Scale", verbs: ["get", "patch", "update"] },
      ],
    },
  },
  {
    behaviour: "a deleted custom object is told as a Status",
    given: made,
    asked: remove(`${widgets}/a`),
    code: 200,
    body: {
      kind: "Status",
      status: "Success",
      details: { name: "a", group: "table.example", kind: "widgets" },
    },
  },
];

export const customResources: readonly Row[] = [...definitionRows, ...objectRows];
