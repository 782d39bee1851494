/** `"%s has %d".format([...])`. Source: cel-go ext/formatting.go. */
import { isList, isMap } from "../equal.ts";
import { type Frame, fail } from "../frame.ts";
import { isNumeric, toNumber } from "../numbers.ts";
import { type CelValue, isBoxed, kindOf, mapKeys, mapMember } from "../values.ts";
import { toText } from "./conversions.ts";

const defaultPrecision = 6;
/** Bounds what one clause may print. */
const precisionMax = 100;

/** `text` with each clause replaced by an argument. */
export function formatText(text: string, args: readonly CelValue[], frame: Frame): string {
  let next = 0;
  const made = text.replace(
    /%(?:\.(\d+))?(.?)/gs,
    (_, precision: string | undefined, verb: string) => {
      if (verb === "%") return "%";
      if (verb === "") return fail("unexpected end of string");
      if (next >= args.length) return fail(`index ${next} out of range`);
      const value = args[next] ?? null;
      next += 1;
      const printed = formatClause(verb, value, Number(precision ?? defaultPrecision));
      frame.workText(printed.length);
      return printed;
    },
  );
  frame.workText(text.length);
  return made;
}

function formatClause(verb: string, value: CelValue, precision: number): string {
  if (precision > precisionMax) return fail(`precision ${precision} is too large`);
  switch (verb) {
    case "s":
      return plainText(value);
    case "d":
      return isInteger(value) ? toText(value) : wrongType("decimal", "integers", value);
    case "f":
      return fixed(value, precision);
    case "e":
      return scientific(value, precision);
    case "b":
      if (typeof value === "boolean") return value ? "1" : "0";
      return isInteger(value) ? digits(value, 2) : wrongType("only integers and bools", "", value);
    case "o":
      return isInteger(value) ? digits(value, 8) : wrongType("octal", "integers", value);
    case "x":
      return hexadecimal(value);
    case "X":
      return hexadecimal(value).toUpperCase();
    default:
      return fail(`could not parse formatting clause: unrecognized formatting clause "${verb}"`);
  }
}

function wrongType(clause: string, takes: string, value: CelValue): never {
  const rule =
    takes === ""
      ? `${clause} can be formatted as binary`
      : `${clause} clause can only be used on ${takes}`;
  return fail(`error during formatting: ${rule}, was given ${kindOf(value)}`);
}

const isInteger = (value: CelValue): boolean => ["int", "uint"].includes(kindOf(value));

const digits = (value: CelValue, radix: number): string => BigInt(toText(value)).toString(radix);

function hexadecimal(value: CelValue): string {
  if (isInteger(value)) return digits(value, 16);
  const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
  if (!(bytes instanceof Uint8Array)) {
    return wrongType("only integers, byte buffers, and strings", "", value);
  }
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The number of a clause that takes doubles. */
function doubleOf(clause: string, value: CelValue): number {
  if (typeof value === "string" && ["NaN", "Infinity", "-Infinity"].includes(value)) {
    return Number(value);
  }
  if (kindOf(value) !== "double" || !isNumeric(value)) {
    return wrongType(clause, "doubles", value);
  }
  return toNumber(value);
}

/** Thousands are grouped, as Go's printer for English does. */
function fixed(value: CelValue, precision: number): string {
  const number = doubleOf("fixed-point", value);
  if (!Number.isFinite(number)) return infinite(number);
  // From 10^21 on, toFixed would write an exponent.
  const printed = Math.abs(number) < 1e21 ? number.toFixed(precision) : String(BigInt(number));
  const [whole = "", fraction] = printed.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function scientific(value: CelValue, precision: number): string {
  const number = doubleOf("scientific", value);
  if (!Number.isFinite(number)) return infinite(number);
  const [mantissa = "", exponent = "0"] = number.toExponential(precision).split("e");
  const power = exponent.replace(/[-+]/, "").padStart(2, "0");
  const raised = Array.from(power, (digit) => superscripts[Number(digit)]).join("");
  return `${mantissa}\u202f×\u202f10${exponent.startsWith("-") ? "⁻" : ""}${raised}`;
}

const infinite = (number: number): string =>
  Number.isNaN(number) ? "NaN" : number > 0 ? "∞" : "-∞";

/** What `%s` prints. */
function plainText(value: CelValue): string {
  if (value === null) return "null";
  if (isList(value)) return `[${value.map(literal).join(", ")}]`;
  if (isBoxed(value) && value.kind === "type") return value.content;
  if (!isMap(value)) return toText(value);
  const entries = mapKeys(value).map(
    (key) => [literal(key), mapMember(value, key) ?? null] as const,
  );
  const sorted = entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${sorted.map(([key, member]) => `${key}:${literal(member)}`).join(", ")}}`;
}

/** A value within a list or map, as an expression would write it. */
function literal(value: CelValue): string {
  switch (kindOf(value)) {
    case "string":
      return JSON.stringify(value);
    case "bytes":
      return `b${JSON.stringify(toText(value))}`;
    case "double":
      return isNumeric(value) ? toNumber(value).toFixed(defaultPrecision) : "";
    case "timestamp":
    case "duration":
      return `${kindOf(value)}(${JSON.stringify(toText(value))})`;
    default:
      return plainText(value);
  }
}
