/**
 * JSON values as YAML, laid out as kubectl's `-o yaml`: members in order, lists not indented, and
 * each text in the style that Go's YAML library would choose. Source: sigs.k8s.io/yaml.
 */
import { isObject, type Json } from "../../api/json.ts";
import { byYamlOrder } from "./yaml-order.ts";
import { breakLines, styleOf } from "./yaml-style.ts";

/** The document, with a final newline. */
export function toYaml(value: Json): string {
  if (isObject(value) && Object.keys(value).length > 0) return `${members(value, "")}\n`;
  if (Array.isArray(value) && value.length > 0) return `${items(value, "")}\n`;
  return `${scalar(value, "", 0)}\n`;
}

function members(value: { readonly [key: string]: Json | undefined }, indent: string): string {
  return Object.keys(value)
    .sort(byYamlOrder)
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${indent}${memberText(key, member, indent)}`];
    })
    .join("\n");
}

function memberText(key: string, member: Json, indent: string): string {
  const name = styleOf(key, true) === "plain" ? key : quote(key, indent, 0, true);
  if (isObject(member) && Object.keys(member).length > 0) {
    return `${name}:\n${members(member, `${indent}  `)}`;
  }
  if (Array.isArray(member) && member.length > 0) return `${name}:\n${items(member, indent)}`;
  return `${name}: ${scalar(member, indent, indent.length + name.length + 2)}`;
}

function items(list: readonly Json[], indent: string): string {
  return list
    .map((item) => {
      const inner = `${indent}  `;
      if (isObject(item) && Object.keys(item).length > 0) {
        return `${indent}- ${members(item, inner).slice(inner.length)}`;
      }
      if (Array.isArray(item) && item.length > 0) {
        return `${indent}- ${items(item, inner).slice(inner.length)}`;
      }
      return `${indent}- ${scalar(item, indent, inner.length)}`;
    })
    .join("\n");
}

/** `column` is where the text begins. */
function scalar(value: Json, indent: string, column: number): string {
  if (typeof value === "string") return textScalar(value, indent, column);
  if (typeof value === "number") return numberText(value);
  if (Array.isArray(value)) return "[]";
  return value === null || typeof value === "boolean" ? String(value) : "{}";
}

function textScalar(text: string, indent: string, column: number): string {
  switch (styleOf(text, false)) {
    case "plain":
      return breakLines(text, column, `${indent}  `, "plain");
    case "literal":
      return literal(text, `${indent}  `);
    default:
      return quote(text, indent, column, false);
  }
}

function quote(text: string, indent: string, column: number, isKey: boolean): string {
  const inner = `${indent}  `;
  const isSingle = styleOf(text, isKey) === "single";
  const escaped = isSingle ? text.replaceAll("'", "''") : escapeText(text);
  const mark = isSingle ? "'" : '"';
  const body = isKey
    ? escaped
    : breakLines(escaped, column + 1, inner, isSingle ? "single" : "double");
  return `${mark}${body}${mark}`;
}

function literal(text: string, indent: string): string {
  const hint = /^[ \n]/.test(text) ? "2" : "";
  const isKept = text === "\n" || text.endsWith("\n\n");
  const chomp = isKept ? "+" : text.endsWith("\n") ? "" : "-";
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  const lines = body.split("\n").map((line) => (line === "" ? "" : `${indent}${line}`));
  return `|${hint}${chomp}\n${lines.join("\n")}`;
}

const escapes: Readonly<Record<string, string>> = {
  "\0": "\\0",
  "\x07": "\\a",
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\v": "\\v",
  "\f": "\\f",
  "\r": "\\r",
  "\x1b": "\\e",
  '"': '\\"',
  "\\": "\\\\",
  "\x85": "\\N",
  "\u2028": "\\L",
  "\u2029": "\\P",
};

function escapeText(text: string): string {
  let out = "";
  for (const char of text) {
    const known = escapes[char];
    const code = char.codePointAt(0) ?? 0;
    if (known !== undefined) out += known;
    else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) out += hex("x", code, 2);
    else if (code > 0xffff) out += hex("U", code, 8);
    else out += code === 0xfeff ? hex("u", code, 4) : char;
  }
  return out;
}

const hex = (mark: string, code: number, digits: number) =>
  `\\${mark}${code.toString(16).toUpperCase().padStart(digits, "0")}`;

function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(value).replace(/e([+-])(\d)$/, "e$10$2");
}
