/** What Go templates can call. Pure. Source: text/template funcs.go, kubectl's own two. */

import { decodeBase64 } from "../../../api/base64.ts";
import { isObject, type Json } from "../../../api/json.ts";
import { fromJson, goNumber, goText, isTrue } from "./values.ts";

/** A value: what JSON has, and whole numbers, which are others. */
export type Value = Json | bigint | undefined;

/** Throws where it cannot be called so. */
export type Callable = (...values: readonly Value[]) => Value;

/** What a template did wrong. */
export class TemplateProblem extends Error {}

export const functions: Readonly<Record<string, Callable>> = {
  and: (...values) => values.find((each) => !isTrue(each)) ?? values.at(-1),
  or: (...values) => values.find((each) => isTrue(each)) ?? values.at(-1),
  not: (value) => !isTrue(value),
  len: lengthOf,
  index: (value, ...keys) => keys.reduce(memberOf, value),
  slice(value, from = 0n, to = undefined) {
    if (typeof value !== "string" && !Array.isArray(value)) throw cannot("slice", value);
    return value.slice(Number(from), to === undefined ? undefined : Number(to));
  },
  print: (...values) => values.reduce<string>(withNext, ""),
  println: (...values) => `${values.map(goText).join(" ")}\n`,
  printf: (format, ...values) => formatted(String(format), values),
  html: (...values) =>
    values
      .map(goText)
      .join("")
      .replace(/[&<>"']/g, escapedMarkup),
  js: (...values) =>
    values
      .map(goText)
      .join("")
      .replace(/[\\'"<>&=\p{Cc}]/gu, escapedScript),
  urlquery: (...values) =>
    encodeURIComponent(values.map(goText).join(""))
      .replace(/%20/g, "+")
      // Go leaves fewer characters as they are.
      .replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`),
  eq: (first, ...others) => others.some((each) => compared(first, each) === 0),
  ne: (left, right) => compared(left, right) !== 0,
  lt: (left, right) => compared(left, right) < 0,
  le: (left, right) => compared(left, right) <= 0,
  gt: (left, right) => compared(left, right) > 0,
  ge: (left, right) => compared(left, right) >= 0,
  exists: (value, ...keys) => exists(value, keys),
  base64decode(value) {
    const text = typeof value === "string" ? decodeBase64(value) : undefined;
    if (text === undefined) throw new TemplateProblem("base64 decode failed");
    return text;
  },
};

/** There is a blank between two of which neither is a text. */
function withNext(text: string, value: Value, at: number, all: readonly Value[]): string {
  const isApart = at > 0 && typeof value !== "string" && typeof all[at - 1] !== "string";
  return `${text}${isApart ? " " : ""}${goText(value)}`;
}

const cannot = (what: string, value: Value) =>
  new TemplateProblem(`error calling ${what}: ${what} of type ${typeName(value)}`);

function lengthOf(value: Value): bigint {
  if (typeof value === "string") return BigInt(new TextEncoder().encode(value).length);
  if (Array.isArray(value)) return BigInt(value.length);
  if (isObject(value)) return BigInt(Object.keys(value).length);
  throw cannot("len", value);
}

function memberOf(value: Value, key: Value): Value {
  if (isObject(value) && typeof key === "string") return fromJson(value[key]);
  if (Array.isArray(value) && typeof key === "bigint") {
    const found = fromJson(value[Number(key)]);
    if (found === undefined) {
      throw new TemplateProblem(`error calling index: reflect: slice index out of range: ${key}`);
    }
    return found;
  }
  if (value === undefined || value === null) {
    throw new TemplateProblem("error calling index: index of untyped nil");
  }
  throw new TemplateProblem(`error calling index: can't index item of type ${typeName(value)}`);
}

function exists(value: Value, keys: readonly Value[]): boolean {
  try {
    return keys.reduce(memberOf, value) !== undefined;
  } catch (error) {
    if (error instanceof TemplateProblem) return false;
    throw error;
  }
}

/** Below, at or above 0. Values of different types cannot be compared. */
function compared(left: Value, right: Value): number {
  if (left === right) return 0;
  if (left === null || right === null || left === undefined || right === undefined) return 1;
  if (typeof left !== typeof right || typeof left === "object" || typeof right === "object") {
    throw new TemplateProblem("incompatible types for comparison");
  }
  return left < right ? -1 : 1;
}

/** `printf` as far as templates use it: flags, width and precision of the usual verbs. */
function formatted(format: string, values: readonly Value[]): string {
  let at = 0;
  return format.replace(
    /%([-0+ ]*)(\d*)(?:\.(\d+))?([%vsqdfgtT])/g,
    (_, flags: string, width: string, precision: string | undefined, verb: string) => {
      if (verb === "%") return "%";
      if (at >= values.length) return `%!${verb}(MISSING)`;
      const text = verbText(verb, values[at], precision);
      at += 1;
      const fill = flags.includes("0") && !flags.includes("-") ? "0" : " ";
      return flags.includes("-") ? text.padEnd(Number(width)) : text.padStart(Number(width), fill);
    },
  );
}

function verbText(verb: string, value: Value, precision: string | undefined): string {
  const wrong = () => `%!${verb}(${typeName(value)}=${goText(value)})`;
  switch (verb) {
    case "q":
      return typeof value === "string" ? JSON.stringify(value) : wrong();
    case "d":
      return typeof value === "bigint" ? String(value) : wrong();
    case "f":
      return typeof value === "number" ? value.toFixed(Number(precision ?? 6)) : wrong();
    case "g":
      return typeof value === "number" ? goNumber(value) : wrong();
    case "t":
      return typeof value === "boolean" ? String(value) : wrong();
    case "T":
      return typeName(value);
    case "s":
      if (typeof value !== "string") return wrong();
      return precision === undefined ? value : value.slice(0, Number(precision));
    default:
      return goText(value);
  }
}

function typeName(value: Value): string {
  if (value === undefined || value === null) return "<nil>";
  if (typeof value === "number") return "float64";
  if (typeof value === "bigint") return "int";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "string") return "string";
  return Array.isArray(value) ? "[]interface {}" : "map[string]interface {}";
}

const script: Readonly<Record<string, string>> = { "\\": "\\\\", "'": "\\'", '"': '\\"' };
const escapedScript = (character: string) =>
  script[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

const markup: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
  "'": "&#39;",
};
const escapedMarkup = (character: string) => markup[character] ?? character;
