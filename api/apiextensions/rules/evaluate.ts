/**
 * Holds values against the rules of their schemas.
 * Source: apiextensions-apiserver schema/cel/validation.go 1.36.
 */
import { type CelProgram, type CelResult, perCallCostMax } from "../../cel/index.ts";
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalid,
  invalidWhole,
  required,
} from "../../field-error.ts";
import { isObject, type JsonObject, ownMember } from "../../json.ts";
import { byteLength } from "../../validation/meta.ts";
import type { JSONSchemaProps, ValidationRule } from "../json-schema-props.ts";
import { innerOf, itemsOf, rememberedSome } from "../validation/parts.ts";
import { itemOf } from "../values/check-value.ts";
import { type CompiledRule, rulesOf } from "./compile.ts";
import {
  type Correlation,
  correlationOf,
  isKept,
  itemCorrelation,
  memberCorrelation,
} from "./correlation.ts";
import { fieldPathIn } from "./field-path.ts";
import { optionalValue } from "./optional.ts";

/** What all rules of one object may cost together. Source: RuntimeCELCostBudget. */
const costBudget = 10_000_000;

/**
 * Every rule that a value breaks; `old` is what it replaces, `undefined` where that is none.
 * `isResource` says whether the value is an object, with a kind and a name.
 */
export const validateRules = (
  schema: JSONSchemaProps,
  value: unknown,
  given: Given = {},
): readonly FieldError[] => evaluateRules(schema, value, given).errors;

interface Given {
  readonly old?: unknown;
  readonly isResource?: boolean;
}

/** What the rules of a schema say of a value. */
export interface Verdict {
  /** Why it is refused. */
  readonly errors: readonly FieldError[];
  /** What it went against before, and may go on doing since that part of it stays as it was. */
  readonly kept: readonly FieldError[];
}

/** Like `validateRules`, with what is only warned of. */
export function evaluateRules(
  schema: JSONSchemaProps,
  value: unknown,
  { old, isResource = true }: Given = {},
): Verdict {
  if (!hasRules(schema)) return { errors: none, kept: none };
  const run = new Evaluation();
  const correlation = correlationOf(value, old);
  run.check(schema, { value, old, path: "", isRoot: isResource, correlation });
  return run;
}

const none: readonly FieldError[] = [];

/** Whether there are any rules in a schema. */
export const hasRules = rememberedSome(
  (each) => (each["x-kubernetes-validations"] ?? []).length > 0,
);

interface Node {
  readonly value: unknown;
  /** What expressions know as `oldSelf`: undefined where there is none. */
  readonly old: unknown;
  readonly path: string;
  readonly isRoot: boolean;
  readonly correlation: Correlation | undefined;
}

/** The rules of one object, which share a budget. */
class Evaluation {
  readonly errors: FieldError[] = [];
  readonly kept: FieldError[] = [];
  #budget = costBudget;

  check(schema: JSONSchemaProps, node: Node): void {
    const { value } = node;
    if (value === null || value === undefined || this.#budget < 0) return;
    const isEmbedded = schema["x-kubernetes-embedded-resource"] === true;
    for (const rule of rulesOf(schema, node.isRoot || isEmbedded)) {
      if (this.#budget < 0) return;
      const error = this.#evaluate(rule, schema, node);
      if (error !== undefined) this.errors.push(error);
    }
    if (Array.isArray(value)) this.#checkItems(schema, { ...node, value });
    else if (isObject(value)) this.#checkMembers(schema, { ...node, value });
  }

  #checkItems(schema: JSONSchemaProps, node: Node & { value: readonly unknown[] }): void {
    const items = itemsOf(schema);
    if (items === undefined || !hasRules(items)) return;
    const before =
      schema["x-kubernetes-list-type"] === "map" && Array.isArray(node.old) ? node.old : undefined;
    node.value.forEach((item, index) => {
      const old = before && itemOf(schema, before, { item, index });
      const correlation = itemCorrelation(schema, node.correlation, { item, index });
      const path = `${node.path}[${index}]`;
      this.check(items, { value: item, old, path, isRoot: false, correlation });
    });
  }

  #checkMembers(schema: JSONSchemaProps, node: Node & { value: JsonObject }): void {
    const { properties = {}, additionalProperties } = schema;
    const values = innerOf(additionalProperties);
    const before = isObject(node.old) ? node.old : {};
    for (const [key, member] of Object.entries(node.value)) {
      const known = ownMember(properties, key);
      const inner = known ?? values;
      if (inner === undefined || !hasRules(inner)) continue;
      const child = node.path === "" ? key : `${node.path}.${key}`;
      const path = known === undefined ? `${node.path}[${key}]` : child;
      const old = ownMember(before, key) ?? undefined;
      const correlation = memberCorrelation(node.correlation, key, member);
      this.check(inner, { value: member, old, path, isRoot: false, correlation });
    }
  }

