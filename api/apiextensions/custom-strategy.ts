import { type FieldError, fieldErrorBody, invalid } from "../field-error.ts";
import type { JsonObject } from "../json.ts";
import type { KubeObject, Strategy } from "../resource.ts";
import type {
  CustomResourceDefinitionVersion,
  CustomResourceSubresourceScale,
} from "./definition.ts";
import { finalizerWarnings } from "./finalizer-warnings.ts";
import { memberAt, membersOf } from "./json-path.ts";
import { type JSONSchemaProps, schemaOf } from "./json-schema-props.ts";
import { evaluateRules, hasRules } from "./rules/evaluate.ts";
import { validateValue, validateValueUpdate } from "./values/check-value.ts";
import { validateEmbedded } from "./values/embedded.ts";
import { validateListTypes } from "./values/list-types.ts";

/** How custom objects are created and changed. Source: registry/customresource 1.36. */
export function customStrategy(version: CustomResourceDefinitionVersion): Strategy<KubeObject> {
  const schema = schemaOf(version) ?? {};
  const { scale, status } = version.subresources ?? {};
  return {
    ...(status === undefined ? {} : { prepareForCreate: withoutStatus }),
    validateCreate: (object) =>
      withRules(schema, { value: object, old: undefined }, [
        ...validateValue(schema, object),
        ...validateScaleSpec(object, scale),
        ...validateScaleStatus(object, scale),
        ...validateEmbedded(schema, asJson(object), ""),
        ...validateListTypes(schema, asJson(object), ""),
      ]),
    validateUpdate: (next, stored) =>
      withRules(schema, { value: next, old: stored }, [
        ...validateValueUpdate(schema, next, stored),
        ...validateScaleSpec(next, scale),
        ...validateScaleStatus(next, scale),
        ...validateEmbedded(schema, asJson(next), ""),
        ...validateListTypesUpdate(schema, next, stored),
      ]),
    validateStatusUpdate: (next, stored) =>
      withRules(schema, { value: next, old: stored }, [
        ...validateValueUpdate(schema, next, stored),
        ...validateScaleStatus(next, scale),
        ...validateEmbedded(schema, asJson(next), ""),
        ...validateListTypesUpdate(schema, next, stored),
      ]),
    warnings,
  };
}

/** Errors that leave a value in no state for rules to be asked about. */
const blocking: ReadonlySet<FieldError["type"]> = new Set([
  "notSupported",
  "required",
  "tooLong",
  "tooMany",
  "typeInvalid",
]);

const unchecked =
  "some validation rules were not checked because the object was invalid; correct the existing " +
  "errors to complete validation";

/** The errors, and those of rules in CEL, where a value is well enough to be asked about. */
function withRules(
  schema: JSONSchemaProps,
  { value, old }: { readonly value: KubeObject; readonly old: KubeObject | undefined },
  errors: readonly FieldError[],
): readonly FieldError[] {
  if (!hasRules(schema)) return errors;
  if (errors.some(({ type }) => blocking.has(type))) {
    return [...errors, invalid("<nil>", null, unchecked)];
  }
  const { errors: broken, kept } = evaluateRules(schema, value, { old });
  if (kept.length > 0) keptErrors.set(value, kept);
  return [...errors, ...broken];
}

/** What the rules said of objects that may stay as they are: who changes them is warned. */
const keptErrors = new WeakMap<KubeObject, readonly FieldError[]>();

const warnings = (object: KubeObject, stored?: KubeObject): readonly string[] => [
  ...finalizerWarnings(object, stored),
  ...(keptErrors.get(object) ?? []).map((error) => `${error.field}: ${fieldErrorBody(error)}`),
];

// Objects are plain JSON.
const asJson = (object: KubeObject) => object as unknown as JsonObject;

/** Who creates an object does not say its status. */
function withoutStatus(object: KubeObject): KubeObject {
  if (!("status" in object)) return object;
  const { status: _, ...rest } = object;
  return rest;
}

/** What was there twice already may stay so. */
function validateListTypesUpdate(
  schema: JSONSchemaProps,
  next: KubeObject,
  stored: KubeObject,
): readonly FieldError[] {
  const errors = validateListTypes(schema, asJson(next), "");
  if (errors.length === 0) return errors;
  return validateListTypes(schema, asJson(stored), "").length > 0 ? [] : errors;
}

type Scale = CustomResourceSubresourceScale | undefined;

const validateScaleSpec = (object: KubeObject, scale: Scale): readonly FieldError[] =>
  scale === undefined ? [] : validateReplicas(object, scale.specReplicasPath);

function validateScaleStatus(object: KubeObject, scale: Scale): readonly FieldError[] {
  if (scale === undefined) return [];
  const { statusReplicasPath, labelSelectorPath = "" } = scale;
  const selector = memberAt(object, membersOf(labelSelectorPath));
  const isWrong = selector !== undefined && typeof selector !== "string";
  return [
    ...validateReplicas(object, statusReplicasPath),
    ...(isWrong
      ? [invalid(labelSelectorPath, "", accessor(labelSelectorPath, selector, "string"))]
      : []),
  ];
}

/** The largest number of replicas. */
const replicasMax = 2 ** 31 - 1;

function validateReplicas(object: KubeObject, path: string): readonly FieldError[] {
  const replicas = memberAt(object, membersOf(path));
  if (replicas === undefined) return [];
  if (typeof replicas !== "number") return [invalid(path, 0, accessor(path, replicas, "int64"))];
  if (replicas < 0) return [invalid(path, replicas, "should be a non-negative integer")];
  if (replicas <= replicasMax) return [];
  return [invalid(path, replicas, `should be less than or equal to ${replicasMax}`)];
}

/** What upstream says of a value that is not of the type it looks for. */
function accessor(path: string, value: unknown, wanted: "int64" | "string"): string {
  const found = typeof value === "object" ? "map[string]interface {}" : typeof value;
  return `${path} accessor error: ${String(value)} is of the type ${found}, expected ${wanted}`;
}
