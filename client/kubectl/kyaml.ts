/**
 * JSON values as KYAML: the YAML of braces that `-o kyaml` prints. Members stay in their order.
 * Source: KEP-5295; sigs.k8s.io/yaml, kyaml.
 */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";

/** A document with its header and a final newline. */
export const toKyaml = (value: Json): string => `---\n${textOf(value, 0)}\n`;

function textOf(value: Json, depth: number): string {
  if (typeof value === "string") return quoted(value, depth + 1);
  if (Array.isArray(value)) return sequence(value, depth);
  return isObject(value) ? mapping(value, depth) : String(value);
}

function mapping(value: JsonObject, depth: number): string {
  const lines = Object.entries(value).flatMap(([key, member]) => {
    if (member === undefined) return [];
    return [`${indent(depth + 1)}${keyText(key)}: ${textOf(member, depth + 1)},\n`];
  });
  return lines.length === 0 ? "{}" : `{\n${lines.join("")}${indent(depth)}}`;
}

/** Objects and lists in a list share its brackets' lines. */
function sequence(items: readonly Json[], depth: number): string {
  if (items.length === 0) return "[]";
  const areNested = items.every((item) => Array.isArray(item) || isObject(item));
  if (areNested) return `[${items.map((item) => textOf(item, depth)).join(", ")}]`;
  const lines = items.map((item) => `${indent(depth + 1)}${textOf(item, depth + 1)},\n`);
  return `[\n${lines.join("")}${indent(depth)}]`;
}

const indent = (depth: number) => "  ".repeat(depth);

const fold = "\\\n";

/** A text of several lines is folded where it has them. */
function quoted(text: string, depth: number): string {
  if (!text.includes("\n")) return `"${escaped(text)}"`;
  const [last = "", ...others] = text.split("\n").reverse();
  const lines = others.reverse().map((line) => `${folded(line, depth)}\\n${fold}`);
  const rest = last === "" ? "" : `${folded(last, depth)}${fold}`;
  return `"${fold}${lines.join("")}${rest}${indent(depth)}"`;
}

/** Blanks before the text would be lost, and the others stand as far in. */
function folded(line: string, depth: number): string {
  const mark = /^\s/u.test(line) ? "\\" : " ";
  return `${indent(depth)}${mark}${escaped(line)}`;
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\v": "\\v",
  "\0": "\\0",
  "\x1b": "\\e",
  "\x85": "\\N",
  "\xa0": "\\_",
  "\u2028": "\\L",
  "\u2029": "\\P",
};

/** Letters, marks, numbers, punctuation, symbols, blanks and tabs. */
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} \t]$/u;

function escaped(text: string): string {
  let out = "";
  for (const char of text) {
    out += escapes[char] ?? (printable.test(char) ? char : hexadecimal(char.codePointAt(0) ?? 0));
  }
  return out;
}

function hexadecimal(code: number): string {
  const digits = (count: number) => code.toString(16).padStart(count, "0");
  if (code < 0x20 || code === 0x7f) return `\\x${digits(2)}`;
  return code < 0x10000 ? `\\u${digits(4)}` : `\\U${digits(8)}`;
}

/** A key is only quoted where YAML might take it for something else. */
const keyText = (key: string) =>
  plainKey.test(key) && !isMistaken(key) ? key : `"${escaped(key)}"`;

const plainKey = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_./-]*[\p{L}\p{N}_])?$/u;

const words = new Set(["null", "true", "y", "yes", "on", "t", "false", "n", "no", "off", "f"]);
const numbers = [
  /^[+-]?(?:0b[01]+|0o?[0-7]+|0x[\da-f]+)$/i,
  /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i,
  /^[+-]?0x[\da-f]+\.?[\da-f]*p[+-]?\d+$/i,
  /^[+-]?(?:inf|infinity|nan)$/i,
];
const time = /^\d{4}-\d{1,2}-\d{1,2}$/;

function isMistaken(key: string): boolean {
  const bare = key.replaceAll("_", "");
  return (
    words.has(key.toLowerCase()) || numbers.some((number) => number.test(bare)) || time.test(key)
  );
}
