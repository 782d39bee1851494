import { type CelProgram, celTypeOf, compileCel, optionalOf, types } from "../../cel/index.ts";
import type { JSONSchemaProps, ValidationRule } from "../json-schema-props.ts";
import { sizesIn } from "./sizes.ts";

/** A rule that can be evaluated, or why it cannot. */
export interface CompiledRule {
  readonly rule: ValidationRule;
  readonly program?: CelProgram;
  /** Why the rule is none. */
  readonly error?: string;
  readonly message?: CelProgram;
  /** Why the expression for its message is none. */
  readonly messageError?: string;
  /** It compares with what there was before. */
  readonly usesOldSelf: boolean;
}

/** The rules of a schema, compiled once. */
export function rulesOf(schema: JSONSchemaProps, isRoot: boolean): readonly CompiledRule[] {
  const { "x-kubernetes-validations": rules = [] } = schema;
  if (rules.length === 0) return none;
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const made = rules.map((rule) => compileRule(rule, schema, isRoot));
  compiled.set(schema, made);
  return made;
}

const none: readonly CompiledRule[] = [];
const compiled = new WeakMap<JSONSchemaProps, readonly CompiledRule[]>();

function compileRule(rule: ValidationRule, schema: JSONSchemaProps, isRoot: boolean): CompiledRule {
  const self = celTypeOf(schema, { name: "object", isResource: isRoot }) ?? types.dyn;
  const oldSelf = rule.optionalOldSelf === true ? optionalOf(self) : self;
  const usesOldSelf = namesOldSelf(rule.rule);
  const declared = { variables: { self, oldSelf }, sizeAt: sizesIn(schema, isRoot) };
  const { program, error } = compileCel(rule.rule.trim(), { ...declared, returns: [types.bool] });
  const { messageExpression = "" } = rule;
  const message =
    messageExpression === ""
      ? undefined
      : compileCel(messageExpression.trim(), { ...declared, returns: [types.string] });
  return {
    rule,
    usesOldSelf,
    ...(program === undefined ? { error: told(error, "cel expression", "bool") } : { program }),
    ...(message?.program === undefined ? {} : { message: message.program }),
    ...(message?.error === undefined
      ? {}
      : { messageError: told(message.error, "messageExpression", "string") }),
  };
}

/** What is said of a result of the wrong type depends on what has it. */
const told = (error: string, what: string, type: string): string =>
  error.startsWith("must evaluate to") ? `${what} must evaluate to a ${type}` : error;

/** Whether an expression names `oldSelf`, apart from what stands in quotes. */
const namesOldSelf = (expression: string): boolean =>
  /\boldSelf\b/.test(expression.replaceAll(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g, ""));
