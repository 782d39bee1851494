import { describe, expect, test } from "vitest";
import { encodeBase64 } from "../../base64.ts";
import { errorTexts } from "../../validation/test-errors.ts";
import type { CustomResourceDefinition } from "../definition.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { validateDefinition, validateDefinitionUpdate, validateName } from "./definition.ts";

type Spec = CustomResourceDefinition["spec"];
type Version = Spec["versions"][number];

const names = { plural: "crontabs", singular: "crontab", kind: "CronTab", listKind: "CronTabList" };

const byUrl = {
  clientConfig: { url: "https://convert.example.com" },
  conversionReviewVersions: ["v1"],
};
const keepsNothing =
  "spec.preserveUnknownFields: Invalid value: true: cannot set to true, set " +
  "x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead";

function definition(spec: Partial<Spec> = {}, version: Partial<Version> = {}) {
  const openAPIV3Schema = { type: "object" };
  const first: Version = { name: "v1", served: true, storage: true, schema: { openAPIV3Schema } };
  const crd: CustomResourceDefinition = {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "crontabs.example.com" },
    spec: {
      group: "example.com",
      scope: "Namespaced",
      names,
      conversion: { strategy: "None" },
      versions: [{ ...first, ...version }],
      ...spec,
    },
    status: { acceptedNames: names, storedVersions: ["v1"] },
  };
  return crd;
}

