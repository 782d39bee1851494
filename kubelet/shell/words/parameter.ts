/** `$x`, `${x:-y}` and their like. Source: POSIX.1-2024, shell command language, 2.6.2. */
import { type ParameterExpansionPart, type ParameterOperation, parse, type Word } from "unbash";
import { attributesOf, declarationOf } from "../builtins/declaration.ts";
import { unsetCode } from "../language/dialect.ts";
import { lacksExpansion } from "../language/read-script.ts";
import { Exit, type Shell } from "../language/shell.ts";
import { ownVariable } from "../language/special-variables.ts";
import { evaluate, expressionOf } from "./arithmetic.ts";
import { elementOf, elementsOf, keysOf, namedElement } from "./array.ts";
import type { Expanding } from "./expand.ts";
import { patternOf, patternSource, unescaped } from "./pattern.ts";
import { ansiText, quotedWord } from "./quoted-word.ts";

type Value = string | readonly string[];

/** The value of a parameter, or its values where it is `@`; `undefined` where it is not set. */
function parameterOf(name: string, shell: Shell): Value | undefined {
  switch (name) {
    case "@":
    case "*":
      return shell.positional;
    case "#":
      return String(shell.positional.length);
    case "?":
      return String(shell.status);
    case "$":
      return String(shell.pid);
    case "!":
      return shell.lastBackground === undefined ? undefined : String(shell.lastBackground.pid);
    case "-":
      return shell.optionLetters;
    case "_":
      return shell.lastWord;
    case "0":
      return shell.name;
    default:
      return /^\d+$/.test(name)
        ? shell.positional[Number(name) - 1]
        : (ownVariable(name, shell) ?? variableOf(name, shell));
  }
}

/** A reference may be to an element of an array. */
const variableOf = (name: string, shell: Shell): string | undefined =>
  shell.variables.get(namedElement(shell.referred(name), shell));

/** The same; what is not set is empty, unless `set -u` forbids it. */
export const parameterValues = (name: string, shell: Shell): Value =>
  setOr(parameterOf(name, shell), name, shell);

function setOr(value: Value | undefined, name: string, shell: Shell): Value {
  if (value !== undefined) return value;
  if (!shell.options.has("nounset")) return "";
  shell.complain(`${name}: ${shell.isBash ? "unbound variable" : "parameter not set"}`);
  throw new Exit(unsetCode(shell));
}

type Expand = (word: Word, shell: Shell) => Expanding<string>;

export function* expandParameter(
  part: ParameterExpansionPart,
  shell: Shell,
  expand: Expand,
): Expanding<Value> {
  const { parameter, prefix, operation, index } = part;
  if (lacksExpansion(part, shell.dialect)) return badSubstitution(shell);
  if (prefix === "!" && operation?.type === "Names") return namesFrom(parameter, shell);
  if (prefix === "!" && isAll(index)) return keysOf(parameter, shell);
  if (prefix === "!" && shell.references.has(parameter)) return shell.referred(parameter);
  if (operation?.type === "Transform" && /^[aA]$/.test(operation.operand.text)) {
    return toldOf(parameter, operation.operand.text === "a", shell);
  }
  const name = prefix === "!" ? textOf(yield* present(part, shell)) : parameter;
  const value = prefix === "!" ? indirect(name, shell) : yield* present(part, shell);
  if (prefix === "#") return String(setOr(value, name, shell).length);
  if (operation?.type === "Default") {
    return yield* withDefault({ name, value }, operation, { shell, expand });
  }
  const found = setOr(value, name, shell);
  if (operation === undefined) return found;
  if (operation.type === "Slice" && typeof found !== "string") {
    const isPositional = index === undefined;
    const values = isPositional ? [shell.name, ...found] : found;
    return yield* sliceOfValues(values, operation, { shell, expand });
  }
  const change = yield* changeOf(operation, shell, expand);
  return typeof found === "string" ? change(found) : found.map(change);
}

const isAll = (index: Word | undefined) => index !== undefined && /^[@*]$/.test(index.text);

function* present(
  { parameter, index }: ParameterExpansionPart,
  shell: Shell,
): Expanding<Value | undefined> {
  return index === undefined
    ? parameterOf(parameter, shell)
    : yield* elementOf(parameter, index, shell);
}

/** What a name stands for that is the value of another. */
function indirect(name: string, shell: Shell): Value | undefined {
  const [, array] = /^(\w+)\[[@*]\]$/.exec(name) ?? [];
  if (array !== undefined) return elementsOf(array, shell);
  return parameterOf(namedElement(name, shell), shell);
}

/** `${!AWS_@}`: the names of variables that begin so. */
const namesFrom = (start: string, { variables }: Shell): readonly string[] =>
  [...variables.keys()].filter((name) => name.startsWith(start) && /^\w+$/.test(name)).sort();

const textOf = (value: Value | undefined): string =>
  value === undefined || typeof value === "string" ? (value ?? "") : value.join(" ");

interface Expander {
  readonly shell: Shell;
  readonly expand: Expand;
}

