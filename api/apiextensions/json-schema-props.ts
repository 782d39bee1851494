import * as z from "zod";
import type { Json } from "../json.ts";
import {
  bool,
  double,
  int64,
  list,
  mandatory,
  map,
  namedJson,
  oneOf,
  ref,
  struct,
  text,
  textItem,
} from "../schema.ts";

/** A rule of x-kubernetes-validations. */
export interface ValidationRule {
  readonly rule: string;
  readonly message?: string | undefined;
  readonly messageExpression?: string | undefined;
  readonly reason?: string | undefined;
  readonly fieldPath?: string | undefined;
  readonly optionalOldSelf?: boolean | undefined;
}

/** A JSON schema, as the versions of a CustomResourceDefinition carry it. */
export interface JSONSchemaProps {
  readonly id?: string | undefined;
  readonly $schema?: string | undefined;
  readonly $ref?: string | undefined;
  readonly description?: string | undefined;
  readonly type?: string | undefined;
  readonly format?: string | undefined;
  readonly title?: string | undefined;
  readonly default?: Json | undefined;
  readonly maximum?: number | undefined;
  readonly exclusiveMaximum?: boolean | undefined;
  readonly minimum?: number | undefined;
  readonly exclusiveMinimum?: boolean | undefined;
  readonly maxLength?: number | undefined;
  readonly minLength?: number | undefined;
  readonly pattern?: string | undefined;
  readonly maxItems?: number | undefined;
  readonly minItems?: number | undefined;
  readonly uniqueItems?: boolean | undefined;
  readonly multipleOf?: number | undefined;
  readonly enum?: readonly Json[] | undefined;
  readonly maxProperties?: number | undefined;
  readonly minProperties?: number | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: JSONSchemaProps | readonly JSONSchemaProps[] | undefined;
  readonly allOf?: readonly JSONSchemaProps[] | undefined;
  readonly oneOf?: readonly JSONSchemaProps[] | undefined;
  readonly anyOf?: readonly JSONSchemaProps[] | undefined;
  readonly not?: JSONSchemaProps | undefined;
  readonly properties?: Readonly<Record<string, JSONSchemaProps>> | undefined;
  readonly additionalProperties?: JSONSchemaProps | boolean | undefined;
  readonly patternProperties?: Readonly<Record<string, JSONSchemaProps>> | undefined;
  readonly dependencies?: Readonly<Record<string, JSONSchemaProps | readonly string[]>> | undefined;
  readonly additionalItems?: JSONSchemaProps | boolean | undefined;
  readonly definitions?: Readonly<Record<string, JSONSchemaProps>> | undefined;
  readonly externalDocs?:
    | { readonly description?: string | undefined; readonly url?: string | undefined }
    | undefined;
  readonly example?: Json | undefined;
  readonly nullable?: boolean | undefined;
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean | undefined;
  readonly "x-kubernetes-embedded-resource"?: boolean | undefined;
  readonly "x-kubernetes-int-or-string"?: boolean | undefined;
  readonly "x-kubernetes-list-map-keys"?: readonly string[] | undefined;
  readonly "x-kubernetes-list-type"?: string | undefined;
  readonly "x-kubernetes-map-type"?: string | undefined;
  readonly "x-kubernetes-validations"?: readonly ValidationRule[] | undefined;
}

const named = (kind: string) => `apiextensions.v1.${kind}`;

const AnyJson = namedJson(
  named("JSON"),
  "Any JSON: text, a number, true or false, an object, a list.",
);

const ExternalDocumentation = struct(
  named("ExternalDocumentation"),
  "Where more is written about a value.",
  { description: text("What is written there."), url: text("Where it is.") },
);

const ValidationRule = struct(
  named("ValidationRule"),
  "A rule in CEL that the value must satisfy, which it knows as self.",
  {
    fieldPath: text("The field that a failure is told of, such as .spec.replicas."),
    message: text("What is told where the rule fails."),
    messageExpression: text("An expression in CEL for what is told where the rule fails."),
    optionalOldSelf: bool("True has a rule about oldSelf run where there is none yet."),
    reason: text(
      "The reason of a failure: FieldValueInvalid (the default), FieldValueForbidden, " +
        "FieldValueRequired or FieldValueDuplicate.",
    ),
    rule: mandatory(text("The expression, which must be true.")),
  },
);

const atomic = { type: "atomic" } as const;

