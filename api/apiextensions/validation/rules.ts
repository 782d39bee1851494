import { type FieldError, invalid, required } from "../../field-error.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { type CompiledRule, rulesOf } from "../rules/compile.ts";
import { innerOf, itemsOf } from "./parts.ts";
import { type Cardinality, cardinalityWithin, RuleCosts } from "./rule-costs.ts";

/**
 * What is wrong with the expressions of the rules of a structural schema. `wrong` is what else is
 * wrong with it: a schema with such a thing in it, or inside of it, may have no types to speak of.
 */
export function validateExpressions(
  schema: JSONSchemaProps,
  path: string,
  wrong: readonly FieldError[] = [],
): readonly FieldError[] {
  const costs = new RuleCosts();
  const place = { path, isRoot: true, uncorrelated: undefined, cardinality: 1, costs, wrong };
  const errors = validateWithin(schema, place);
  return [...errors, ...costs.problems(path)];
}

/** Where a schema stands, as its rules need to know it. */
interface Place {
  readonly path: string;
  readonly isRoot: boolean;
  /** The first schema around it whose parts cannot be told from those before. */
  readonly uncorrelated: string | undefined;
  readonly cardinality: Cardinality;
  readonly costs: RuleCosts;
  readonly wrong: readonly FieldError[];
}

function validateWithin(schema: JSONSchemaProps, place: Place): readonly FieldError[] {
  const { path, isRoot, uncorrelated } = place;
  const isEmbedded = schema["x-kubernetes-embedded-resource"] === true;
  const items = itemsOf(schema);
  const values = innerOf(schema.additionalProperties);
  const isKeyed = schema["x-kubernetes-list-type"] === "map";
  const inList = isKeyed ? uncorrelated : (uncorrelated ?? path);
  const cardinality = cardinalityWithin(schema, place.cardinality);
  const inner = (at: string, within: string | undefined): Place => ({
    ...place,
    path: `${path}.${at}`,
    isRoot: false,
    uncorrelated: within,
    cardinality,
  });
  return [
    ...(values === undefined
      ? []
      : validateWithin(values, inner("additionalProperties", uncorrelated))),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
      validateWithin(each, inner(`properties[${name}]`, uncorrelated)),
    ),
    ...(items === undefined ? [] : validateWithin(items, inner("items", inList))),
    ...soundRulesOf(schema, place, isRoot || isEmbedded).flatMap((rule, index) => {
      const at = `${path}.x-kubernetes-validations[${index}]`;
      return validateRule(rule, schema, { ...place, path: at });
    }),
  ];
}

const soundRulesOf = (schema: JSONSchemaProps, { path, wrong }: Place, isRoot: boolean) =>
  wrong.some(({ field }) => field.startsWith(`${path}.`)) ? [] : rulesOf(schema, isRoot);

function validateRule(
  compiled: CompiledRule,
  schema: JSONSchemaProps,
  { path, uncorrelated, cardinality, costs }: Place,
): readonly FieldError[] {
  const { rule, program, error, message, messageError, usesOldSelf } = compiled;
  if (rule.rule.trim() === "") return [required(`${path}.rule`, "rule is not specified")];
  const { estimatedCost: cost = 0 } = program ?? {};
  const errors = [...costs.addRule(`${path}.rule`, cost, { schema, cardinality })];
  if (error !== undefined) errors.push(invalid(`${path}.rule`, rule, error));
  const at = `${path}.messageExpression`;
  if (messageError !== undefined) errors.push(invalid(at, rule, messageError));
  errors.push(...costs.addMessage(at, message?.estimatedCost ?? 0));
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
