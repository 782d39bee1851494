/** The expressions of policies, compiled once for each spec. */
import { type CelProgram, type CelType, listOf, types } from "../cel/index.ts";
import { compileExpression, type Names, variableType } from "./environment.ts";
import { type CompiledCondition, compiledConditions } from "./match-conditions.ts";
import type { MutatingAdmissionPolicySpec, Mutation } from "./mutating-policy.ts";
import type { Variable } from "./param.ts";
import { jsonPatchType, objectType } from "./patch-types.ts";
import type {
  AuditAnnotation,
  ValidatingAdmissionPolicySpec,
  Validation,
} from "./validating-policy.ts";

/** An expression that can be evaluated, or why it cannot. */
export type Compiled = { readonly expression: string } & (
  | { readonly program: CelProgram; readonly error?: never }
  | { readonly program?: never; readonly error: string }
);

/** What policies of both kinds have. */
export interface CompiledPolicy {
  readonly conditions: readonly CompiledCondition[];
  readonly variables: readonly (Compiled & { readonly name: string })[];
}

/** A compiled ValidatingAdmissionPolicy. */
export interface CompiledValidatingPolicy extends CompiledPolicy {
  readonly validations: readonly CompiledValidation[];
  readonly auditAnnotations: readonly (Compiled & { readonly annotation: AuditAnnotation })[];
}

export interface CompiledValidation {
  readonly validation: Validation;
  readonly rule: Compiled;
  /** Absent where there is no expression for the message. */
  readonly message?: Compiled;
}

/** A compiled MutatingAdmissionPolicy. */
export interface CompiledMutatingPolicy extends CompiledPolicy {
  readonly mutations: readonly (Compiled & { readonly mutation: Mutation })[];
}

/** The types of an object and of parameters that are known. */
type Objects = Names["objects"];

/** Compiles a policy, or gives what came of it when it was compiled before. */
export function compiledValidatingPolicy(
  spec: ValidatingAdmissionPolicySpec,
): CompiledValidatingPolicy {
  const known = validating.get(spec);
  if (known !== undefined) return known;
  const made = compileValidatingPolicy(spec);
  validating.set(spec, made);
  return made;
}

const validating = new WeakMap<object, CompiledValidatingPolicy>();

/** Compiles a policy for objects whose types are known, or of which nothing is. */
export function compileValidatingPolicy(
  spec: ValidatingAdmissionPolicySpec,
  objects?: Objects,
): CompiledValidatingPolicy {
  const { variables, names } = compileVariables(spec, { objects });
  const { validations = [], auditAnnotations = [] } = spec;
  return {
    conditions: conditionsOf(spec),
    variables,
    validations: validations.map((validation) => compileValidation(validation, names)),
    auditAnnotations: auditAnnotations.map((annotation) => ({
      annotation,
      ...compile(annotation.valueExpression.trim(), names, [types.string, types.null]),
    })),
  };
}

function compileValidation(validation: Validation, names: Names): CompiledValidation {
  const { expression, messageExpression = "" } = validation;
  const rule = compile(expression, names, [types.bool]);
  if (messageExpression.trim() === "") return { validation, rule };
  const asked: Names = { ...names, hasAuthorizer: false };
  return { validation, rule, message: compile(messageExpression, asked, [types.string]) };
}

/** Compiles a policy, or gives what came of it when it was compiled before. */
export function compiledMutatingPolicy(spec: MutatingAdmissionPolicySpec): CompiledMutatingPolicy {
  const known = mutating.get(spec);
  if (known !== undefined) return known;
  const { variables, names } = compileVariables(spec, { alwaysHasVariables: true });
  const made: CompiledMutatingPolicy = {
    conditions: conditionsOf(spec),
    variables,
    mutations: (spec.mutations ?? []).map((mutation) => compileMutation(mutation, names)),
  };
  mutating.set(spec, made);
  return made;
}

const mutating = new WeakMap<object, CompiledMutatingPolicy>();

function compileMutation(mutation: Mutation, names: Names) {
  const { patchType, jsonPatch, applyConfiguration } = mutation;
  const isJson = patchType === "JSONPatch";
  const expression = (isJson ? jsonPatch : applyConfiguration)?.expression?.trim() ?? "";
  const returns = [isJson ? listOf(jsonPatchType) : objectType];
  return { mutation, ...compile(expression, { ...names, makesPatches: true }, returns) };
}

const conditionsOf = ({
  matchConditions = [],
  paramKind,
}: Pick<ValidatingAdmissionPolicySpec, "matchConditions" | "paramKind">) =>
  compiledConditions(matchConditions, { hasParams: paramKind !== undefined });

function compileVariables(
  spec: Pick<ValidatingAdmissionPolicySpec, "paramKind"> & {
    readonly variables?: readonly Variable[] | undefined;
  },
  how: { readonly objects?: Objects; readonly alwaysHasVariables?: true },
): Pick<CompiledPolicy, "variables"> & { readonly names: Names } {
  const { paramKind, variables = [] } = spec;
  const hasVariables = variables.length > 0 || how.alwaysHasVariables === true;
  // A variable may name those before it, so their types are gathered on the way.
  const known: Record<string, CelType> = {};
  const names: Names = {
    hasParams: paramKind !== undefined,
    ...(hasVariables ? { variables: known } : {}),
    ...(how.objects === undefined ? {} : { objects: how.objects }),
  };
  const compiled = variables.map(({ name, expression }) => {
    const made = compile(expression, names);
    known[name] = made.program === undefined ? types.dyn : variableType(made.program.type);
    return { name, ...made };
  });
  return { variables: compiled, names };
}

const compile = (expression: string, names: Names, returns?: readonly CelType[]): Compiled => ({
  expression,
  ...compileExpression(expression, names, returns),
});