/** What a schema says of a value that is no object and no list. */
const ofScalars = {
  enum: list("The values that are allowed.", AnyJson, atomic),
  exclusiveMaximum: bool("True: the value must be less than the maximum."),
  exclusiveMinimum: bool("True: the value must be greater than the minimum."),
  format: text("What the text of a value looks like: date-time, ipv4, uri, and more."),
  maxLength: int64("The most characters of a text."),
  maximum: double("The largest value."),
  minLength: int64("The least characters of a text."),
  minimum: double("The smallest value."),
  multipleOf: double("What the value is a multiple of."),
  pattern: text("A regular expression that the text matches."),
};

/** What a schema says of Kubernetes. */
const extensions = {
  "x-kubernetes-embedded-resource": bool("True: the value is an object of Kubernetes."),
  "x-kubernetes-int-or-string": bool("True: the value is an integer or a text."),
  "x-kubernetes-list-map-keys": list(
    "The members that tell the items of a list of type map apart.",
    textItem,
    atomic,
  ),
  "x-kubernetes-list-type": text("How lists merge: atomic (the default), set or map."),
  "x-kubernetes-map-type": text("How objects merge: granular (the default) or atomic."),
  "x-kubernetes-preserve-unknown-fields": bool("True keeps members that have no schema."),
  "x-kubernetes-validations": list("Rules in CEL.", ValidationRule, {
    merge: "rule",
    patchStrategy: "merge",
  }),
};

/** What a schema says of any value. */
const ofValues = {
  $ref: text("Not allowed."),
  $schema: text("The address of the schema of schemas."),
  default: ref("The value of a member that is not given.", AnyJson),
  description: text("What the value says, for people."),
  example: ref("A value for documentation.", AnyJson),
  externalDocs: ref("Where more is written about it.", ExternalDocumentation),
  id: text("Not allowed."),
  nullable: bool("True allows null."),
  title: text("A name for people."),
  type: text("The type of the value: object, array, string, integer, number or boolean."),
};

// A type that holds itself is too much for the types of whole objects: see `schemaOf`.
// A schema holds schemas, so those fields are made when they are asked for.
export const JSONSchemaProps: z.ZodType<object> = struct(
  named("JSONSchemaProps"),
  "A JSON schema of draft 4, as far as Kubernetes takes it.",
  {
    ...ofValues,
    ...ofScalars,
    ...extensions,
    get additionalItems() {
      return orBool("Not allowed.").optional();
    },
    get additionalProperties() {
      return orBool("The schema of members that have none of their own.").optional();
    },
    get allOf() {
      return list("All of these must hold.", JSONSchemaProps, atomic);
    },
    get anyOf() {
      return list("One of these at least must hold.", JSONSchemaProps, atomic);
    },
    get definitions() {
      return map("Not allowed.", JSONSchemaProps);
    },
    get dependencies() {
      const name = named("JSONSchemaPropsOrStringArray");
      const options = [JSONSchemaProps, z.array(z.string())];
      return map("Not allowed.", oneOf(name, "A schema, or names.", options));
    },
    get items() {
      const name = named("JSONSchemaPropsOrArray");
      const options = [JSONSchemaProps, z.array(JSONSchemaProps)];
      return oneOf(name, "The schema of the items of a list.", options).optional();
    },
    maxItems: int64("The most items of a list."),
    maxProperties: int64("The most members of an object."),
    minItems: int64("The least items of a list."),
    minProperties: int64("The least members of an object."),
    get not() {
      return ref("This must not hold.", JSONSchemaProps);
    },
    get oneOf() {
      return list("Exactly one of these must hold.", JSONSchemaProps, atomic);
    },
    get patternProperties() {
      return map("Not allowed.", JSONSchemaProps);
    },
    get properties() {
      return map("The schemas of the members, by their names.", JSONSchemaProps);
    },
    required: list("The members that must be there.", textItem, atomic),
    uniqueItems: bool("Not allowed to be true."),
  },
);

/** The schema that a version has. */
export function schemaOf(version: {
  readonly schema?: { readonly openAPIV3Schema?: object | undefined } | undefined;
}): JSONSchemaProps | undefined {
  // It was decoded along the structure of the kind.
  return version.schema?.openAPIV3Schema as JSONSchemaProps | undefined;
}

function orBool(doc: string) {
  return oneOf(named("JSONSchemaPropsOrBool"), doc, [JSONSchemaProps, z.boolean()]);
}
