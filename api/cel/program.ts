/** Compiles an expression once, so that it can be evaluated over many values. */

import type { ASTNode } from "@marcbachmann/cel-js";
import { rootScope } from "./compiler/context.ts";
import { compilationOf } from "./compiler/expression.ts";
import { estimateCost } from "./estimate/estimate.ts";
import type { SizeAt } from "./estimate/known.ts";
import { CelFailure, type CelVariables, Frame, type Run } from "./frame.ts";
import type { CelFunction } from "./functions.ts";
import { rewriteLiterals } from "./literal-source.ts";
import { type CelProblem, formatProblems, isProblem, parseCel } from "./source.ts";
import { type CelType, formatType, isExactType } from "./types.ts";
import type { CelValue } from "./values.ts";

/** What an expression may name, and what it has to give. */
export interface CelDeclarations {
  /** The type of each variable: `types.dyn` for one of which nothing is known. */
  readonly variables?: Readonly<Record<string, CelType>>;
  /** Types of which the expression has to have one; dyn is none of them. Absent: any will do. */
  readonly returns?: readonly CelType[];
  /** How many elements there may be at a path from a variable; then the cost is estimated too. */
  readonly sizeAt?: SizeAt;
  /** Functions that it may call beside those of CEL and of Kubernetes. */
  readonly functions?: readonly CelFunction[];
  /** The type of a literal such as `Object.spec{...}` by its name; absent: there are none. */
  messageType?(name: string): CelType | undefined;
}

/** A program, or why there is none. */
export type CelCompiled =
  | { readonly program: CelProgram; readonly error?: never }
  | { readonly program?: never; readonly error: string };

/** A compiled expression. It has no state, so that it may be evaluated at any time and place. */
export interface CelProgram {
  readonly expression: string;
  readonly type: CelType;
  /** What it may cost at most, for the largest of variables; absent where no sizes were given. */
  readonly estimatedCost?: number;
  /**
   * The value of the expression. Variables are JSON, or values of CEL; they are read where the
   * expression asks for them and never copied, so getters make lazy variables.
   */
  evaluate(variables: CelVariables, limits?: CelLimits): CelResult;
}

export interface CelLimits {
  /** What the evaluation may cost; absent: as much as Kubernetes allows one expression. */
  readonly costMax?: number;
}

/** What came of an evaluation, and what it cost. */
export type CelResult =
  | { readonly value: CelValue; readonly cost: number; readonly error?: never }
  | {
      readonly value?: never;
      readonly cost: number;
      /** In Kubernetes' words: `no such key: replicas`. */
      readonly error: string;
      /** The expression was stopped, for it cost too much. */
      readonly isTooCostly: boolean;
    };

/** What one evaluation may cost. Source: k8s.io/apiserver/pkg/apis/cel, PerCallLimit. */
export const perCallCostMax = 1_000_000;

/** The longest expression. Source: apiextensions-apiserver, ValidatingAdmissionPolicy. */
export const expressionLengthMax = 16_384;

/** Compiles `expression`; the error reads as Kubernetes' does, with the line and a caret. */
export function compileCel(expression: string, declared: CelDeclarations = {}): CelCompiled {
  if (expression.length > expressionLengthMax) {
    return { error: `Too long: may not be more than ${expressionLengthMax} bytes` };
  }
  const { text, placeOf } = rewriteLiterals(expression);
  const refused = (problems: readonly CelProblem[]): CelCompiled => {
    const placed = problems.map(({ at, message }) => ({ at: placeOf(at), message }));
    return { error: `compilation failed: ${formatProblems(expression, placed)}` };
  };
  const tree = parseCel(text);
  if (isProblem(tree)) return refused([tree]);
  const { sizeAt } = declared;
  const found = sizeAt && new Map<ASTNode, CelType>();
  const compilation = compilationOf(text, declared, found);
  const { type, run } = compilation.compile(tree, rootScope(declared.variables ?? {}));
  if (compilation.problems.length > 0) {
    return refused(compilation.problems);
  }
  const problem = typeProblem(type, declared.returns);
  if (problem !== undefined) return { error: problem };
  const estimatedCost =
    sizeAt === undefined
      ? {}
      : { estimatedCost: estimateCost(tree, (node) => found?.get(node), sizeAt) };
  return { program: { expression, type, ...estimatedCost, evaluate: evaluator(run) } };
}

/** Source: k8s.io/apiserver/pkg/admission/plugin/cel/compile.go. */
function typeProblem(type: CelType, returns: readonly CelType[] | undefined): string | undefined {
  if (returns === undefined || returns.some((wanted) => isExactType(wanted, type))) {
    return undefined;
  }
  const names = returns.map(resultName);
  return names.length === 1
    ? `must evaluate to ${names[0]} but got ${resultName(type)}`
    : `must evaluate to one of [${names.join(" ")}] but got ${resultName(type)}`;
}

/** A result is called otherwise than what stands within an expression. */
const resultName = (type: CelType): string =>
  type.kind === "null" ? "null_type" : formatType(type);

function evaluator(run: Run): CelProgram["evaluate"] {
  return (variables, limits) => {
    const frame = new Frame(variables, limits?.costMax ?? perCallCostMax);
    try {
      const value = run(frame);
      return { value, cost: frame.cost };
    } catch (error) {
      if (!(error instanceof CelFailure)) throw error;
      return { error: error.message, cost: frame.cost, isTooCostly: error.isFinal };
    }
  };
}