describe("a definition", () => {
  test("is fine as the documentation has it", () => {
    expect([...validateName(definition()), ...validateDefinition(definition())]).toEqual([]);
  });

  test("is called what it defines", () => {
    const crd = { ...definition(), metadata: { name: "x.example.com" } };
    expect(errorTexts(validateName(crd))).toEqual([
      'metadata.name: Invalid value: "x.example.com": must be spec.names.plural+"."+spec.group',
    ]);
  });

  test.each<{
    behaviour: string;
    spec?: Partial<Spec>;
    version?: Partial<Version>;
    errors: string[];
  }>([
    {
      behaviour: "selects by the same fields in all versions only with the same schema",
      spec: {
        versions: ["v1", "v2"].map((name, at) => ({
          name,
          served: true,
          storage: at === 0,
          schema: {
            openAPIV3Schema: {
              type: "object",
              description: name,
              properties: { spec: { type: "object", properties: { a: { type: "string" } } } },
            },
          },
          selectableFields: [{ jsonPath: ".spec.a" }],
        })),
      },
      errors: [
        'spec.selectableFields: Invalid value: "": selectableFields may only be set when ' +
          "validations.schema is included",
      ],
    },
    {
      behaviour: "has a group with a dot",
      spec: { group: "example" },
      errors: ['spec.group: Invalid value: "example": should be a domain with at least one dot'],
    },
    {
      behaviour: "is of one of two scopes",
      spec: { scope: "World" },
      errors: ['spec.scope: Unsupported value: "World": supported values: "Cluster", "Namespaced"'],
    },
    {
      behaviour: "has a schema",
      version: { schema: undefined },
      errors: ["spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required"],
    },
    {
      behaviour: "stores one version",
      version: { storage: false },
      errors: [
        "spec.versions: Invalid value: must have exactly one version marked as storage version",
      ],
    },
    {
      behaviour: "tells its kind from that of its lists",
      spec: { names: { ...names, listKind: "CronTab" } },
      errors: [
        'spec.names.listKind: Invalid value: "CronTab": kind and listKind may not be the same',
      ],
    },
    {
      behaviour: "does not keep all that is unknown",
      spec: { preserveUnknownFields: true },
      errors: [keepsNothing],
    },
    {
      behaviour: "that keeps all that is unknown has no defaults, and one form of its objects",
      spec: { preserveUnknownFields: true, conversion: { strategy: "Webhook", webhook: byUrl } },
      version: {
        schema: {
          openAPIV3Schema: {
            type: "object",
            properties: { a: { type: "string", default: "b" } },
          },
        },
      },
      errors: [
        "spec.preserveUnknownFields: Invalid value: true: must be false in order to use defaults in " +
          "the schema",
        'spec.conversion.strategy: Invalid value: "Webhook": must be None if ' +
          "spec.preserveUnknownFields is true",
        keepsNothing,
      ],
    },
    {
      behaviour: "warns in text that can be printed",
      version: { deprecated: true, deprecationWarning: "g\u00f6ne\u00a0on" },
      errors: [
        'spec.versions[0].deprecationWarning: Invalid value: "g\u00f6ne\u00a0on": must only contain ' +
          "printable UTF-8 characters; non-printable character found at index 5",
      ],
    },
    {
      behaviour: "has no webhook that nobody calls",
      spec: { conversion: { strategy: "None", webhook: byUrl } },
      errors: [
        "spec.conversion.webhookClientConfig: Forbidden: should not be set when strategy is not set " +
          "to Webhook",
        "spec.conversion.conversionReviewVersions: Forbidden: should not be set when strategy is " +
          "not set to Webhook",
      ],
    },
    {
      behaviour: "is converted by a Service that can be reached",
      spec: {
        conversion: {
          strategy: "Webhook",
          webhook: {
            clientConfig: { service: { name: "", namespace: "a", port: 0 } },
            conversionReviewVersions: ["v3"],
          },
        },
      },
      errors: [
        "spec.conversion.webhookClientConfig.service.name: Required value: service name is required",
        "spec.conversion.webhookClientConfig.service.port: Invalid value: 0: port is not valid: must " +
          "be between 1 and 65535, inclusive",
        'spec.conversion.conversionReviewVersions: Invalid value: ["v3"]: must include at least one ' +
          "of v1, v1beta1",
      ],
    },
    {
      behaviour: "selects by fields of values, once each, of no lists and no metadata",
      version: {
        schema: {
          openAPIV3Schema: {
            type: "object",
            properties: {
              metadata: { type: "object", properties: { name: { type: "string" } } },
              spec: {
                type: "object",
                properties: {
                  color: { type: "string" },
                  tags: { type: "array", items: { type: "string" } },
                },
              },
            },
          },
        },
        selectableFields: [
          { jsonPath: ".spec.color" },
          { jsonPath: ".spec.color" },
          { jsonPath: ".spec" },
          { jsonPath: ".spec.tags[0]" },
          { jsonPath: ".spec." },
          { jsonPath: "spec" },
          { jsonPath: ".metadata.name" },
          { jsonPath: "" },
        ],
      },
      errors: [
        'spec.selectableFields[1].jsonPath: Duplicate value: ".spec.color"',
        'spec.selectableFields[2].jsonPath: Invalid value: ".spec": must point to a field of type ' +
          "string, boolean or integer. Enum string fields and strings with formats are allowed.",
        'spec.selectableFields[3].jsonPath: Invalid value: ".spec.tags[0]": is an invalid path: ' +
          "array notation is not allowed",
        'spec.selectableFields[4].jsonPath: Invalid value: ".spec.": is an invalid path: unexpected ' +
          "end of JSON path",
        'spec.selectableFields[5].jsonPath: Invalid value: "spec": is an invalid path: expected [ or ' +
          ". but got: spec",
        'spec.selectableFields[6].jsonPath: Invalid value: ".metadata.name": must not point to ' +
          "fields in metadata",
        "spec.selectableFields[7].jsonPath: Required value",
      ],
    },
    {
      behaviour: "warns only of what is deprecated",
      version: { deprecationWarning: "no" },
      errors: [
        'spec.versions[0].deprecationWarning: Invalid value: "no": can only be set for deprecated ' +
          "versions",
      ],
    },
    {
      behaviour: "has columns of known types",
      version: { additionalPrinterColumns: [{ name: "A", type: "text", jsonPath: ".a" }] },
      errors: [
        'spec.additionalPrinterColumns[0].type: Invalid value: "text": must be one of ' +
          "boolean,date,integer,number,string",
      ],
    },
    {
      behaviour: "is scaled by paths into spec and status",
      version: {
        subresources: {
          scale: { specReplicasPath: ".replicas", statusReplicasPath: "status.replicas" },
        },
      },
      errors: [
        'spec.subresources.scale.specReplicasPath: Invalid value: ".replicas": should be a json ' +
          "path under .spec",
        'spec.subresources.scale.statusReplicasPath: Invalid value: "status.replicas": must be a ' +
          "simple json path starting with .",
      ],
    },
    {
      behaviour: "selects by fields that there are",
      version: { selectableFields: [{ jsonPath: ".spec.color" }] },
      errors: [
        'spec.selectableFields[0].jsonPath: Invalid value: ".spec.color": is an invalid path: does ' +
          "not refer to a valid field",
      ],
    },
    {
      behaviour: "is converted in a way that is known",
      spec: { conversion: { strategy: "Magic" } },
      errors: [
        'spec.conversion.strategy: Unsupported value: "Magic": supported values: "None", "Webhook"',
      ],
    },
    {
      behaviour: "says by which webhook it is converted",
      spec: { conversion: { strategy: "Webhook" } },
      errors: [
        "spec.conversion.webhookClientConfig: Required value: required when strategy is set to " +
          "Webhook",
        "spec.conversion.conversionReviewVersions: Required value",
      ],
    },
    {
      behaviour: "of a group of Kubernetes' own needs to be approved",
      spec: { group: "sets.k8s.io" },
      errors: [
        "metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must " +
          'have approval annotation "api-approved.kubernetes.io", see ' +
          "https://github.com/kubernetes/enhancements/pull/1111",
      ],
    },
  ])("$behaviour", ({ spec, version, errors }) => {
    expect(errorTexts(validateDefinition(definition(spec, version)))).toEqual(errors);
  });
});

