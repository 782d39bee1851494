/**
 * Amounts such as `500m`, `2Gi` or `1e3`, exact to the nano.
 *
 * The numbers that hot paths read (`milliValue`, `quantityToNumber`) are remembered by text, so
 * asking again for the same few amounts costs one look-up.
 * Source: k8s.io/apimachinery/pkg/api/resource.
 */
import { int64Max } from "./int64.ts";

/** How an amount is written: `1500m`, `2Gi`, `15e2`. */
export type QuantityFormat = "DecimalSI" | "BinarySI" | "DecimalExponent";

/** The precise form. */
export interface Quantity {
  /** The amount in billionths. */
  readonly nano: bigint;
  readonly format: QuantityFormat;
}

/** What Kubernetes says of text that is not a quantity. */
export const quantityProblem =
  "quantities must match the regular expression " +
  "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const numberProblem = "unable to parse numeric part of quantity";
const suffixProblem = "unable to parse quantity's suffix";

/** The quantity that `text` stands for, or `undefined` where it is none. */
export function parseQuantity(text: string): Quantity | undefined {
  const known = lookUp(text);
  return typeof known === "string" ? undefined : known.quantity;
}

/** Why `text` is not a quantity, in Kubernetes' words, or `undefined` where it is one. */
export function quantityTextProblem(text: string): string | undefined {
  const known = lookUp(text);
  return typeof known === "string" ? known : undefined;
}

/** The amount as a number, rounded up to an integer. Throws where `text` is no quantity. */
export function quantityToNumber(text: string): number {
  return numbersOf(text).value;
}

/** The amount in thousandths, rounded up to an integer. Throws where `text` is no quantity. */
export function milliValue(text: string): number {
  return numbersOf(text).milli;
}

/** The amount as a number, with what is behind the point. Throws where `text` is no quantity. */
export function quantityToDecimal(text: string): number {
  return Number(numbersOf(text).quantity.nano) / 1e9;
}

