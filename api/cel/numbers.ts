/** Arithmetic and order. Ints have 64 bits, and what does not fit in them is an error. */
import { int64Max, int64Min, isInt64 } from "../int64.ts";
import { type Frame, fail, noSuchOverload } from "./frame.ts";
import {
  Box,
  type Boxed,
  type CelList,
  type CelValue,
  doubleOf,
  intOf,
  isBoxed,
} from "./values.ts";

/** Numbers of every type. */
export type CelNumber = number | bigint | Box<"double"> | Box<"uint">;

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%";

const uintMax = 2n ** 64n - 1n;

/** An int that came of a computation. */
export const checkedInt = (value: bigint): CelValue =>
  isInt64(value) ? intOf(value) : fail("integer overflow");

/** A uint that came of a computation. */
export const checkedUint = (value: bigint): Boxed =>
  value > uintMax || value < 0n ? fail("unsigned integer overflow") : new Box("uint", value);

/** `left` and `right` combined, where both have the same type; times and durations too. */
export function arithmetic(
  operator: ArithmeticOperator,
  [left, right]: readonly [CelValue, CelValue],
  frame: Frame,
): CelValue {
  if (typeof left === "number" && typeof right === "number") {
    return numbers(operator, left, right);
  }
  if (isInt(left) && isInt(right)) return bigIntegers(operator, BigInt(left), BigInt(right));
  if (isDouble(left) && isDouble(right)) {
    return doubles(operator, toNumber(left), toNumber(right));
  }
  if (isBoxed(left) && isBoxed(right)) return boxes(operator, left, right);
  return operator === "+" ? concatenate(left, right, frame) : noSuchOverload();
}

function concatenate(left: CelValue, right: CelValue, frame: Frame): CelValue {
  if (typeof left === "string" && typeof right === "string") {
    frame.workText(left.length + right.length);
    return left + right;
  }
  if (left instanceof Uint8Array && right instanceof Uint8Array) {
    frame.workText(left.length + right.length);
    return Uint8Array.of(...left, ...right);
  }
  if (!Array.isArray(left) || !Array.isArray(right)) return noSuchOverload();
  frame.workText(left.length + right.length);
  const joined: CelList = [...left, ...right];
  return joined;
}

function numbers(operator: ArithmeticOperator, left: number, right: number): CelValue {
  const [isLeftInt, isRightInt] = [Number.isSafeInteger(left), Number.isSafeInteger(right)];
  if (!isLeftInt && !isRightInt) return doubles(operator, left, right);
  if (isLeftInt !== isRightInt) return noSuchOverload();
  if ((operator === "/" || operator === "%") && right === 0) return divisionByZero(operator);
  const result = plainResult(operator, left, right);
  return Number.isSafeInteger(result)
    ? result + 0 // there is no negative zero among ints
    : bigIntegers(operator, BigInt(left), BigInt(right));
}

function plainResult(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return Math.trunc(left / right);
    case "%":
      return left % right;
    default:
      return operator satisfies never;
  }
}

function doubles(operator: ArithmeticOperator, left: number, right: number): CelValue {
  if (operator === "%") return noSuchOverload();
  return doubleOf(operator === "/" ? left / right : plainResult(operator, left, right));
}

function bigIntegers(operator: ArithmeticOperator, left: bigint, right: bigint): CelValue {
  return checkedInt(bigResult(operator, left, right));
}

function bigResult(operator: ArithmeticOperator, left: bigint, right: bigint): bigint {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0n ? divisionByZero(operator) : left / right;
    case "%":
      return right === 0n ? divisionByZero(operator) : left % right;
    default:
      return operator satisfies never;
  }
}

const divisionByZero = (operator: ArithmeticOperator): never =>
  fail(operator === "/" ? "division by zero" : "modulus by zero");

/** What `left` plus or minus `right` is, for times. */
const timeSums: Readonly<Record<string, "timestamp" | "duration">> = {
  "timestamp+duration": "timestamp",
  "duration+timestamp": "timestamp",
  "duration+duration": "duration",
  "timestamp-duration": "timestamp",
  "timestamp-timestamp": "duration",
  "duration-duration": "duration",
};

function boxes(operator: ArithmeticOperator, left: Boxed, right: Boxed): CelValue {
  if (left.kind === "uint" && right.kind === "uint") {
    return checkedUint(bigResult(operator, left.content, right.content));
  }
  const kind = timeSums[`${left.kind}${operator}${right.kind}`];
  const isTime = typeof left.content === "bigint" && typeof right.content === "bigint";
  if (kind === undefined || !isTime) return noSuchOverload();
  const { zone } = left.kind === "timestamp" ? left : right;
  return timeOf(kind, bigResult(operator, left.content, right.content), zone);
}

/** The years 1 to 9999. */
const timestampMin = -62_135_596_800n * 1_000_000_000n;
const timestampMax = 253_402_300_800n * 1_000_000_000n;

/** A time or duration of so many nanoseconds, where there is such a one. */
export function timeOf(kind: "timestamp" | "duration", nanos: bigint, zone = 0): Boxed {
  const [min, max] =
    kind === "timestamp" ? [timestampMin, timestampMax - 1n] : [int64Min, int64Max];
  return nanos < min || nanos > max ? fail(`${kind} overflow`) : new Box(kind, nanos, zone);
}

/** The negative of an int, double or duration. */
export function negate(value: CelValue): CelValue {
  if (isInt(value)) return checkedInt(-BigInt(value));
  if (isDouble(value)) return doubleOf(-toNumber(value));
  if (isBoxed(value) && value.kind === "duration") return timeOf("duration", -value.content);
  return noSuchOverload();
}

const isInt = (value: CelValue): value is number | bigint =>
  typeof value === "bigint" || Number.isSafeInteger(value);

const isDouble = (value: CelValue): value is number | Box<"double"> =>
  typeof value === "number"
    ? !Number.isSafeInteger(value)
    : isBoxed(value) && value.kind === "double";

export const isNumeric = (value: CelValue): value is CelNumber =>
  typeof value === "number" ||
  typeof value === "bigint" ||
  (isBoxed(value) && (value.kind === "double" || value.kind === "uint"));

/** A number as one of JavaScript; an int beyond 2^53 loses its last digits. */
export const toNumber = (value: CelNumber): number =>
  Number(typeof value === "object" ? value.content : value);

/** Below 0, 0 or above 0 as numbers are ordered whatever their types; NaN where they are not. */
export function compareNumbers(left: CelNumber, right: CelNumber): number {
  const [a, b] = [
    typeof left === "object" ? left.content : left,
    typeof right === "object" ? right.content : right,
  ];
  if (a < b) return -1;
  if (a > b) return 1;
  // Numbers and bigints are compared by their value.
  return a >= b ? 0 : Number.NaN;
}

/** Below 0, 0 or above 0 as values are ordered; NaN for what is not a number. */
export function compareValues(left: CelValue, right: CelValue): number {
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right);
  if (typeof left === "string" && typeof right === "string") {
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
  if (left instanceof Uint8Array && right instanceof Uint8Array) return compareBytes(left, right);
  if (!isBoxed(left) || !isBoxed(right) || left.kind !== right.kind) return noSuchOverload();
  const [a, b] = [left.content, right.content];
  if (typeof a !== "bigint" || typeof b !== "bigint") return noSuchOverload();
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const at = left.findIndex((byte, index) => byte !== right[index]);
  if (at < 0) return left.length - right.length;
  return (left[at] ?? 0) - (right[at] ?? -1);
}
