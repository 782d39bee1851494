/** What the operators do. Source: Python 3.14, expressions. */
import { PlainOf, plainOf, special } from "./classes.ts";
import { raised, typeError, valueError } from "./errors.ts";
import { Thing } from "./objects.ts";
import { percentFormat } from "./percent.ts";
import { Unsimulated } from "./tree.ts";
import { Bytes, Dict, List, PySet, roomFor, Tuple, typeName, type Value } from "./values.ts";

/** A number of Python, a truth value among them. */
export const isNumber = (value: Value): value is boolean | bigint | number =>
  typeof value === "bigint" || typeof value === "number" || typeof value === "boolean";

export const wholeOf = (value: boolean | bigint): bigint =>
  typeof value === "bigint" ? value : BigInt(value);

export function reckon(operator: string, left: Value, right: Value): Value {
  if (isNumber(left) && isNumber(right)) return reckonNumbers(operator, left, right);
  const name = methods[operator] ?? "";
  const own = special(left, `__${name}__`, right) ?? special(right, `__r${name}__`, left);
  if (own !== undefined) return own;
  if (left instanceof PlainOf || right instanceof PlainOf) {
    return reckon(operator, plainOf(left), plainOf(right));
  }
  const made = reckonObjects(operator, left, right);
  if (made !== undefined) return made;
  const shown = operator === "**" ? "** or pow()" : operator;
  throw typeError(
    `unsupported operand type(s) for ${shown}: '${typeName(left)}' and '${typeName(right)}'`,
  );
}

/** What objects of the script have for an operator. */
const methods: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "&": "and",
  "|": "or",
  "^": "xor",
  "<<": "lshift",
  ">>": "rshift",
};

function reckonObjects(operator: string, left: Value, right: Value): Value | undefined {
  if (operator === "%" && typeof left === "string") return percentFormat(left, right);
  if (operator === "*") {
    if (typeof left === "bigint" || typeof left === "boolean") return repeated(right, left);
    if (typeof right === "bigint" || typeof right === "boolean") return repeated(left, right);
    if (isSequence(left)) throw noMultiple(right);
    return undefined;
  }
  if (left instanceof Thing && /^[-+]$/.test(operator)) return left.reckon?.(operator, right);
  if (operator === "+") return joined(left, right);
  if (left instanceof PySet && right instanceof PySet) return combined(operator, left, right);
  if (operator === "|" && left instanceof Dict && right instanceof Dict) {
    return new Dict([...pairs(left), ...pairs(right)]);
  }
  return undefined;
}

const isSequence = (value: Value) =>
  typeof value === "string" || value instanceof List || value instanceof Tuple;

const noMultiple = (value: Value) =>
  typeError(`can't multiply sequence by non-int of type '${typeName(value)}'`);

export const pairs = (dict: Dict): (readonly [Value, Value])[] =>
  [...dict.entries.values()].map(({ key, value }) => [key, value]);

/** One text or value may be so long. */
const textMax = 2 ** 24;

function repeated(value: Value, times: boolean | bigint): Value | undefined {
  const count = Math.max(Number(times), 0);
  if (typeof value === "string") {
    roomFor(value.length * count, textMax);
    return value.repeat(count);
  }
  if (value instanceof Bytes) {
    roomFor(value.text.length * count, textMax);
    return new Bytes(value.text.repeat(count));
  }
  if (!(value instanceof List) && !(value instanceof Tuple)) return undefined;
  roomFor(value.items.length * count);
  const items = Array.from({ length: count }, () => value.items).flat();
  return value instanceof List ? new List(items) : new Tuple(items);
}

function joined(left: Value, right: Value): Value | undefined {
  if (typeof left === "string") {
    if (typeof right !== "string") throw noJoin("str", right);
    roomFor(left.length + right.length, textMax);
    return left + right;
  }
  if (left instanceof List) {
    if (!(right instanceof List)) throw noJoin("list", right);
    roomFor(left.items.length + right.items.length);
    return new List([...left.items, ...right.items]);
  }
  if (left instanceof Tuple) {
    if (!(right instanceof Tuple)) throw noJoin("tuple", right);
    return new Tuple([...left.items, ...right.items]);
  }
  if (left instanceof Bytes && right instanceof Bytes) return new Bytes(left.text + right.text);
  return undefined;
}

const noJoin = (to: string, value: Value) =>
  typeError(`can only concatenate ${to} (not "${typeName(value)}") to ${to}`);

