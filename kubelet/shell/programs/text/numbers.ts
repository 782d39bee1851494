/** `expr` and `factor`. Source: POSIX.1-2024, expr. */
import { type Command, done } from "../../command.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { regularExpression } from "../../words/regular-expression.ts";
import { ProgramError, program, rawProgram } from "../program.ts";
import { allLines } from "./lines.ts";

export const numberPrograms: readonly (readonly [string, Command])[] = [
  rawProgram("expr", expression),
  program("factor", {}, factor),
];

function* expression(args: readonly string[], shell: Shell): Work {
  const words = args[0] === "--" ? args.slice(1) : args;
  if (words.length === 0) throw new ProgramError("missing operand", 2);
  const reading: Reading = { words, at: 0 };
  const value = level(reading, 0);
  if (reading.at < words.length) throw new ProgramError("syntax error", 2);
  yield* put(shell.streams.output, `${value}\n`);
  return isTrue(value) ? 0 : 1;
}

interface Reading {
  readonly words: readonly string[];
  at: number;
}

/** From the weakest to the strongest. */
const levels: readonly (readonly string[])[] = [
  ["|"],
  ["&"],
  ["<", "<=", "=", "==", "!=", ">=", ">"],
  ["+", "-"],
  ["*", "/", "%"],
  [":"],
];

const isTrue = (value: string): boolean => value !== "" && !/^-?0+$/.test(value);

function level(reading: Reading, depth: number): string {
  const operators = levels[depth];
  if (operators === undefined) return operand(reading);
  let left = level(reading, depth + 1);
  for (;;) {
    const operator = reading.words[reading.at] ?? "";
    if (!operators.includes(operator)) return left;
    reading.at += 1;
    left = combined(operator, left, level(reading, depth + 1));
  }
}

function combined(operator: string, left: string, right: string): string {
  switch (operator) {
    case "|":
      return isTrue(left) ? left : isTrue(right) ? right : "0";
    case "&":
      return isTrue(left) && isTrue(right) ? left : "0";
    case ":":
      return matched(left, right);
    case "+":
      return String(integer(left) + integer(right));
    case "-":
      return String(integer(left) - integer(right));
    case "*":
      return String(integer(left) * integer(right));
    case "/":
    case "%":
      if (integer(right) === 0n) throw new ProgramError("division by zero", 2);
      return String(
        operator === "/" ? integer(left) / integer(right) : integer(left) % integer(right),
      );
    default:
      return compared(operator, left, right) ? "1" : "0";
  }
}

const isInteger = (text: string) => /^-?\d+$/.test(text);

function integer(text: string): bigint {
  if (!isInteger(text)) throw new ProgramError("non-integer argument", 2);
  return BigInt(text);
}

function compared(operator: string, left: string, right: string): boolean {
  const areNumbers = isInteger(left) && isInteger(right);
  const [one, other] = areNumbers ? [BigInt(left), BigInt(right)] : [left, right];
  switch (operator) {
    case "<":
      return one < other;
    case "<=":
      return one <= other;
    case ">":
      return one > other;
    case ">=":
      return one >= other;
    default:
      return (one === other) === (operator !== "!=");
  }
}

/** What the first group matches or, without one, how much is matched. */
function matched(text: string, pattern: string): string {
  const form = regularExpression(`^\\(${pattern}\\)`);
  if (form === undefined) throw new ProgramError("invalid regular expression", 2);
  const match = form.exec(text);
  if (/\\\(/.test(pattern)) return match?.[2] ?? "";
  return String(match?.[0].length ?? 0);
}

function operand(reading: Reading): string {
  const next = () => {
    const word = reading.words[reading.at];
    if (word === undefined) throw new ProgramError("syntax error", 2);
    reading.at += 1;
    return word;
  };
  const word = next();
  const hasMore = reading.at < reading.words.length;
  if (word === "(") {
    const value = level(reading, 0);
    if (next() !== ")") throw new ProgramError("syntax error", 2);
    return value;
  }
  if (!hasMore) return word;
  if (word === "length") return String(operand(reading).length);
  if (word === "match") return matched(operand(reading), operand(reading));
  if (word === "index") {
    const [text, characters] = [operand(reading), operand(reading)];
    return String([...text].findIndex((each) => characters.includes(each)) + 1);
  }
  if (word !== "substr") return word;
  const [text, from, length] = [operand(reading), operand(reading), operand(reading)];
  const start = Number(integer(from));
  return start < 1 ? "" : text.slice(start - 1, start - 1 + Math.max(Number(integer(length)), 0));
}

/** Beyond this a number is not taken apart. */
const factorMax = 2 ** 53;

function* factor({ rest }: { readonly rest: readonly string[] }, shell: Shell): Work {
  const texts = rest.length > 0 ? rest : (yield* allLines("factor", [], shell)).lines;
  for (const text of texts.flatMap((each) => each.split(/\s+/)).filter((each) => each !== "")) {
    if (!/^\d+$/.test(text) || Number(text) >= factorMax) {
      throw new ProgramError(`'${text}' is not a valid positive integer`);
    }
    yield* put(shell.streams.output, `${text}:${primesOf(Number(text))}\n`);
  }
  return yield* done();
}

function primesOf(value: number): string {
  let left = value;
  let text = "";
  for (let prime = 2; prime * prime <= left; prime += prime === 2 ? 1 : 2) {
    for (; left % prime === 0; left /= prime) text += ` ${prime}`;
  }
  return left > 1 ? `${text} ${left}` : text;
}