  /** What is wrong by one rule. */
  #evaluate(compiled: CompiledRule, schema: JSONSchemaProps, node: Node): FieldError | undefined {
    const { rule, program, usesOldSelf } = compiled;
    const isOptional = rule.optionalOldSelf === true;
    if (usesOldSelf && node.old === undefined && !isOptional) return undefined;
    const field = node.path === "" ? "<nil>" : node.path;
    const type = schema.type ?? "";
    if (program === undefined) {
      return invalid(field, type, `rule compile error: ${compiled.error}`);
    }
    const oldSelf = isOptional ? optionalValue(node.old) : node.old;
    const variables = { self: node.value, oldSelf };
    const result = this.#run(program, variables);
    if (result === undefined) return invalid(field, type, outOfBudget);
    if (result.error !== undefined) {
      if (result.isTooCostly) this.#budget = -1;
      return invalid(field, type, failureOf(result.error, rule));
    }
    if (result.value === true) return undefined;
    const error = this.#failure(compiled, schema, { ...node, variables });
    if (usesOldSelf || !isKept(node.correlation)) return error;
    this.kept.push(error);
    return undefined;
  }

  /** What is said of a rule that does not hold. */
  #failure(compiled: CompiledRule, schema: JSONSchemaProps, node: Node & Asked): FieldError {
    const { rule } = compiled;
    const told = this.#message(compiled, node.variables);
    const within = fieldPathIn(schema, rule.fieldPath ?? "") ?? "";
    const at = `${node.path}${within}`.replace(/^\./, "");
    if (told?.stops === true)
      return invalid(at === "" ? "<nil>" : at, schema.type ?? "", told.text);
    const message = told?.text ?? messageOf(rule);
    // An expression for the message tells of the value what there is to tell.
    const isTold = told === undefined && !(isObject(node.value) || Array.isArray(node.value));
    const path = at === "" ? "<nil>" : at;
    return errorOf(rule, path, { message, ...(isTold ? { value: node.value } : {}) });
  }

  /** Undefined where the budget is spent. */
  #run(program: CelProgram, variables: Readonly<Record<string, unknown>>): CelResult | undefined {
    if (this.#budget <= 0) return undefined;
    const result = program.evaluate(variables, { costMax: perCallCostMax });
    this.#budget -= result.cost;
    return this.#budget < 0 ? undefined : result;
  }

  /** Undefined where the expression for it tells nothing that can be told. */
  #message({ message, rule }: CompiledRule, variables: Asked["variables"]): Told | undefined {
    if (message === undefined) return undefined;
    const result = this.#run(message, variables);
    if (result === undefined || isTooCostly(result)) {
      this.#budget = -1;
      const expression = JSON.stringify(rule.messageExpression);
      return { stops: true, text: result === undefined ? noBudgetToTell : tooCostly(expression) };
    }
    const text = typeof result.value === "string" ? result.value.trim() : "";
    const isTellable = text !== "" && !text.includes("\n") && byteLength(text) <= messageBytesMax;
    return isTellable ? { stops: false, text } : undefined;
  }
}

/** What a rule is asked with. */
interface Asked {
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What an expression for a message came to; `stops` where no rule is asked after it. */
interface Told {
  readonly stops: boolean;
  readonly text: string;
}

const noBudgetToTell =
  "messageExpression evaluation failed due to running out of cost budget, no further validation " +
  "rules will be run";

const isTooCostly = (result: CelResult): boolean =>
  result.error !== undefined && result.isTooCostly;

const tooCostly = (expression: string) =>
  "no further validation rules will be run due to call cost exceeds limit for messageExpression: " +
  expression;

/** Source: MaxEvaluatedMessageExpressionSizeBytes. */
const messageBytesMax = 5 * 1024;

const outOfBudget =
  "validation failed due to running out of cost budget, no further validation rules will be run";

const nameOf = ({ rule, message = "" }: ValidationRule): string =>
  (message === "" ? rule : message).trim();

function failureOf(error: string, rule: ValidationRule): string {
  if (error.startsWith("no such overload")) {
    return (
      `'${error}': call arguments did not match a supported operator, function or macro signature ` +
      `for rule: ${nameOf(rule)}`
    );
  }
  if (error.startsWith("operation cancelled: actual cost limit exceeded")) {
    return (
      `'${error}': no further validation rules will be run due to call cost exceeds limit for ` +
      `rule: ${nameOf(rule)}`
    );
  }
  return `${error} evaluating rule: ${nameOf(rule)}`;
}

const messageOf = (rule: ValidationRule): string =>
  (rule.message ?? "") === "" ? `failed rule: ${nameOf(rule)}` : nameOf(rule);

function errorOf(
  { reason }: ValidationRule,
  field: string,
  { value, message }: { readonly value?: unknown; readonly message: string },
): FieldError {
  switch (reason) {
    case "FieldValueForbidden":
      return forbiddenField(field, message);
    case "FieldValueRequired":
      return required(field, message);
    case "FieldValueDuplicate":
      return duplicate(field, value);
    default:
      return value === undefined ? invalidWhole(field, message) : invalid(field, value, message);
  }
}
