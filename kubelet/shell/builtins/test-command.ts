/** `[ … ]`, `test` and `[[ … ]]`. Source: POSIX.1-2024, test. */
import type { TestExpression, Word } from "unbash";
import { absolutePath, FileError } from "../files/file-system.ts";
import { isFifo } from "../kernel/pipes.ts";
import type { Shell } from "../language/shell.ts";
import { traceOther } from "../language/xtrace.ts";
import { evaluate, expressionOf } from "../words/arithmetic.ts";
import { namedElement, setElements } from "../words/array.ts";
import { type Expanding, expandPattern, expandText } from "../words/expand.ts";
import { patternOf, unescaped } from "../words/pattern.ts";
import { regularExpression } from "../words/regular-expression.ts";

/** The exit code of `test`: 0 where it is so, 1 where not, 2 where it cannot be understood. */
export function test(args: readonly string[], shell: Shell, name: "[" | "test"): number {
  const cursor = { args, at: 0 };
  try {
    if (args.length === 0) return 1;
    const holds = either(cursor, shell);
    if (cursor.at < args.length) throw new TestError(unexpected(cursor, shell));
    return holds ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TestError)) throw error;
    const isNamed = shell.dialect.name === "dash" || shell.isBash;
    shell.complain(`${isNamed ? `${name}: ` : ""}${error.message}`);
    return 2;
  }
}

/** Dash names the word before the one that it does not expect. */
function unexpected({ args, at }: Cursor, { dialect, isBash }: Shell): string {
  if (isBash) return "too many arguments";
  const word = args[dialect.name === "dash" ? at - 1 : at] ?? "";
  return `${word === "" ? "" : `${word}: `}unexpected operator`;
}

class TestError extends Error {}

interface Cursor {
  readonly args: readonly string[];
  at: number;
}

function either(cursor: Cursor, shell: Shell): boolean {
  let holds = both(cursor, shell);
  while (cursor.args[cursor.at] === "-o") {
    cursor.at += 1;
    holds = both(cursor, shell) || holds;
  }
  return holds;
}

function both(cursor: Cursor, shell: Shell): boolean {
  let holds = primary(cursor, shell);
  while (cursor.args[cursor.at] === "-a") {
    cursor.at += 1;
    holds = primary(cursor, shell) && holds;
  }
  return holds;
}

function primary(cursor: Cursor, shell: Shell): boolean {
  const { args, at } = cursor;
  const [first = "", second, third] = args.slice(at, at + 3);
  if (second !== undefined && third !== undefined && isBinary(second, shell)) {
    cursor.at += 3;
    return binary(first, second, third, shell);
  }
  if (first === "!" && second !== undefined) {
    cursor.at += 1;
    return !primary(cursor, shell);
  }
  if (first === "(" && second !== undefined) {
    cursor.at += 1;
    const holds = either(cursor, shell);
    if (cursor.args[cursor.at] !== ")") throw new TestError("closing paren expected");
    cursor.at += 1;
    return holds;
  }
  if (/^-[a-zA-Z]$/.test(first) && second !== undefined) {
    cursor.at += 2;
    return unary(first, second, shell);
  }
  cursor.at += 1;
  return first !== "";
}

const isBinary = (operator: string, { dialect }: Shell): boolean =>
  binaryOperators.has(operator) && (operator !== "==" || dialect.knows("[ == ]"));

const binaryOperators = new Set([
  "=",
  "==",
  "!=",
  "<",
  ">",
  "-eq",
  "-ne",
  "-lt",
  "-le",
  "-gt",
  "-ge",
  "-nt",
  "-ot",
  "-ef",
]);

function unary(operator: string, operand: string, shell: Shell): boolean {
  if (operator === "-z") return operand === "";
  if (operator === "-n") return operand !== "";
  if (operator === "-v") return shell.variables.has(namedElement(operand, shell));
  if (operator === "-t") return shell.streams.isTerminal === true;
  if (operator === "-o") return [...shell.options].some((option) => option === operand);
  const path = absolutePath(operand, shell.cwd);
  const { files } = shell.context;
  const isLink = operator === "-h" || operator === "-L";
  const entry = found(() => (isLink ? files.findLink(path) : files.find(path)));
  switch (operator) {
    case "-h":
    case "-L":
      return entry?.kind === "link";
    case "-f":
      return entry?.kind === "file";
    case "-d":
      return entry?.kind === "directory";
    case "-c":
      return entry?.kind === "device";
    case "-s":
      return entry?.kind === "directory" || (entry?.kind === "file" && entry.content !== "");
    case "-x":
      return entry?.kind === "directory" || (entry?.kind === "file" && (entry.mode & 0o111) !== 0);
    case "-e":
    case "-r":
    case "-w":
    case "-O":
    case "-G":
      return entry !== undefined;
    case "-p":
      return entry?.kind === "device" && isFifo(entry.name);
    case "-S":
    case "-b":
    case "-u":
    case "-g":
    case "-k":
      return false;
    default:
      throw new TestError(`${operator}: unknown operand`);
  }
}

