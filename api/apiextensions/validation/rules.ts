import { type FieldError, invalid, required } from "../../field-error.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { type CompiledRule, rulesOf } from "../rules/compile.ts";
import { innerOf, itemsOf } from "./parts.ts";

/** Where a schema stands, as its rules need to know it. */
interface Place {
  readonly path: string;
  readonly isRoot?: boolean;
  /** The first schema around it whose parts cannot be told from those before. */
  readonly uncorrelated?: string | undefined;
}

/** What is wrong with the expressions of the rules of a schema that is fine but for those. */
export function validateExpressions(schema: JSONSchemaProps, place: Place): readonly FieldError[] {
  const { path, isRoot = false, uncorrelated } = place;
  const isEmbedded = schema["x-kubernetes-embedded-resource"] === true;
  const items = itemsOf(schema);
  const values = innerOf(schema.additionalProperties);
  const isAtomic = schema["x-kubernetes-map-type"] === "atomic";
  const inMap = isAtomic ? (uncorrelated ?? path) : uncorrelated;
  const isKeyed = schema["x-kubernetes-list-type"] === "map";
  const inList = isKeyed ? uncorrelated : (uncorrelated ?? path);
  return [
    ...(values === undefined
      ? []
      : validateExpressions(values, { path: `${path}.additionalProperties`, uncorrelated })),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
      validateExpressions(each, { path: `${path}.properties[${name}]`, uncorrelated: inMap }),
    ),
    ...(items === undefined
      ? []
      : validateExpressions(items, { path: `${path}.items`, uncorrelated: inList })),
    ...rulesOf(schema, isRoot || isEmbedded).flatMap((rule, index) =>
      validateRule(rule, `${path}.x-kubernetes-validations[${index}]`, uncorrelated),
    ),
  ];
}

function validateRule(
  compiled: CompiledRule,
  path: string,
  uncorrelated: string | undefined,
): readonly FieldError[] {
  const { rule, error, messageError, usesOldSelf } = compiled;
  const errors: FieldError[] = [];
  if (rule.rule.trim() === "") return [required(`${path}.rule`, "rule is not specified")];
  if (error !== undefined) errors.push(invalid(`${path}.rule`, rule, error));
  if (messageError !== undefined) {
    errors.push(invalid(`${path}.messageExpression`, rule, messageError));
  }
  if (usesOldSelf && uncorrelated !== undefined) {
    const what = "the uncorrelatable portion of the schema within";
    const why = `oldSelf cannot be used on ${what} ${uncorrelated}`;
    errors.push(invalid(`${path}.rule`, rule.rule, why));
  }
  if (!usesOldSelf && rule.optionalOldSelf !== undefined) {
    const why = "may not be set if oldSelf is not used in rule";
    errors.push(invalid(`${path}.optionalOldSelf`, rule.optionalOldSelf, why));
  }
  return errors;
}