describe("a schema", () => {
  const at = "spec.validation.openAPIV3Schema";
  test.each<{ behaviour: string; schema: JSONSchemaProps; errors: string[] }>([
    {
      behaviour: "is of an object",
      schema: { type: "string" },
      errors: [`${at}.type: Invalid value: "string": must be object at the root`],
    },
    {
      behaviour: "says what every field is",
      schema: { type: "object", properties: { a: {} } },
      errors: [
        `${at}.properties[a].type: Required value: must not be empty for specified object fields`,
      ],
    },
    {
      behaviour: "says what is in a list",
      schema: { type: "object", properties: { a: { type: "array" } } },
      errors: [`${at}.properties[a].items: Required value: must be specified`],
    },
    {
      behaviour: "says types apart from rules",
      schema: {
        type: "object",
        properties: { a: { type: "string", anyOf: [{ type: "string" }] } },
      },
      errors: [`${at}.properties[a].anyOf[0].type: Forbidden: must be empty to be structural`],
    },
    {
      behaviour: "may repeat the types of an int-or-string",
      schema: {
        type: "object",
        properties: {
          a: {
            "x-kubernetes-int-or-string": true,
            anyOf: [{ type: "integer" }, { type: "string" }],
          },
        },
      },
      errors: [],
    },
    {
      behaviour: "has no rules for what is not there",
      schema: { type: "object", anyOf: [{ properties: { a: { minimum: 1 } } }] },
      errors: [
        `${at}.properties[a]: Required value: because it is defined in ${at}.anyOf[0].properties[a]`,
      ],
    },
    {
      behaviour: "restricts no metadata but the name",
      schema: {
        type: "object",
        properties: {
          metadata: { type: "object", properties: { labels: { type: "object" } } },
        },
      },
      errors: [
        `${at}.properties[metadata]: Forbidden: must not specify anything other than name and ` +
          "generateName, but metadata is implicitly specified",
      ],
    },
    {
      behaviour: "has either fields or values",
      schema: {
        type: "object",
        properties: {
          a: {
            type: "object",
            properties: { b: { type: "string" } },
            additionalProperties: { type: "string" },
          },
        },
      },
      errors: [
        `${at}.properties[a].additionalProperties: Forbidden: additionalProperties and properties ` +
          "are mutual exclusive",
      ],
    },
    {
      behaviour: "has defaults that fit",
      schema: {
        type: "object",
        properties: { a: { type: "integer", default: "x" } },
      },
      errors: [
        `${at}.properties[a].default: Invalid value: "string":  in body must be of type integer: ` +
          '"string"',
      ],
    },
    {
      behaviour: "has defaults without anything unknown",
      schema: {
        type: "object",
        properties: { a: { type: "object", properties: {}, default: { b: 1 } } },
      },
      errors: [`${at}.properties[a].default: Invalid value: {"b":1}: must not have unknown fields`],
    },
    {
      behaviour: "names the keys of a list that has some",
      schema: {
        type: "object",
        properties: {
          a: { type: "array", items: { type: "object" }, "x-kubernetes-list-type": "map" },
        },
      },
      errors: [
        `${at}.properties[a].x-kubernetes-list-map-keys: Required value: must not be empty if ` +
          "x-kubernetes-list-type is map",
      ],
    },
    {
      behaviour: "requires the keys of a list that has some",
      schema: {
        type: "object",
        properties: {
          a: {
            type: "array",
            items: { type: "object", properties: { name: { type: "string" } } },
            "x-kubernetes-list-type": "map",
            "x-kubernetes-list-map-keys": ["name"],
          },
        },
      },
      errors: [
        `${at}.properties[a].items.properties[name].default: Required value: this property is in ` +
          "x-kubernetes-list-map-keys, so it must have a default or be a required property",
      ],
    },
    {
      behaviour: "refers to no other",
      schema: { type: "object", properties: { a: { type: "string", $ref: "#/b" } } },
      errors: [`${at}.properties[a].$ref: Forbidden: $ref is not supported`],
    },
    {
      behaviour: "has expressions that are looked at where nothing else is wrong",
      schema: {
        type: "object",
        properties: {
          a: {
            type: "array",
            uniqueItems: true,
            items: { type: "string", maxLength: 9, "x-kubernetes-validations": [{ rule: "x" }] },
            "x-kubernetes-validations": [{ rule: "y" }],
          },
          b: { type: "string", "x-kubernetes-validations": [{ rule: "self" }] },
        },
      },
      errors: [
        `${at}.properties[a].uniqueItems: Forbidden: uniqueItems cannot be set to true since the ` +
          "runtime complexity becomes quadratic",
        `${at}.properties[a].items.x-kubernetes-validations[0].rule: Invalid value: {"rule":"x"}: ` +
          "compilation failed: ERROR: <input>:1:1: undeclared reference to 'x' (in container '')\n" +
          " | x\n | ^",
        `${at}.properties[b].x-kubernetes-validations[0].rule: Invalid value: {"rule":"self"}: cel ` +
          "expression must evaluate to a bool",
      ],
    },
    {
      behaviour:
        "has one schema for all items, and no other words that would need to be looked into",
      schema: {
        type: "object",
        properties: {
          a: { type: "array", items: [{ type: "string", uniqueItems: true }] },
          b: { patternProperties: {} },
        },
        definitions: { c: { type: "none" } },
        dependencies: { d: ["a"], e: { type: "string", id: "e" } },
      },
      errors: [
        `${at}.definitions: Forbidden: definitions is not supported`,
        `${at}.dependencies: Forbidden: dependencies is not supported`,
        `${at}.properties[a].items: Forbidden: items must be a schema object and not an array`,
        `${at}.properties[a].items[0].uniqueItems: Forbidden: uniqueItems cannot be set to true ` +
          "since the runtime complexity becomes quadratic",
        `${at}.definitions[c].type: Unsupported value: "none": supported values: "array", ` +
          '"boolean", "integer", "number", "object", "string"',
        `${at}.dependencies[e].id: Forbidden: id is not supported`,
      ],
    },
    {
      behaviour: "does not say which schema it follows",
      schema: { type: "object", $schema: "http://json-schema.org/draft-04/schema#" },
      errors: [`${at}: Invalid value: "": OpenAPIV3Schema 'schema' is not supported`],
    },
    {
      behaviour: "has patterns that can be read",
      schema: { type: "object", properties: { a: { type: "string", pattern: "(" } } },
      errors: [
        `${at}.properties[a].pattern: Invalid value: "(": must be a valid regular expression, but ` +
          "isn't: error parsing regexp: missing closing ): `(`",
      ],
    },
  ])("$behaviour", ({ schema, errors }) => {
    const crd = definition({}, { schema: { openAPIV3Schema: schema } });
    expect(errorTexts(validateDefinition(crd))).toEqual(errors);
  });
});

