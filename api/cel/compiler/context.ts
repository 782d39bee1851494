/** What the parts of the compiler share: names in scope, problems found, and compiled pieces. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { fail, type Run } from "../frame.ts";
import type { CelFunction } from "../functions.ts";
import type { CelProblem } from "../source.ts";
import { type CelType, types } from "../types.ts";
import type { CelValue } from "../values.ts";
import { converterTo } from "./convert.ts";

/** A piece of an expression: the type it has whatever the variables are, and how to compute it. */
export interface Compiled {
  readonly type: CelType;
  readonly run: Run;
}

/** The variables that an expression may name: those declared, and those of macros around it. */
export interface Scope {
  readonly names: ReadonlyMap<string, Compiled>;
  /** How many variables of macros there are; the next one gets this slot. */
  readonly slots: number;
  /** Whether literals of lists and maps may mix types, as the arguments of `format` may. */
  readonly isMixed: boolean;
}

/** One compilation. */
export interface Compilation {
  readonly source: string;
  readonly problems: CelProblem[];
  /** Functions beside those of the library. */
  readonly functions: readonly CelFunction[];
  /** The type of a literal of a message by its name, where there is such a type. */
  messageType(name: string): CelType | undefined;
  compile(node: ASTNode, scope: Scope): Compiled;
}

/** How many problems are told. Source: cel-go, common/errors.go. */
const problemsMax = 100;

/** Notes a problem. What stands in its place can be anything, so that nothing follows from it. */
export function report(compilation: Compilation, at: number, message: string): Compiled {
  const { problems } = compilation;
  const isKnown = problems.some((known) => known.at === at && known.message === message);
  if (!isKnown && problems.length < problemsMax) problems.push({ at, message });
  return broken;
}

const broken: Compiled = { type: types.dyn, run: () => fail("evaluation error") };

/** The scope of `names` as an expression starts with it. */
export function rootScope(declared: Readonly<Record<string, CelType>>): Scope {
  const names = Object.entries(declared).map(
    ([name, type]) => [name, { type, run: coerced(type, readVariable(name)) }] as const,
  );
  return { names: new Map(names), slots: 0, isMixed: false };
}

function readVariable(name: string): Run {
  return (frame) => {
    frame.spend(1);
    const value = frame.variables[name];
    // Who evaluates an expression gives JSON or values of CEL; see CelProgram.
    return value === undefined ? fail(`no such attribute(s): ${name}`) : (value as CelValue);
  };
}

/** `scope` with one more variable, and the slot that it is in. */
export function withVariable(scope: Scope, name: string, type: CelType): [Scope, number] {
  const slot = scope.slots;
  const run: Run = (frame) => {
    frame.spend(1);
    return frame.slots[slot] ?? null;
  };
  const names = new Map(scope.names).set(name, { type, run: coerced(type, run) });
  return [{ ...scope, names, slots: slot + 1 }, slot];
}

/** What JSON has no form of its own for becomes what is declared: whole doubles, times, bytes. */
export function coerced(type: CelType, run: Run): Run {
  const convert = converterTo(type);
  return convert === undefined ? run : (frame) => convert(run(frame), frame);
}

/** Where in the source `text` comes next; the place of an operator is not in the tree. */
export function placeOf({ source }: Compilation, text: string, from: number): number {
  const at = source.indexOf(text, from);
  return at < 0 ? from : at;
}