function* withDefault(
  { name, value }: { readonly name: string; readonly value: Value | undefined },
  { operator, operand }: Extract<ParameterOperation, { type: "Default" }>,
  { shell, expand }: Expander,
): Expanding<Value> {
  const isThere = value !== undefined && (typeof value === "string" || value.length > 0);
  const isSet = isThere && (!operator.startsWith(":") || textOf(value) !== "");
  const other = function* () {
    return unescaped(yield* expand(operand, shell));
  };
  switch (operator.at(-1)) {
    case "+":
      return isSet ? yield* other() : "";
    case "-":
      return isSet ? value : yield* other();
    case "=": {
      if (isSet) return value;
      const made = yield* other();
      shell.set(name, made);
      return made;
    }
    default: {
      if (isSet) return value;
      const message = yield* other();
      shell.complain(`${name}: ${message === "" ? "parameter not set" : message}`);
      throw new Exit(unsetCode(shell));
    }
  }
}

type Slice = Extract<ParameterOperation, { type: "Slice" }>;

function* sliceOfValues(
  values: readonly string[],
  { offset, length }: Slice,
  { shell, expand }: Expander,
): Expanding<readonly string[]> {
  const from = reckoned(yield* expand(offset, shell), shell);
  if (length === undefined) return values.slice(from);
  const start = from < 0 ? Math.max(0, values.length + from) : from;
  return values.slice(start, start + reckoned(yield* expand(length, shell), shell));
}

type Change = (value: string) => string;

function* changeOf(
  operation: Exclude<ParameterOperation, { type: "Default" }>,
  shell: Shell,
  expand: Expand,
): Expanding<Change> {
  switch (operation.type) {
    case "Remove":
      return removal(operation.operator, yield* expand(patternWord(operation.operand), shell));
    case "Replace": {
      const pattern = yield* expand(patternWord(operation.pattern), shell);
      const replacement = unescaped(yield* expand(operation.replacement, shell));
      return replacing(operation.operator, pattern, replacement);
    }
    case "Slice": {
      const { offset, length } = operation;
      const from = reckoned(yield* expand(offset, shell), shell);
      if (length === undefined) return (value) => value.slice(from);
      const count = reckoned(yield* expand(length, shell), shell);
      return (value) => slice(value, from, count);
    }
    case "CaseModification":
      return caseChange(operation.operator);
    case "Transform": {
      const change = transforms[operation.operand.text];
      if (change !== undefined) return change;
      break;
    }
    default:
  }
  return badSubstitution(shell);
}

function badSubstitution(shell: Shell): never {
  shell.complain(shell.dialect.name === "dash" ? "Bad substitution" : "bad substitution");
  throw new Exit(2);
}

/** The parser reads `+(a|b)` within `${x##+(a|b)}` as a text. */
function patternWord(word: Word): Word {
  if (!/[?*+@!]\(/.test(word.text)) return word;
  const [statement] = parse(`: ${word.text}`).commands;
  const [only, ...others] = statement?.command.type === "Command" ? statement.command.args : [];
  return only?.type === "Word" && others.length === 0 ? only : word;
}

/** What a variable is, or how it is made. */
function toldOf(name: string, isBrief: boolean, shell: Shell): string {
  if (isBrief) return attributesOf(name, shell);
  const text = declarationOf(name, shell) ?? "";
  return text.startsWith("declare -- ")
    ? `${name}=${quotedWord(shell.variables.get(name) ?? "")}`
    : text;
}

/** By the letter after the `@`. */
const transforms: Readonly<Record<string, Change>> = {
  Q: quotedWord,
  E: ansiText,
  U: (text) => text.toUpperCase(),
  L: (text) => text.toLowerCase(),
  u: (text) => text.slice(0, 1).toUpperCase() + text.slice(1),
};

/** Where a slice begins or how long it is, which may be an expression. */
const reckoned = (text: string, shell: Shell): number =>
  Number(evaluate(expressionOf(unescaped(text)), shell));

function removal(operator: "#" | "##" | "%" | "%%", pattern: string): Change {
  const source = patternSource(pattern, { lazy: operator.length === 1 });
  if (operator.startsWith("#")) {
    const head = new RegExp(`^(?:${source})`);
    return (value) => value.replace(head, "");
  }
  // The shortest end is found from behind: a regular expression looks from the front.
  const whole = patternOf(pattern);
  return (value) => {
    const ends = Array.from({ length: value.length + 1 }, (_, index) => index);
    if (operator === "%") ends.reverse();
    const at = ends.find((index) => whole.test(value.slice(index)));
    return at === undefined ? value : value.slice(0, at);
  };
}

function replacing(operator: "/" | "//" | "/#" | "/%", pattern: string, text: string): Change {
  const source = patternSource(pattern);
  const [head, tail] = [operator === "/#" ? "^" : "", operator === "/%" ? "$" : ""];
  const matches = new RegExp(`${head}(?:${source})${tail}`, operator === "//" ? "g" : "");
  return (value) => (pattern === "" ? value : value.replace(matches, () => text));
}

function slice(value: string, from: number, count: number): string {
  const start = from < 0 ? Math.max(0, value.length + from) : from;
  return count < 0 ? value.slice(start, count) : value.slice(start, start + count);
}

function caseChange(operator: "^" | "^^" | "," | ",,"): Change {
  const change: Change = (text) =>
    operator.startsWith("^") ? text.toUpperCase() : text.toLowerCase();
  if (operator.length === 2) return change;
  return (value) => change(value.slice(0, 1)) + value.slice(1);
}
