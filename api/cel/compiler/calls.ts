/** Calls of functions: chosen by the types of the arguments, when compiled or when run. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { callCosts } from "../call-costs.ts";
import { noSuchOverload, type Run } from "../frame.ts";
import { type CelFunction, takesValues } from "../functions.ts";
import { functionsNamed } from "../library/index.ts";
import { compileRegex } from "../library/regex.ts";
import { parseDurationText, parseTimestamp } from "../library/time-text.ts";
import {
  type Bindings,
  type CelType,
  formatType,
  isAssignable,
  isExactType,
  substitute,
  types,
} from "../types.ts";
import { type CelValue, isBoxed } from "../values.ts";
import { isConstant, isConversion } from "./constants.ts";
import { type Compilation, type Compiled, placeOf, report, type Scope } from "./context.ts";
import { forgivable } from "./operators.ts";

/** A call as it is written. */
export interface Call {
  readonly name: string;
  /** What the method is called on; absent of a function. */
  readonly on?: ASTNode | undefined;
  readonly args: readonly ASTNode[];
  /** Where the parenthesis opens, which is where problems of the call are shown. */
  readonly at: number;
  readonly scope: Scope;
}

/** The call that a node is: `sets.contains(a, b)` is no method, unless `sets` is declared. */
export function callOf(
  compilation: Compilation,
  node: Extract<ASTNode, { op: "call" | "rcall" }>,
  scope: Scope,
): Call {
  if (node.op === "call") {
    const [name, args] = node.args;
    return { name, args, at: placeOf(compilation, "(", node.start), scope };
  }
  const [name, on, args] = node.args;
  const dot = placeOf(compilation, ".", on.end);
  const at = placeOf(compilation, "(", dot);
  const space = on.op === "id" && !scope.names.has(on.args) ? `${on.args}.${name}` : undefined;
  if (space !== undefined && isFunction(compilation, space)) {
    return { name: space, args, at, scope };
  }
  return { name, on, args, at, scope };
}

const isFunction = ({ functions }: Compilation, name: string): boolean =>
  functionsNamed(name, false).length > 0 ||
  functions.some((each) => each.name === name && !each.isMethod);

/** Compiles a call of a function that is no macro. */
export function call(compilation: Compilation, written: Call): Compiled {
  const { name, on, at, scope } = written;
  const nodes = on === undefined ? written.args : [on, ...written.args];
  const isMethod = on !== undefined;
  const inner = name === "format" && isMethod ? { ...scope, isMixed: true } : scope;
  const args = nodes.map((node) => compilation.compile(node, inner));
  const own = compilation.functions.filter(
    (each) => each.name === name && each.isMethod === isMethod,
  );
  const named = [...functionsNamed(name, isMethod), ...own];
  const isKnown =
    functionsNamed(name, !isMethod).length > 0 ||
    compilation.functions.some((each) => each.name === name);
  if (named.length === 0 && !isKnown) {
    return report(compilation, at, `undeclared reference to '${name}' (in container '')`);
  }
  const given = args.map(({ type }) => type);
  const fitting = named.flatMap((candidate) => resultOf(candidate, given));
  const [first] = fitting;
  if (first === undefined) {
    const applied = formatCall(given, on !== undefined);
    const problem = `found no matching overload for '${name}' applied to '${applied}'`;
    return report(compilation, at, problem);
  }
  checkLiteral(compilation, name, nodes);
  const [optional, other] = args;
  if (isMethod && alternatives.has(name) && optional !== undefined && other !== undefined) {
    return { type: first.type, run: alternative(name, optional.run, other.run) };
  }
  const isFolded = !isMethod && isConversion(name) && nodes.every(isConstant);
  const isOne = fitting.every(({ type }) => isExactType(type, first.type));
  return {
    type: isOne ? first.type : types.dyn,
    run: callRun(
      fitting.map(({ candidate }) => candidate),
      args,
      isFolded ? noCost : callCosts.get(name),
    ),
  };
}

function resultOf(candidate: CelFunction, given: readonly CelType[]) {
  if (candidate.parameters.length !== given.length) return [];
  const bound: Bindings = new Map();
  const fits = candidate.parameters.every((parameter, at) => {
    const type = given[at];
    return type !== undefined && isAssignable(parameter, type, bound);
  });
  return fits ? [{ candidate, type: substitute(candidate.result, bound) }] : [];
}

/** Functions whose argument is checked when an expression is compiled, if it is a literal. */
const literals: ReadonlyMap<string, { readonly at: number; isGood(text: string): boolean }> =
  new Map([
    ["matches", { at: 1, isGood: (text) => typeof compileRegex(text) !== "string" }],
    ["duration", { at: 0, isGood: (text) => isReadable(() => parseDurationText(text)) }],
    ["timestamp", { at: 0, isGood: (text) => isReadable(() => parseTimestamp(text)) }],
  ]);

/** Source: cel-go, cel/validator.go. */
function checkLiteral(compilation: Compilation, name: string, nodes: readonly ASTNode[]): void {
  const rule = literals.get(name);
  const node = rule === undefined ? undefined : nodes[rule.at];
  if (node?.op !== "value" || typeof node.args !== "string") return;
  if (rule?.isGood(node.args) !== true) {
    report(compilation, node.start, `invalid ${name} argument`);
  }
}

function isReadable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    forgivable(error);
    return false;
  }
}

function formatCall(given: readonly CelType[], isMethod: boolean): string {
  const [on, ...others] = given.map(formatType);
  return isMethod ? `${on}.(${others.join(", ")})` : `(${given.map(formatType).join(", ")})`;
}

/** What gives something else for an optional that holds nothing, and looks at it only then. */
const alternatives: ReadonlySet<string> = new Set(["or", "orValue"]);

function alternative(name: string, first: Run, second: Run): Run {
  return (frame) => {
    const value = first(frame);
    if (!isBoxed(value) || value.kind !== "optional") return noSuchOverload();
    if (value.content === undefined) return second(frame);
    return name === "or" ? value : value.content;
  };
}

const noCost = (): number => 0;
const unitCost = (): number => 1;

function callRun(
  candidates: readonly CelFunction[],
  args: readonly Compiled[],
  costOf: (values: readonly CelValue[], result: CelValue) => number = unitCost,
): Run {
  const [only] = candidates;
  const runs = args.map(({ run }) => run);
  const isSure = candidates.length === 1 && args.every(({ type }) => type.kind !== "dyn");
  if (only !== undefined && isSure) {
    return (frame) => {
      const values = runs.map((run) => run(frame));
      const result = only.run(values, frame);
      frame.spend(costOf(values, result));
      return result;
    };
  }
  return (frame) => {
    const values: readonly CelValue[] = runs.map((run) => run(frame));
    const chosen = candidates.find((candidate) => takesValues(candidate, values));
    const result = chosen === undefined ? noSuchOverload() : chosen.run(values, frame);
    frame.spend(costOf(values, result));
    return result;
  };
}