test("an established definition keeps what its objects are stored by", () => {
  const stored = definition();
  const established = {
    ...stored,
    status: { ...stored.status, conditions: [{ type: "Established", status: "True" }] },
  };
  const next = definition({ scope: "Cluster", names: { ...names, kind: "Cron" } });
  expect(errorTexts(validateDefinitionUpdate(next, established))).toEqual([
    'spec.scope: Invalid value: "Cluster": field is immutable',
    'spec.names.kind: Invalid value: "Cron": field is immutable',
  ]);
});

test("an established definition takes no certificates that are none, but may keep them", () => {
  const trusting = (caBundle: string) =>
    definition({
      conversion: {
        strategy: "Webhook",
        webhook: { ...byUrl, clientConfig: { ...byUrl.clientConfig, caBundle } },
      },
    });
  const established = (crd: CustomResourceDefinition) => ({
    ...crd,
    status: { ...crd.status, conditions: [{ type: "Established", status: "True" }] },
  });
  const none = trusting(encodeBase64("none"));
  expect(errorTexts(validateDefinitionUpdate(none, established(definition())))).toEqual([
    'spec.conversion.webhookClientConfig.caBundle: Invalid value: "bm9uZQ==": unable to load root ' +
      "certificates: unable to parse bytes as PEM block",
  ]);
  expect(validateDefinitionUpdate(none, definition())).toEqual([]);
  expect(validateDefinitionUpdate(none, established(none))).toEqual([]);
});
