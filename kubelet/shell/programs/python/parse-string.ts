/** What string literals stand for. Source: Python 3.14, string and f-string literals. */
import type { Token } from "./lex.ts";
import { parseInner } from "./parse-expression.ts";
import { type Expression, type Replacement, SyntaxProblem, Unsimulated } from "./tree.ts";
import { Bytes } from "./values.ts";

type Part = string | Replacement;

/** Literals that stand beside one another are one. */
export function stringOf(tokens: readonly Token[]): Expression {
  const parts: Part[] = [];
  let isBytes = false;
  for (const token of tokens) {
    const [, prefix = "", quote = '"'] = /^([a-z]*)("""|'''|"|')/i.exec(token.text) ?? [];
    const raw = token.text.slice(prefix.length + quote.length, -quote.length);
    const isRaw = /r/i.test(prefix);
    if (/f/i.test(prefix)) parts.push(...formatParts(raw, isRaw, token));
    else parts.push(isRaw ? raw : unescaped(raw, token));
    isBytes ||= /b/i.test(prefix);
  }
  const texts = parts.filter((part) => typeof part === "string");
  if (texts.length < parts.length) return { kind: "format", parts };
  const text = texts.join("");
  return { kind: "constant", value: isBytes ? new Bytes(text) : text };
}

const letters: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const escapeForm =
  /\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(N\{)|([\s\S]))/g;

function unescaped(raw: string, token: Token): string {
  return raw.replace(escapeForm, (all, octal?: string, ...rest: (string | undefined)[]) => {
    const [two, four, eight, named, letter] = rest;
    if (named !== undefined) throw new Unsimulated("\\N{…}");
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    const hex = two ?? four ?? eight;
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (letter === "x") throw new SyntaxProblem("(unicode error) truncated \\xXX escape", token);
    return letters[letter ?? ""] ?? all;
  });
}

/** The texts of an f-string, with what is replaced between them. */
function formatParts(raw: string, isRaw: boolean, token: Token): readonly Part[] {
  const parts: Part[] = [];
  let text = "";
  for (let at = 0; at < raw.length; at += 1) {
    const letter = raw[at] ?? "";
    if (/[{}]/.test(letter) && raw[at + 1] === letter) {
      text += letter;
      at += 1;
    } else if (letter === "}") {
      throw new SyntaxProblem("f-string: single '}' is not allowed", token);
    } else if (letter === "{") {
      const { end, part } = replacement(raw, at + 1, token);
      parts.push(isRaw ? text : unescaped(text, token), part);
      text = "";
      at = end;
    } else text += letter;
  }
  return [...parts, isRaw ? text : unescaped(text, token)];
}

/** From behind its brace; `end` is where the other one stands. */
function replacement(raw: string, from: number, token: Token): { end: number; part: Replacement } {
  const valueEnd = endOfValue(raw, from, token);
  const source = raw.slice(from, valueEnd);
  const [, label = ""] = /^([\s\S]*[^=!<>]=\s*)$/.exec(source) ?? [];
  const inner = label === "" ? source : label.replace(/=\s*$/, "");
  if (inner.trim() === "") {
    throw new SyntaxProblem("f-string: valid expression required before '}'", token);
  }
  let at = valueEnd;
  let conversion = "";
  if (raw[at] === "!") {
    conversion = raw[at + 1] ?? "";
    at += 2;
  }
  let spec: readonly Part[] = [];
  if (raw[at] === ":") {
    const begin = at + 1;
    for (let depth = 0; at < raw.length && (depth > 0 || raw[at] !== "}"); at += 1) {
      depth += raw[at] === "{" ? 1 : raw[at] === "}" ? -1 : 0;
    }
    spec = formatParts(raw.slice(begin, at), false, token);
  }
  if (raw[at] !== "}") throw new SyntaxProblem("f-string: expecting '}'", token);
  const shows = label !== "" && conversion === "" && spec.length === 0 ? "r" : conversion;
  const value = parseInner(inner, token);
  return { end: at, part: { value, label, conversion: shows, spec } };
}

/** Where the expression ends: at a brace, a colon or a conversion that stands in no bracket. */
function endOfValue(raw: string, from: number, token: Token): number {
  let depth = 0;
  let quote = "";
  for (let at = from; at < raw.length; at += 1) {
    const letter = raw[at] ?? "";
    if (quote !== "") {
      if (letter === "\\") at += 1;
      else if (letter === quote) quote = "";
    } else if (/['"]/.test(letter)) quote = letter;
    else if (/[([{]/.test(letter)) depth += 1;
    else if (depth > 0 && /[)\]}]/.test(letter)) depth -= 1;
    else if (depth === 0 && (/[:}]/.test(letter) || (letter === "!" && raw[at + 1] !== "="))) {
      return at;
    }
  }
  throw new SyntaxProblem("f-string: expecting '}'", token);
}
