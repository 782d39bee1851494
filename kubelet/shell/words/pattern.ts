/** Shell patterns: `*`, `?`, `[a-z]`, `[!x]`, with `\` before what is meant literally. */

import { scriptExpression } from "./regular-expression.ts";

const classes: Readonly<Record<string, string>> = {
  alpha: "A-Za-z",
  digit: "0-9",
  alnum: "A-Za-z0-9",
  upper: "A-Z",
  lower: "a-z",
  space: "\\s",
  punct: "!-\\/:-@\\[-`{-~",
  xdigit: "0-9A-Fa-f",
};

export const escaped = (text: string): string => text.replace(/[*?[\]\\]/g, "\\$&");

/** Stands before `@(a|b)` and its like; no text has it, as those are of bytes. */
const mark = "\ue001";

/** `@(a|b)`, `?(a)`, `*(a)`, `+(a)` or `!(a)` as a part of a pattern. */
export const extended = (operator: string, pattern: string): string =>
  `${mark}${operator}(${pattern})`;

export const hasPattern = (pattern: string): boolean =>
  pattern.includes(mark) || /(?<!\\)(?:\\\\)*[*?[]/.test(pattern);

/** The text that a pattern without wildcards stands for. */
export const unescaped = (pattern: string): string =>
  pattern.replaceAll(mark, "").replace(/\\([\s\S])/g, "$1");

/** The source of a regular expression. `*` is as short as can be where it is to be `lazy`. */
export function patternSource(pattern: string, { lazy = false } = {}): string {
  let source = "";
  for (let at = 0; at < pattern.length; at += 1) {
    const each = pattern[at] ?? "";
    if (each === mark) {
      const end = closingAt(pattern, at + 3);
      source += alternativesSource(pattern.charAt(at + 1), pattern.slice(at + 3, end));
      at = end;
    } else if (each === "\\" && at + 1 < pattern.length) {
      at += 1;
      source += literal(pattern[at] ?? "");
    } else if (each === "*") source += lazy ? "[\\s\\S]*?" : "[\\s\\S]*";
    else if (each === "?") source += "[\\s\\S]";
    else if (each === "[") {
      const set = setAt(pattern, at);
      source += set?.source ?? "\\[";
      if (set !== undefined) at = set.endAt;
    } else source += literal(each);
  }
  return source;
}

function alternativesSource(operator: string, patterns: string): string {
  const each = `(?:${patterns
    .split("|")
    .map((each) => patternSource(each))
    .join("|")})`;
  if (operator === "!") return `(?!${each}$)[\\s\\S]*?`;
  return operator === "@" ? each : each + operator;
}

/** Where the parenthesis ends; those within it are counted. */
function closingAt(pattern: string, from: number): number {
  let open = 1;
  for (let at = from; at < pattern.length; at += 1) {
    if (pattern.charAt(at) === "(") open += 1;
    if (pattern.charAt(at) === ")") open -= 1;
    if (open === 0) return at;
  }
  return pattern.length;
}

/** Whether a text is of a pattern, in a time that grows with both but not faster. */
export function patternOf(
  pattern: string,
  ignoresCase = false,
): { readonly test: (text: string) => boolean } {
  const flags = ignoresCase ? "i" : "";
  // Only many stars make an expression try all ways there are.
  const parts = pattern.split(/(?<!\\)\*+/);
  if (parts.length <= starsMax) return new RegExp(`^(?:${patternSource(pattern)})$`, flags);
  const [head = "", ...others] = parts;
  const tail = others.pop() ?? "";
  const begins = new RegExp(`^(?:${patternSource(head)})`, flags);
  const ends = new RegExp(`(?:${patternSource(tail)})$`, flags);
  const middle = others.map((part) => new RegExp(patternSource(part), `g${flags}`));
  const test = (text: string): boolean => {
    let at = begins.exec(text)?.[0].length ?? -1;
    if (at < 0) return false;
    for (const each of middle) {
      each.lastIndex = at;
      if (!each.test(text)) return false;
      at = each.lastIndex;
    }
    return ends.test(text.slice(at));
  };
  return { test };
}

const starsMax = 4;

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

function setAt(pattern: string, at: number): { source: string; endAt: number } | undefined {
  const match = /^\[([!^]?)(\]?(?:\[:\w+:\]|\\.|[^\]\\])*)\]/.exec(pattern.slice(at));
  if (match === null) return undefined;
  const [all, not = "", body = ""] = match;
  const inner = body
    .replace(/[\\\]^]/g, "\\$&")
    .replace(/\[:(\w+):\\\]/g, (_, name: string) => classes[name] ?? "")
    .replace(/(?<!\\)\[/g, "\\[");
  const source = `[${not === "" ? "" : "^"}${inner}]`;
  // A range that ends before it begins matches nothing.
  const isSet = scriptExpression(source) !== undefined;
  return { source: isSet ? source : "(?!)", endAt: at + all.length - 1 };
}
