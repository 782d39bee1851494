/**
 * What the rules of a schema may cost together, were every list in it as long as it may be.
 * Source: apiextensions/validation, cel_validation.go and validation.go 1.36.
 */
import { type FieldError, forbiddenField } from "../../field-error.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";
import { fittingMax } from "../rules/sizes.ts";
import { innerOf } from "./parts.ts";

/** What one expression may cost, over all the places that its rule is asked at. */
const expressionCostMax = 10_000_000;
/** What all expressions of a schema may cost together. */
const schemaCostMax = 100_000_000;
/** So many of the most expensive rules are told, none that is less than a hundredth. */
const toldMax = 4;
const toldMin = schemaCostMax / 100;

/** How often a schema may apply within one object; `undefined` where nothing bounds it. */
export type Cardinality = number | undefined;

/** How often the parts of a schema apply, that itself applies so often. */
export function cardinalityWithin(schema: JSONSchemaProps, cardinality: Cardinality): Cardinality {
  const factor = elementsMax(schema);
  return cardinality === undefined || factor === undefined ? undefined : cardinality * factor;
}

function elementsMax(schema: JSONSchemaProps): number | undefined {
  const { type, maxItems, maxProperties, additionalProperties } = schema;
  if (type === "array") return maxItems === undefined ? undefined : Math.max(0, maxItems);
  if (type !== "object" || innerOf(additionalProperties) === undefined) return 1;
  return maxProperties === undefined ? undefined : Math.max(0, maxProperties);
}

/** Adds up what the rules of one schema cost. */
export class RuleCosts {
  #total = 0;
  readonly #expensive: { readonly path: string; readonly cost: number }[] = [];

  /** Notes the cost of a rule at all its places, and says whether that is too much. */
  addRule(path: string, cost: number, { schema, cardinality }: Applied): readonly FieldError[] {
    const times = cardinality ?? fittingMax(schema);
    return this.#add(path, cost * times, "estimated rule cost");
  }

  /** Notes the cost of the message of a rule, and says whether that is too much. */
  addMessage(path: string, cost: number): readonly FieldError[] {
    return this.#add(path, cost, "estimated messageExpression cost");
  }

  #add(path: string, cost: number, what: string): readonly FieldError[] {
    this.#total += cost;
    if (cost >= toldMin) this.#expensive.push({ path, cost });
    if (cost <= expressionCostMax) return [];
    return [forbiddenField(path, tooCostly(what, cost / expressionCostMax))];
  }

  /** What is wrong with all rules together; `path` is where their schema stands. */
  problems(path: string): readonly FieldError[] {
    if (this.#total <= schemaCostMax) return [];
    const most = this.#expensive.toSorted((left, right) => right.cost - left.cost);
    const within = "for entire OpenAPIv3 schema";
    const contributed = `contributed to estimated rule cost total exceeding cost limit ${within}`;
    const total = `x-kubernetes-validations estimated rule cost total ${within}`;
    return [
      ...most.slice(0, toldMax).map((rule) => forbiddenField(rule.path, contributed)),
      forbiddenField(path, tooCostly(total, this.#total / schemaCostMax)),
    ];
  }
}

/** A schema, and how often it applies. */
interface Applied {
  readonly schema: JSONSchemaProps;
  readonly cardinality: Cardinality;
}

function tooCostly(what: string, factor: number): string {
  const times =
    factor > 100
      ? "more than 100x"
      : factor < 1.5
        ? `${factor.toFixed(6)}x`
        : `${factor.toFixed(1)}x`;
  return (
    `${what} exceeds budget by factor of ${times} (try simplifying the rule, or adding maxItems, ` +
    "maxProperties, and maxLength where arrays, maps, and strings are declared)"
  );
}