function found<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

function binary(left: string, operator: string, right: string, shell: Shell): boolean {
  switch (operator) {
    case "=":
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case ">":
      return left > right;
    case "-nt":
    case "-ot":
    case "-ef": {
      const [one, other] = [changedMs(left, shell), changedMs(right, shell)];
      if (operator === "-ef")
        return absolutePath(left, shell.cwd) === absolutePath(right, shell.cwd);
      return operator === "-nt" ? one > other : one < other;
    }
    default:
      return numeric(integer(left, shell), operator, integer(right, shell));
  }
}

function changedMs(path: string, { context: { files }, cwd }: Shell): number {
  const entry = found(() => files.find(absolutePath(path, cwd)));
  return entry === undefined || entry.kind === "device" ? -1 : entry.changedMs;
}

function integer(text: string, { isBash }: Shell): number {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) {
    throw new TestError(`${text}: ${isBash ? "integer expression expected" : "bad number"}`);
  }
  return Number(text);
}

function numeric(left: number, operator: string, right: number): boolean {
  switch (operator) {
    case "-eq":
      return left === right;
    case "-ne":
      return left !== right;
    case "-lt":
      return left < right;
    case "-le":
      return left <= right;
    case "-gt":
      return left > right;
    default:
      return left >= right;
  }
}

/** Runs `[[ … ]]`; what is no test is told, and has status 2. */
export function* runTestCommand(node: TestExpression, shell: Shell): Expanding<void> {
  try {
    shell.status = (yield* evaluateTest(node, shell)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TestError)) throw error;
    shell.complain(error.message);
    shell.status = 2;
  }
}

/** `[[ … ]]`, whose words are not split, and whose right sides are patterns. */
function* evaluateTest(node: TestExpression, shell: Shell): Expanding<boolean> {
  switch (node.type) {
    case "TestGroup":
      return yield* evaluateTest(node.expression, shell);
    case "TestNot":
      return (yield* evaluateTest(node.operand, shell)) === (node.negations.length % 2 === 0);
    case "TestLogical": {
      const stopsAt = node.operator === "||";
      for (const operand of node.operands) {
        if ((yield* evaluateTest(operand, shell)) === stopsAt) return stopsAt;
      }
      return !stopsAt;
    }
    case "TestUnary": {
      const text = yield* expandText(node.operand, shell);
      yield* traceOther(`[[ ${node.operator} ${text || "''"} ]]`, shell);
      return unary(node.operator, text, shell);
    }
    case "TestBinary":
      return yield* evaluateBinary(node.left, node.operator, node.right, shell);
    default:
      return node satisfies never;
  }
}

function* evaluateBinary(
  left: Word,
  operator: string,
  right: Word,
  shell: Shell,
): Expanding<boolean> {
  const text = yield* expandText(left, shell);
  if (operator === "=~") return matches(text, yield* expandExpression(right, shell), shell);
  const pattern = yield* expandPattern(right, shell);
  yield* traceOther(`[[ ${text} ${operator} ${unescaped(pattern)} ]]`, shell);
  if (/^[=!]?=$/.test(operator)) {
    const isOne = patternOf(pattern, shell.options.has("nocasematch")).test(text);
    return isOne === (operator !== "!=");
  }
  const other = unescaped(pattern);
  if (!/^-(?:eq|ne|lt|le|gt|ge)$/.test(operator)) return binary(text, operator, other, shell);
  const number = (each: string) => Number(evaluate(expressionOf(each), shell));
  return numeric(number(text), operator, number(other));
}

/** What the expression and its groups have found is in `BASH_REMATCH`. */
function matches(text: string, source: string, shell: Shell): boolean {
  const expression = regularExpression(source, { isExtended: true });
  if (expression === undefined) throw new TestError(`${source}: invalid regular expression`);
  const found = expression.exec(text);
  setElements(
    "BASH_REMATCH",
    [...(found ?? [])].map((each) => each ?? ""),
    shell,
  );
  return found !== null;
}

/** A regular expression as it is written, in which what is quoted is meant literally. */
function* expandExpression(word: Word, shell: Shell): Expanding<string> {
  if (word.parts === undefined) return word.text;
  let source = "";
  for (const part of word.parts) {
    if (part.type === "Literal" || part.type === "Glob") source += part.text;
    else {
      const text = yield* expandText({ ...word, parts: [part] }, shell);
      source += /Quoted$/.test(part.type) ? text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : text;
    }
  }
  return source;
}
