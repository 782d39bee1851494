/**
 * What the formats of a schema ask of text.
 * Source: kube-openapi validation/strfmt and apiextensions-apiserver validation/formats.go 1.36.
 */
import { quantityTextProblem } from "../../quantity.ts";
import { parseCidr, parseIp } from "../../validation/ip.ts";
import { labelNameProblems, subdomainProblems } from "../../validation/names.ts";

type Check = (text: string) => boolean;

/** The check of a format for text; `undefined` where the format says nothing. */
export const formatCheck = (format: string): Check | undefined =>
  checks.get(format.replaceAll("-", ""));

/** Whether a format means something for values of a type. */
export function isKnownFormat(type: string | undefined, format: string): boolean {
  switch (type) {
    case undefined:
    case "":
    case "string":
      return checks.has(format.replaceAll("-", ""));
    case "integer":
      return format === "int32" || format === "int64";
    case "number":
      return format === "float" || format === "double";
    default:
      return false;
  }
}

const matches =
  (pattern: RegExp): Check =>
  (text) =>
    pattern.test(text);

const hex = "[0-9a-f]";
const uuid = (version: string, variant: string) =>
  matches(
    new RegExp(`^${hex}{8}-?${hex}{4}-?${version}${hex}{3}-?${variant}${hex}{3}-?${hex}{12}$`, "i"),
  );

/** By name without dashes. */
const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ["bsonobjectid", matches(/^[0-9a-f]{24}$/i)],
  ["uri", isRequestUri],
  ["email", matches(/^(?:[^<>]*<)?[^\s@<>(),;:"[\]]+@[^\s@<>(),;:"]+>?$/)],
  ["hostname", isHostname],
  ["ipv4", (text) => text.includes(".") && parseIp(text) !== undefined],
  ["ipv6", (text) => text.includes(":") && parseIp(text) !== undefined],
  ["cidr", (text) => parseCidr(text) !== undefined],
  ["mac", isMac],
  ["uuid", uuid(hex, hex)],
  ["uuid3", uuid("3", hex)],
  ["uuid4", uuid("4", "[89ab]")],
  ["uuid5", uuid("5", "[89ab]")],
  ["isbn", (text) => isIsbn10(text) || isIsbn13(text)],
  ["isbn10", isIsbn10],
  ["isbn13", isIsbn13],
  ["creditcard", isCreditCard],
  ["ssn", matches(/^\d{3}[- ]?\d{2}[- ]?\d{4}$/)],
  ["hexcolor", matches(/^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/)],
  ["rgbcolor", isRgbColor],
  [
    "byte",
    matches(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/),
  ],
  ["password", () => true],
  ["date", isDate],
  ["duration", isDuration],
  ["datetime", isDateTime],
  ["quantity", (text) => quantityTextProblem(text) === undefined],
  ["k8sshortname", (text) => labelNameProblems(text).length === 0],
  ["k8slongname", (text) => subdomainProblems(text).length === 0],
]);

/** As Go's url.ParseRequestURI takes it: an absolute URI, or an absolute path. */
function isRequestUri(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused.
  if (/[\x00-\x1f\x7f]/.test(text) || /%(?![0-9a-fA-F]{2})/.test(text)) return false;
  if (text.startsWith("/")) return true;
  const [, rest] = /^[a-zA-Z][a-zA-Z0-9+.-]*:(.*)$/s.exec(text) ?? [];
  if (rest === undefined) return false;
  const host = /^\/\/([^/?#]*)/.exec(rest)?.[1];
  return host === undefined || !/[\s<>"^`{|}\\]/.test(host);
}

function isHostname(text: string): boolean {
  if (text.length > 255 || text.split(".").some((label) => label.length > 63)) return false;
  return hostname.test(text);
}
const char = "[a-zA-Z0-9\\p{S}\\p{L}]";
const hostname = new RegExp(
  `^(${char}((-?${char}{0,62})?)|` +
    `(${char}((([a-zA-Z0-9\\p{S}\\p{L}-]{0,61})${char})?)(\\.)){1,}(${char})(-?${char}){1,62})$`,
  "u",
);

function isMac(text: string): boolean {
  return [6, 8, 20].some((bytes) =>
    [
      new RegExp(`^${hex}{2}([:-])${hex}{2}(\\1${hex}{2}){${bytes - 2}}$`, "i"),
      new RegExp(`^${hex}{4}(\\.${hex}{4}){${bytes / 2 - 1}}$`, "i"),
    ].some((pattern) => pattern.test(text)),
  );
}

function isIsbn10(text: string): boolean {
  const digits = text.replaceAll(/[\s-]/g, "");
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  const sum = [...digits].reduce(
    (total, digit, at) => total + (at + 1) * (digit === "X" ? 10 : Number(digit)),
    0,
  );
  return sum % 11 === 0;
}

function isIsbn13(text: string): boolean {
  const digits = text.replaceAll(/[\s-]/g, "");
  if (!/^\d{13}$/.test(digits)) return false;
  const sum = [...digits].reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return sum % 10 === 0;
}

const creditCard = new RegExp(
  "^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|(222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|" +
    "2720)[0-9]{12}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|" +
    "(?:2131|1800|35\\d{3})\\d{11}|6[27][0-9]{14})$",
);

function isCreditCard(text: string): boolean {
  const digits = text.replaceAll(/[^0-9]+/g, "");
  if (!creditCard.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function isRgbColor(text: string): boolean {
  const parts = /^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/.exec(text);
  return parts?.slice(1).every((part) => Number(part) <= 255) === true;
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isReal(text);
}

function isDateTime(text: string): boolean {
  const form =
    /^\d{4}-\d\d-\d\d[tT ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[zZ]|[+-]\d\d:\d\d)$/;
  return form.test(text) && isReal(text.slice(0, 10));
}

/** Whether the month has such a day. */
function isReal(date: string): boolean {
  const timeMs = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString().startsWith(date);
}

/** As Go writes durations, or as Scala does: `1h30m`, `22 ns`, `3 days`. */
function isDuration(text: string): boolean {
  if (/^[-+]?(0|(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/.test(text)) return true;
  const unit =
    "(ns|nanos?|nanoseconds?|us|µs|micros?|microseconds?|ms|millis?|milliseconds?|s|secs?|" +
    "seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?)";
  return new RegExp(`^(\\d+)\\s*${unit}$`).test(text);
}