function combined(operator: string, left: PySet, right: PySet): PySet | undefined {
  const inLeft = [...left.entries];
  const inRight = [...right.entries];
  const only = (entries: typeof inLeft, other: PySet, isThere: boolean) =>
    entries.filter(([key]) => other.entries.has(key) === isThere).map(([, value]) => value);
  switch (operator) {
    case "|":
      return new PySet([...left.entries.values(), ...right.entries.values()]);
    case "&":
      return new PySet(only(inLeft, right, true));
    case "-":
      return new PySet(only(inLeft, right, false));
    case "^":
      return new PySet([...only(inLeft, right, false), ...only(inRight, left, false)]);
    default:
      return undefined;
  }
}

type Numeric = boolean | bigint | number;

function reckonNumbers(operator: string, left: Numeric, right: Numeric): Value {
  if (typeof left === "boolean" && typeof right === "boolean" && /^[&|^]$/.test(operator)) {
    return operator === "&" ? left && right : operator === "|" ? left || right : left !== right;
  }
  if (operator === "/") return divided(left, right);
  if (typeof left === "number" || typeof right === "number") {
    return reckonFloats(operator, Number(left), Number(right), [left, right]);
  }
  return reckonWhole(operator, wholeOf(left), wholeOf(right));
}

const byZero = () => raised("ZeroDivisionError", "division by zero");

function divided(left: Numeric, right: Numeric): number {
  if (Number(right) === 0) throw byZero();
  return Number(left) / Number(right);
}

/** A whole number may have so many bits. */
const bitsMax = 2 ** 20;
const bitsOf = (value: bigint) => value.toString(16).length * 4;

function reckonWhole(operator: string, left: bigint, right: bigint): Value {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      roomFor(bitsOf(left) + bitsOf(right), bitsMax);
      return left * right;
    case "//":
      return floorDivided(left, right);
    case "%":
      return left - floorDivided(left, right) * right;
    case "**":
      if (right < 0n) return reckonFloats("**", Number(left), Number(right), [left, right]);
      if (left > 1n || left < -1n) roomFor(bitsOf(left) * Number(right), bitsMax);
      return left ** right;
    case "<<":
    case ">>":
      if (right < 0n) throw valueError("negative shift count");
      if (operator === ">>") return left >> right;
      roomFor(bitsOf(left) + Number(right), bitsMax);
      return left << right;
    case "&":
      return left & right;
    case "|":
      return left | right;
    default:
      return left ^ right;
  }
}

/** Rounded down, where BigInt rounds to zero. */
function floorDivided(left: bigint, right: bigint): bigint {
  if (right === 0n) throw byZero();
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

function reckonFloats(
  operator: string,
  left: number,
  right: number,
  given: readonly [Numeric, Numeric],
): Value {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "//":
      if (right === 0) throw byZero();
      return Math.floor((left - modulo(left, right)) / right + 0.5);
    case "%":
      if (right === 0) throw byZero();
      return modulo(left, right);
    case "**":
      return power(left, right);
    default:
      throw typeError(
        `unsupported operand type(s) for ${operator}: '${typeName(given[0])}' and '${typeName(given[1])}'`,
      );
  }
}

/** It has the sign of the divisor. */
function modulo(left: number, right: number): number {
  const rest = left % right;
  if (rest === 0) return right < 0 ? -0 : 0;
  return rest < 0 !== right < 0 ? rest + right : rest;
}

const exponentMax = 4_096;

/** Roots and whole exponents only: engines round all others as they like. */
function power(base: number, exponent: number): number {
  if (exponent === 0.5 && base >= 0) return Math.sqrt(base);
  if (!Number.isInteger(exponent) || Math.abs(exponent) > exponentMax) throw new Unsimulated("**");
  if (base === 0 && exponent < 0) throw raised("ZeroDivisionError", "zero to a negative power");
  let product = 1;
  for (let left = Math.abs(exponent), square = base; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) product *= square;
    square *= square;
  }
  const made = exponent < 0 ? 1 / product : product;
  if (!Number.isFinite(made) && Number.isFinite(base)) {
    throw raised("OverflowError", 34n, "Numerical result out of range");
  }
  return made;
}

/** `-`, `+` and `~` before a value. */
export function reckonOne(operator: string, value: Value): Value {
  if (isNumber(value)) {
    if (operator === "-") return typeof value === "number" ? -value : -wholeOf(value);
    if (operator === "+") return typeof value === "number" ? value : wholeOf(value);
    if (typeof value !== "number") return ~wholeOf(value);
  }
  throw typeError(`bad operand type for unary ${operator}: '${typeName(value)}'`);
}
