/** `$x`, `${x:-y}` and their like. Source: POSIX.1-2024, shell command language, 2.6.2. */
import type { ParameterExpansionPart, ParameterOperation, Word } from "unbash";
import { evaluate, expressionOf } from "./arithmetic.ts";
import { elementOf } from "./array.ts";
import type { Expanding } from "./expand.ts";
import { patternOf, patternSource, unescaped } from "./pattern.ts";
import { Exit, type Shell } from "./shell.ts";

/** The value of a parameter, or its values where it is `@`; `undefined` where it is not set. */
function parameterOf(name: string, shell: Shell): string | readonly string[] | undefined {
  switch (name) {
    case "@":
    case "*":
      return shell.positional;
    case "#":
      return String(shell.positional.length);
    case "?":
      return String(shell.status);
    case "$":
      return String(shell.task.pid);
    case "!":
      return shell.lastBackground === undefined ? undefined : String(shell.lastBackground.pid);
    case "-":
      return "";
    case "0":
      return shell.name;
    case "PWD":
      return shell.cwd;
    case "RANDOM":
      return String(shell.context.random.integer(32_768));
    case "SECONDS":
      return String(Math.floor(shell.kernel.now / 1000));
    case "PPID":
      return String(shell.task.parent?.pid ?? 0);
    default:
      return /^\d+$/.test(name) ? shell.positional[Number(name) - 1] : shell.variables.get(name);
  }
}

/** The same; what is not set is empty, unless `set -u` forbids it. */
export function parameterValues(name: string, shell: Shell): string | readonly string[] {
  const value = parameterOf(name, shell);
  if (value !== undefined) return value;
  if (!shell.options.has("nounset")) return "";
  shell.complain(`${name}: unbound variable`);
  throw new Exit(1);
}

type Expand = (word: Word, shell: Shell) => Expanding<string>;

export function* expandParameter(
  { parameter, prefix, operation, index }: ParameterExpansionPart,
  shell: Shell,
  expand: Expand,
): Expanding<string | readonly string[]> {
  if (index !== undefined && prefix !== "!" && operation === undefined) {
    const element = (yield* elementOf(parameter, index, shell)) ?? "";
    return prefix === "#" ? String(element.length) : element;
  }
  if (prefix === "#") {
    const value = parameterValues(parameter, shell);
    return String(value.length);
  }
  const name = prefix === "!" ? textOf(parameterOf(parameter, shell)) : parameter;
  if (operation === undefined) return parameterValues(name, shell);
  if (operation.type === "Default") return yield* withDefault(name, operation, shell, expand);
  const value = parameterValues(name, shell);
  const change = yield* changeOf(operation, shell, expand);
  return typeof value === "string" ? change(value) : value.map(change);
}

const textOf = (value: string | readonly string[] | undefined): string =>
  value === undefined || typeof value === "string" ? (value ?? "") : value.join(" ");

function* withDefault(
  name: string,
  { operator, operand }: Extract<ParameterOperation, { type: "Default" }>,
  shell: Shell,
  expand: Expand,
): Expanding<string | readonly string[]> {
  const value = parameterOf(name, shell);
  const isSet = value !== undefined && (!operator.startsWith(":") || textOf(value) !== "");
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
      throw new Exit(2);
    }
  }
}

type Change = (value: string) => string;

function* changeOf(
  operation: Exclude<ParameterOperation, { type: "Default" }>,
  shell: Shell,
  expand: Expand,
): Expanding<Change> {
  switch (operation.type) {
    case "Remove":
      return removal(operation.operator, yield* expand(operation.operand, shell));
    case "Replace": {
      const pattern = yield* expand(operation.pattern, shell);
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
    default:
      shell.complain("bad substitution");
      throw new Exit(2);
  }
}

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