/** Below 0 where `left` is the smaller amount, 0 where both are the same, else above 0. */
export function compareQuantities(left: string, right: string): number {
  if (left === right) return 0;
  const [a, b] = [numbersOf(left).quantity.nano, numbersOf(right).quantity.nano];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The sum, in the format of `left` unless that is zero. */
export function addQuantities(left: string, right: string): string {
  return combine(left, right, 1n);
}

/** The difference, in the format of `left` unless that is zero. */
export function subtractQuantities(left: string, right: string): string {
  return combine(left, right, -1n);
}

/** The one text by which Kubernetes writes this amount: `1000m` is `1`, `1024Mi` is `1Gi`. */
export function canonicalQuantity(text: string): string {
  const known = numbersOf(text);
  known.canonical ??= formatQuantity(known.quantity);
  return known.canonical;
}

/** The text of an amount given in thousandths, such as CPU in millicores. */
export function quantityFromMilli(milli: number, format: QuantityFormat = "DecimalSI"): string {
  return formatQuantity({ nano: BigInt(Math.round(milli)) * nanosPerMilli, format });
}

/** The text of a whole amount, such as bytes of memory. */
export function quantityFromNumber(value: number, format: QuantityFormat = "DecimalSI"): string {
  return formatQuantity({ nano: BigInt(Math.ceil(value)) * nanosPerUnit, format });
}

/** The canonical text of a quantity. */
export function formatQuantity({ nano, format }: Quantity): string {
  if (nano === 0n) return "0";
  // Small or broken binary amounts would lose precision, so they are written in decimal.
  const binary = format === "BinarySI" && nano % nanosPerUnit === 0n && size(nano) >= kibi;
  if (binary) return formatBinary(nano / nanosPerUnit);
  let [amount, exponent] = [nano, -9];
  while (amount % 1000n === 0n && (exponent < 18 || format === "DecimalExponent")) {
    amount /= 1000n;
    exponent += 3;
  }
  if (format === "DecimalExponent") return exponent === 0 ? `${amount}` : `${amount}e${exponent}`;
  return `${amount}${decimalSuffixes[exponent / 3 + 3] ?? ""}`;
}

const decimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const binarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
const nanosPerMilli = 1_000_000n;
const nanosPerUnit = 1_000_000_000n;
const kibi = 1024n * nanosPerUnit;
/** Binary amounts are capped at the largest 64 bit integer. */
const binaryMax = int64Max * nanosPerUnit;
/** Bounds what a hostile exponent or a very long number can cost. */
const exponentMax = 1000;
const lengthMax = 1000;

interface Known {
  readonly quantity: Quantity;
  readonly value: number;
  readonly milli: number;
  canonical: string | undefined;
}

/** What was parsed of late: the quantity, or what is wrong with the text. */
const parsed = new Map<string, Known | string>();
const parsedMax = 8192;

function lookUp(text: string): Known | string {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const made = parse(text.trim());
  if (parsed.size >= parsedMax) parsed.clear();
  parsed.set(text, made);
  return made;
}

function numbersOf(text: string): Known {
  const known = lookUp(text);
  if (typeof known === "string") throw new Error(`${JSON.stringify(text)}: ${known}`);
  return known;
}

/** Kubernetes' scanner takes less than its regular expression says: `1.2.3` is refused. */
const scanner = /^([+-]?)([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/;

function parse(text: string): Known | string {
  const match = text.length > lengthMax ? null : scanner.exec(text);
  if (text === "" || match === null) return quantityProblem;
  const [, sign = "", whole = "", fraction = "", suffix = ""] = match;
  const unit = readSuffix(suffix);
  if (unit === undefined) return suffixProblem;
  if (isUnreadable(match[2], match[3], unit)) return numberProblem;
  const digits = BigInt(`0${whole}${fraction}`) * unit.factor;
  let nano = scale(digits, unit.exponent - fraction.length + 9);
  if (unit.format === "BinarySI" && nano > binaryMax) nano = binaryMax;
  const small = unit.format === "BinarySI" && nano < nanosPerUnit && nano > 0n;
  const quantity: Quantity = {
    nano: sign === "-" ? -nano : nano,
    format: small ? "DecimalSI" : unit.format,
  };
  return {
    quantity,
    value: Number(ceilDivide(quantity.nano, nanosPerUnit)),
    milli: Number(ceilDivide(quantity.nano, nanosPerMilli)),
    canonical: undefined,
  };
}

/**
 * Kubernetes takes no digits for zero, so that `Mi` is `0`, but for what its fast way does not
 * read: `Pi`, `Ei` and what has a point.
 */
const isUnreadable = (
  whole = "",
  fraction: string | undefined,
  { format, factor }: Unit,
): boolean =>
  `${whole}${fraction ?? ""}` === "" &&
  format === "BinarySI" &&
  (fraction !== undefined || factor >= 1024n ** 5n);

interface Unit {
  readonly factor: bigint;
  readonly exponent: number;
  readonly format: QuantityFormat;
}

function readSuffix(suffix: string): Unit | undefined {
  const decimal = decimalSuffixes.indexOf(suffix);
  if (decimal >= 0) return { factor: 1n, exponent: decimal * 3 - 9, format: "DecimalSI" };
  const binary = binarySuffixes.indexOf(suffix);
  if (binary > 0) return { factor: 1024n ** BigInt(binary), exponent: 0, format: "BinarySI" };
  if (!/^[eE][-+]?[0-9]+$/.test(suffix)) return undefined;
  const exponent = Number(suffix.slice(1));
  if (Math.abs(exponent) > exponentMax) return undefined;
  return { factor: 1n, exponent, format: "DecimalExponent" };
}

/** `digits` times a power of ten, rounded up. */
function scale(digits: bigint, exponent: number): bigint {
  const factor = 10n ** BigInt(Math.abs(exponent));
  return exponent >= 0 ? digits * factor : ceilDivide(digits, factor);
}

/** Rounds away from zero, as Kubernetes does with negative amounts too. */
function ceilDivide(amount: bigint, divisor: bigint): bigint {
  const quotient = amount / divisor;
  if (amount % divisor === 0n) return quotient;
  return amount > 0n ? quotient + 1n : quotient - 1n;
}

const size = (amount: bigint) => (amount < 0n ? -amount : amount);

function formatBinary(value: bigint): string {
  let [amount, power] = [value, 0];
  while (amount % 1024n === 0n && power < binarySuffixes.length - 1) {
    amount /= 1024n;
    power += 1;
  }
  return `${amount}${binarySuffixes[power] ?? ""}`;
}

function combine(left: string, right: string, sign: 1n | -1n): string {
  const [a, b] = [numbersOf(left).quantity, numbersOf(right).quantity];
  return formatQuantity({
    nano: a.nano + sign * b.nano,
    format: a.nano === 0n ? b.format : a.format,
  });
}
