/** `format(value, spec)`. Source: Python 3.14, Format Specification Mini-Language. */

import { general } from "../text/format.ts";
import { PlainOf } from "./classes.ts";
import { valueError } from "./errors.ts";
import { Thing } from "./objects.ts";
import { floatText, textOf } from "./text.ts";
import { Unsimulated } from "./tree.ts";
import { typeName, type Value } from "./values.ts";

interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly isAlternate: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | undefined;
  readonly letter: string;
}

const specForm =
  /^(?:([\s\S])?([<>=^]))?([-+ ]?)(z?)(#?)(0?)(\d*)([,_]?)(?:\.(\d+))?([a-zA-Z%]?)$/u;

/** A text may be made so wide. */
const widthMax = 2 ** 20;

function specOf(text: string, value: Value): Spec {
  const match = specForm.exec(text);
  if (match === null) {
    const message = `Invalid format specifier '${text}' for object of type '${typeName(value)}'`;
    throw valueError(message);
  }
  const [
    ,
    fill,
    align,
    sign = "",
    ,
    alternate,
    zero,
    width,
    grouping = "",
    precision,
    letter = "",
  ] = match;
  return {
    fill: fill ?? (zero === "0" ? "0" : " "),
    align: align ?? (zero === "0" && typeof value !== "string" ? "=" : ""),
    sign,
    isAlternate: alternate !== "",
    width: Math.min(Number(width), widthMax),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    letter,
  };
}

export function formatValue(value: Value, spec: string): string {
  if (spec === "") return textOf(value);
  if (value instanceof Thing && value.members.has("strftime")) {
    throw new Unsimulated("a format of a time");
  }
  if (value instanceof PlainOf) {
    const text = textOf(value);
    return formatValue(text === textOf(value.plain) ? value.plain : text, spec);
  }
  const found = specOf(spec, value);
  const { letter } = found;
  if (typeof value === "boolean" && letter !== "") return formatValue(BigInt(value), spec);
  if (typeof value === "bigint") {
    if (/^[eEfFgG%]$/.test(letter)) return filled(floatDigits(Number(value), found), found, ">");
    if (/^[bcdnoxX]?$/.test(letter)) return filled(wholeDigits(value, found), found, ">");
  } else if (typeof value === "number") {
    if (/^[eEfFgGn%]?$/.test(letter)) return filled(floatDigits(value, found), found, ">");
  } else if (typeof value === "string" || typeof value === "boolean") {
    if (/^s?$/.test(letter)) {
      const text = textOf(value);
      return filled({ sign: "", digits: text.slice(0, found.precision) }, found, "<");
    }
  }
  if (letter === "" || typeof value === "object") {
    throw raisedFor(value);
  }
  throw valueError(`Unknown format code '${letter}' for object of type '${typeName(value)}'`);
}

const raisedFor = (value: Value) =>
  valueError(`unsupported format string passed to ${typeName(value)}.__format__`);

interface Digits {
  readonly sign: string;
  readonly digits: string;
}

const signOf = (isNegative: boolean, sign: string) => (isNegative ? "-" : sign === "-" ? "" : sign);

const bases: Readonly<Record<string, readonly [radix: number, prefix: string]>> = {
  b: [2, "0b"],
  o: [8, "0o"],
  x: [16, "0x"],
  X: [16, "0X"],
};

function wholeDigits(value: bigint, { letter, sign, isAlternate, grouping }: Spec): Digits {
  if (letter === "c") return { sign: "", digits: String.fromCodePoint(Number(value)) };
  const [radix, prefix] = bases[letter] ?? [10, ""];
  const plain = (value < 0n ? -value : value).toString(radix);
  const digits = letter === "X" ? plain.toUpperCase() : plain;
  return {
    sign: signOf(value < 0n, sign) + (isAlternate ? prefix : ""),
    digits: grouped(digits, grouping, radix === 10 ? 3 : 4),
  };
}

function grouped(digits: string, by: string, size: number): string {
  if (by === "") return digits;
  const [, whole = digits, rest = ""] = /^([\da-fA-F]+)(.*)$/.exec(digits) ?? [];
  return whole.replace(new RegExp(`\\B(?=([\\da-fA-F]{${size}})+$)`, "g"), by) + rest;
}

function floatDigits(value: number, spec: Spec): Digits {
  const { letter, precision, grouping, isAlternate } = spec;
  const size = Math.abs(value);
  const sign = signOf(value < 0 || Object.is(value, -0), spec.sign);
  const lower = letter.toLowerCase();
  let digits: string;
  if (!Number.isFinite(size)) digits = Number.isNaN(size) ? "nan" : "inf";
  else if (lower === "f") digits = fixed(size, precision ?? 6);
  else if (lower === "%") digits = fixed(size * 100, precision ?? 6);
  else if (lower === "e") digits = exponential(size, precision ?? 6);
  else if (lower === "g" || lower === "n") digits = general(size, precision ?? 6, isAlternate);
  else digits = precision === undefined ? floatText(size) : withPoint(general(size, precision));
  const shown = grouped(digits, grouping, 3) + (letter === "%" ? "%" : "");
  return { sign, digits: letter !== lower ? shown.toUpperCase() : shown };
}

/** Without a letter there is at least one digit behind the point. */
const withPoint = (digits: string) => (/[.e]/.test(digits) ? digits : `${digits}.0`);

const exponential = (value: number, precision: number): string =>
  value.toExponential(Math.min(precision, 100)).replace(/e([-+])(\d)$/, "e$10$2");

/** So many digits are told at most: behind them all are zeros anyway. */
const digitsMax = 1_100;

/** All digits of a number that is not negative; where it lies between two, the even one. */
export function fixed(value: number, precision: number): string {
  const count = Math.min(precision, digitsMax);
  const [numerator, denominator] = fraction(value);
  const scaled = numerator * 10n ** BigInt(count);
  const whole = scaled / denominator;
  const twice = (scaled % denominator) * 2n;
  const isUp = twice > denominator || (twice === denominator && whole % 2n === 1n);
  const digits = (isUp ? whole + 1n : whole).toString().padStart(count + 1, "0");
  return count === 0 ? digits : `${digits.slice(0, -count)}.${digits.slice(-count)}`;
}

/** The very value of a float, as two whole numbers. */
export function fraction(value: number): readonly [numerator: bigint, denominator: bigint] {
  let numerator = value;
  let denominator = 1n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    denominator *= 2n;
  }
  return [BigInt(numerator), denominator];
}

function filled({ sign, digits }: Digits, spec: Spec, usual: string): string {
  const { width, fill } = spec;
  const align = spec.align === "" ? usual : spec.align;
  const missing = width - sign.length - digits.length;
  if (missing <= 0) return sign + digits;
  if (align === "=") {
    if (fill === "0" && spec.grouping !== "") return zerosGrouped(sign, digits, spec);
    return sign + fill.repeat(missing) + digits;
  }
  if (align === "<") return sign + digits + fill.repeat(missing);
  if (align === ">") return fill.repeat(missing) + sign + digits;
  const before = Math.floor(missing / 2);
  return fill.repeat(before) + sign + digits + fill.repeat(missing - before);
}

/** Zeros before a number are grouped as it is. */
function zerosGrouped(sign: string, digits: string, { width, grouping }: Spec): string {
  let plain = digits.replaceAll(grouping, "");
  let made = digits;
  while (sign.length + made.length < width) {
    plain = `0${plain}`;
    made = grouped(plain, grouping, 3);
  }
  return sign + made;
}
