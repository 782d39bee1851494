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
import { equalJson, isObject } from "../../json.ts";
import type { JSONSchemaProps, ValidationRule } from "../json-schema-props.ts";
import { innerOf, itemsOf, someSchema } from "../validation/parts.ts";
import { itemOf } from "../values/check-value.ts";
import { type CompiledRule, rulesOf } from "./compile.ts";
import { fieldPathIn } from "./field-path.ts";
import { optionalValue } from "./optional.ts";

/** What all rules of one object may cost together. Source: RuntimeCELCostBudget. */
const costBudget = 10_000_000;

/**
 * Every rule that a value breaks; `old` is what it replaces, `undefined` where that is none.
 * `isResource` says whether the value is an object, with a kind and a name.
 */
export function validateRules(
  schema: JSONSchemaProps,
  value: unknown,
  { old, isResource = true }: { readonly old?: unknown; readonly isResource?: boolean } = {},
): readonly FieldError[] {
  if (!hasRules(schema)) return none;
  const run = new Evaluation();
  run.check(schema, { value, old, path: "", isRoot: isResource, isKept: false });
  return run.errors;
}

const none: readonly FieldError[] = [];

/** Whether there are any rules in a schema. */
export function hasRules(schema: JSONSchemaProps): boolean {
  const known = withRules.get(schema);
  if (known !== undefined) return known;
  const found = someSchema(schema, (each) => (each["x-kubernetes-validations"] ?? []).length > 0);
  withRules.set(schema, found);
  return found;
}

const withRules = new WeakMap<JSONSchemaProps, boolean>();

interface Node {
  readonly value: unknown;
  readonly old: unknown;
  readonly path: string;
  readonly isRoot: boolean;
  /** It is part of something that stays as it was: rules that it breaks it may go on breaking. */
  readonly isKept: boolean;
}

/** The rules of one object, which share a budget. */
class Evaluation {
  readonly errors: FieldError[] = [];
  #budget = costBudget;

  check(schema: JSONSchemaProps, node: Node): void {
    const { value, old, isKept } = node;
    if (value === null || value === undefined || this.#budget < 0) return;
    const isEmbedded = schema["x-kubernetes-embedded-resource"] === true;
    const rules = rulesOf(schema, node.isRoot || isEmbedded);
    const same = isKept || (old !== undefined && rules.length > 0 && equalJson(value, old));
    for (const rule of rules) {
      if (this.#budget < 0) return;
      const error = this.#evaluate(rule, schema, { ...node, isKept: same });
      if (error !== undefined) this.errors.push(error);
    }
    if (Array.isArray(value)) this.#checkItems(schema, { ...node, value, isKept: same });
    else if (isObject(value)) this.#checkMembers(schema, { ...node, isKept: same });
  }

  #checkItems(schema: JSONSchemaProps, node: Node & { value: readonly unknown[] }): void {
    const items = itemsOf(schema);
    if (items === undefined || !hasRules(items)) return;
    const before =
      schema["x-kubernetes-list-type"] === "map" && Array.isArray(node.old) ? node.old : undefined;
    node.value.forEach((item, index) => {
      const old = before && itemOf(schema, before, { item, index });
      const path = `${node.path}[${index}]`;
      this.check(items, { ...node, value: item, old, path, isRoot: false });
    });
  }

  #checkMembers(schema: JSONSchemaProps, node: Node): void {
    const { properties = {}, additionalProperties } = schema;
    const values = innerOf(additionalProperties);
    if (!isObject(node.value)) return;
    const before = isObject(node.old) ? node.old : {};
    for (const [key, member] of Object.entries(node.value)) {
      const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
      const inner = known ?? values;
      if (inner === undefined || !hasRules(inner)) continue;
      const child = node.path === "" ? key : `${node.path}.${key}`;
      const path = known === undefined ? `${node.path}[${key}]` : child;
      const old = Object.hasOwn(before, key) ? before[key] : undefined;
      this.check(inner, { ...node, value: member, old, path, isRoot: false });
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
    if (result.value === true || (!usesOldSelf && node.isKept)) return undefined;
    const told = this.#message(compiled, variables);
    const within = fieldPathIn(schema, rule.fieldPath ?? "") ?? "";
    const at = `${node.path}${within}`.replace(/^\./, "");
    const message = told ?? messageOf(rule);
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

  #message(
    { message }: CompiledRule,
    variables: Readonly<Record<string, unknown>>,
  ): string | undefined {
    if (message === undefined) return undefined;
    const value = this.#run(message, variables)?.value;
    const text = typeof value === "string" ? value.trim() : "";
    const isTellable = text !== "" && !text.includes("\n") && text.length <= messageLengthMax;
    return isTellable ? text : undefined;
  }
}

/** In characters. Source: MaxEvaluatedMessageExpressionSizeBytes. */
const messageLengthMax = 5 * 1024;

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
