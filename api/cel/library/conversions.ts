/** Conversions between types: `int("1")`, `string(1.5)`, `type(x)`. Source: CEL specification. */
import { fail, noSuchOverload } from "../frame.ts";
import { type CelFunction, globalFunction } from "../functions.ts";
import { checkedInt, checkedUint, isNumeric, timeOf, toNumber } from "../numbers.ts";
import { Box, type CelValue, doubleOf, isBoxed, kindOf } from "../values.ts";
import { formatDuration, formatTimestamp, parseDurationText, parseTimestamp } from "./time-text.ts";

const convert = (
  name: "int" | "uint" | "double" | "string" | "bytes" | "bool" | "timestamp" | "duration",
  from: readonly ("int" | "uint" | "double" | "string" | "bytes" | "bool" | Times)[],
  run: (value: CelValue) => CelValue,
): readonly CelFunction[] =>
  from.map((taken) =>
    globalFunction(name, { takes: [taken], gives: name }, ([value]) => run(value)),
  );

type Times = "timestamp" | "duration";

/** The conversions, and `dyn` and `type`. */
export const conversions: readonly CelFunction[] = [
  ...convert("int", ["int", "uint", "double", "string", "timestamp", "duration"], toInt),
  ...convert("uint", ["uint", "int", "double", "string"], toUint),
  ...convert("double", ["double", "int", "uint", "string"], toDouble),
  ...convert(
    "string",
    ["string", "bool", "int", "uint", "double", "bytes", "timestamp", "duration"],
    toText,
  ),
  ...convert("bytes", ["bytes", "string"], (value) =>
    typeof value === "string" ? new TextEncoder().encode(value) : value,
  ),
  ...convert("bool", ["bool", "string"], toBool),
  ...convert("timestamp", ["timestamp", "string", "int"], toTimestamp),
  ...convert("duration", ["duration", "string", "int"], toDuration),
  globalFunction("dyn", { takes: ["dyn"], gives: "dyn" }, ([value]) => value),
  globalFunction(
    "type",
    { takes: ["dyn"], gives: "type" },
    ([value]) => new Box("type", kindOf(value)),
  ),
];

const nanosPerSecond = 1_000_000_000n;

function toInt(value: CelValue): CelValue {
  if (typeof value === "string") {
    return /^[-+]?[0-9]+$/.test(value) && value.length <= 20
      ? checkedInt(BigInt(value.replace("+", "")))
      : fail(`strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`);
  }
  if (isBoxed(value) && value.kind === "timestamp")
    return checkedInt(value.content / nanosPerSecond);
  if (isBoxed(value) && value.kind === "duration") return checkedInt(value.content);
  return checkedInt(wholeOf(value, "integer overflow"));
}

function toUint(value: CelValue): CelValue {
  if (typeof value !== "string") return checkedUint(wholeOf(value, "unsigned integer overflow"));
  return /^[0-9]+$/.test(value) && value.length <= 20
    ? checkedUint(BigInt(value))
    : fail(`strconv.ParseUint: parsing ${JSON.stringify(value)}: invalid syntax`);
}

function wholeOf(value: CelValue, problem: string): bigint {
  if (typeof value === "bigint") return value;
  if (isBoxed(value) && value.kind === "uint") return value.content;
  if (!isNumeric(value)) return noSuchOverload();
  const number = toNumber(value);
  return Number.isFinite(number) ? BigInt(Math.trunc(number)) : fail(problem);
}

function toDouble(value: CelValue): CelValue {
  if (isNumeric(value)) return doubleOf(toNumber(value));
  if (typeof value !== "string") return noSuchOverload();
  const number = Number(value);
  const isNumber = value.trim() === value && value !== "" && !Number.isNaN(number);
  return isNumber
    ? doubleOf(number)
    : fail(`strconv.ParseFloat: parsing ${JSON.stringify(value)}: invalid syntax`);
}

/** What `string(value)` is. */
export function toText(value: CelValue): string {
  if (typeof value === "string") return value;
  if (isNumeric(value)) return formatNumber(value);
  if (value instanceof Uint8Array) return decode(value);
  if (isBoxed(value) && value.kind === "timestamp") {
    return formatTimestamp(value.content, value.zone);
  }
  if (isBoxed(value) && value.kind === "duration") return formatDuration(value.content);
  return typeof value === "boolean" ? String(value) : noSuchOverload();
}

/** As Go writes numbers: exponents have two digits at least, infinity a sign. */
function formatNumber(value: number | bigint | Box<"double"> | Box<"uint">): string {
  const number = typeof value === "object" ? value.content : value;
  if (number === Number.POSITIVE_INFINITY) return "+Inf";
  if (number === Number.NEGATIVE_INFINITY) return "-Inf";
  return String(number).replace(/e([-+])(\d)$/, "e$10$2");
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return fail("invalid UTF-8 in bytes, cannot convert to string");
  }
}

const truths = ["1", "t", "T", "true", "TRUE", "True"];
const lies = ["0", "f", "F", "false", "FALSE", "False"];

function toBool(value: CelValue): CelValue {
  if (typeof value !== "string") return value;
  if (truths.includes(value)) return true;
  return lies.includes(value)
    ? false
    : fail(`strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax`);
}

function toTimestamp(value: CelValue): CelValue {
  if (typeof value === "string") return parseTimestamp(value);
  return isBoxed(value) ? value : timeOf("timestamp", wholeOf(value, "") * nanosPerSecond);
}

function toDuration(value: CelValue): CelValue {
  if (typeof value === "string") return parseDurationText(value);
  return isBoxed(value) ? value : timeOf("duration", wholeOf(value, ""));
}
