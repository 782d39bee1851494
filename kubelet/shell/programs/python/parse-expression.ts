/** Reads expressions. Source: Python 3.14, expressions and their precedence. */
import type { Token } from "./lex.ts";
import { argumentsOf, clausesOf, parametersOf } from "./parse-lists.ts";
import { stringOf } from "./parse-string.ts";
import { Tokens } from "./tokens.ts";
import { type DictEntry, type Expression, SyntaxProblem, Unsimulated } from "./tree.ts";

/** An expression that is the whole of a text, as between the braces of an f-string. */
export function parseInner(source: string, at: Token): Expression {
  try {
    const tokens = new Tokens(`(${source})`);
    const found = expressions(tokens);
    if (tokens.now.kind !== "newline") throw tokens.unexpected();
    return found;
  } catch (error) {
    if (error instanceof SyntaxProblem) throw new SyntaxProblem("f-string: invalid syntax", at);
    throw error;
  }
}

/** One or more, between commas: more of them are a tuple. */
export function expressions(tokens: Tokens): Expression {
  const first = starred(tokens);
  if (!tokens.is(",")) return first;
  const items = [first];
  while (tokens.accept(",") && startsExpression(tokens)) items.push(starred(tokens));
  return { kind: "tuple", items };
}

function startsExpression(tokens: Tokens): boolean {
  const { kind, text } = tokens.now;
  if (kind === "operator") return /^[-+~([{*]$/.test(text) || text === "...";
  if (kind === "keyword") return /^(?:False|None|True|not|lambda)$/.test(text);
  return kind === "name" || kind === "number" || kind === "string";
}

export function starred(tokens: Tokens): Expression {
  if (tokens.accept("*")) return { kind: "star", value: binary(tokens, 0) };
  return named(tokens);
}

/** An expression, or one that is given a name on the way. */
export function named(tokens: Tokens): Expression {
  if (tokens.now.kind === "name" && tokens.ahead(1).text === ":=") {
    const name = tokens.name();
    tokens.take();
    return { kind: "named", name, value: expression(tokens) };
  }
  if (tokens.accept("yield")) return yielded(tokens);
  return expression(tokens);
}

function yielded(tokens: Tokens): Expression {
  if (tokens.accept("from")) return { kind: "yield", isFrom: true, value: expression(tokens) };
  const value = startsExpression(tokens) ? expressions(tokens) : undefined;
  return { kind: "yield", isFrom: false, value };
}

/** One expression, without a comma. */
export function expression(tokens: Tokens): Expression {
  if (tokens.accept("lambda")) {
    const parameters = parametersOf(tokens, ":");
    return { kind: "lambda", parameters, body: expression(tokens) };
  }
  const then = disjunction(tokens);
  if (!tokens.accept("if")) return then;
  const test = disjunction(tokens);
  if (!tokens.accept("else")) {
    throw tokens.problem("expected 'else' after 'if' expression");
  }
  return { kind: "choice", test, then, otherwise: expression(tokens) };
}

export function disjunction(tokens: Tokens): Expression {
  let left = conjunction(tokens);
  while (tokens.accept("or")) {
    left = { kind: "logic", operator: "or", left, right: conjunction(tokens) };
  }
  return left;
}

function conjunction(tokens: Tokens): Expression {
  let left = negation(tokens);
  while (tokens.accept("and")) {
    left = { kind: "logic", operator: "and", left, right: negation(tokens) };
  }
  return left;
}

function negation(tokens: Tokens): Expression {
  if (tokens.accept("not")) return { kind: "unary", operator: "not", operand: negation(tokens) };
  const first = binary(tokens, 0);
  const rest: { operator: string; operand: Expression }[] = [];
  for (;;) {
    const operator = comparison(tokens);
    if (operator === undefined) break;
    rest.push({ operator, operand: binary(tokens, 0) });
  }
  return rest.length === 0 ? first : { kind: "compare", first, rest };
}

function comparison(tokens: Tokens): string | undefined {
  if (tokens.is("<", ">", "==", ">=", "<=", "!=", "in")) return tokens.take().text;
  if (tokens.is("not") && tokens.ahead(1).text === "in") {
    tokens.take();
    tokens.take();
    return "not in";
  }
  if (!tokens.accept("is")) return undefined;
  return tokens.accept("not") ? "is not" : "is";
}

/** Those that bind closer stand further down. */
const levels: readonly (readonly string[])[] = [
  ["|"],
  ["^"],
  ["&"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "//", "%", "@"],
];

export function binary(tokens: Tokens, level: number): Expression {
  const operators = levels[level];
  if (operators === undefined) return unary(tokens);
  let left = binary(tokens, level + 1);
  while (tokens.is(...operators)) {
    const operator = tokens.take().text;
    if (operator === "@") throw new Unsimulated("the operator @");
    left = { kind: "binary", operator, left, right: binary(tokens, level + 1) };
  }
  return left;
}

function unary(tokens: Tokens): Expression {
  if (tokens.is("-", "+", "~")) {
    const operator = tokens.take().text;
    return { kind: "unary", operator, operand: unary(tokens) };
  }
  const base = primary(tokens);
  if (!tokens.accept("**")) return base;
  return { kind: "binary", operator: "**", left: base, right: unary(tokens) };
}

function primary(tokens: Tokens): Expression {
  let found = atom(tokens);
  for (;;) {
    if (tokens.accept(".")) found = { kind: "attribute", of: found, name: tokens.name() };
    else if (tokens.accept("(")) found = { kind: "call", callee: found, args: argumentsOf(tokens) };
    else if (tokens.accept("[")) {
      found = { kind: "element", of: found, index: subscript(tokens) };
      tokens.expect("]");
    } else return found;
  }
}

function subscript(tokens: Tokens): Expression {
  const first = slice(tokens);
  if (!tokens.is(",")) return first;
  const items = [first];
  while (tokens.accept(",") && !tokens.is("]")) items.push(slice(tokens));
  return { kind: "tuple", items };
}

function slice(tokens: Tokens): Expression {
  const part = () => (tokens.is(":", "]", ",") ? undefined : expression(tokens));
  const from = tokens.is(":") ? undefined : named(tokens);
  if (from !== undefined && !tokens.is(":")) return from;
  tokens.expect(":");
  const to = part();
  const step = tokens.accept(":") ? part() : undefined;
  return { kind: "slice", from, to, step };
}

const constants: Readonly<Record<string, null | boolean>> = {
  None: null,
  True: true,
  False: false,
};

function atom(tokens: Tokens): Expression {
  const { kind, text } = tokens.now;
  if (kind === "name") return { kind: "name", name: tokens.take().text };
  if (kind === "number") return numberOf(tokens);
  if (kind === "string") {
    const parts: Token[] = [];
    while (tokens.now.kind === "string") parts.push(tokens.take());
    return stringOf(parts);
  }
  const constant = kind === "keyword" ? constants[text] : undefined;
  if (constant !== undefined) {
    tokens.take();
    return { kind: "constant", value: constant };
  }
  if (tokens.accept("...")) return { kind: "name", name: "Ellipsis" };
  if (tokens.accept("(")) return parenthesized(tokens);
  if (tokens.accept("[")) return listed(tokens, "]", "list");
  if (tokens.accept("{")) return braced(tokens);
  throw tokens.unexpected();
}

function numberOf(tokens: Tokens): Expression {
  const { text, line, column } = tokens.now;
  const plain = text.replaceAll("_", "").toLowerCase();
  const after = tokens.ahead(1);
  if (after.line === line && after.column === column + text.length && after.kind === "name") {
    if (/^[jJ]$/.test(after.text)) throw new Unsimulated("complex numbers");
    throw tokens.problem("invalid decimal literal");
  }
  tokens.take();
  const isWhole = /^(?:0[xbo]|\d+$)/.test(plain);
  if (/^0\d*[1-9]/.test(plain) && isWhole) {
    const message =
      "leading zeros in decimal integer literals are not permitted; " +
      "use an 0o prefix for octal integers";
    throw new SyntaxProblem(message, { line, column });
  }
  return { kind: "constant", value: isWhole ? BigInt(plain) : Number(plain) };
}

function parenthesized(tokens: Tokens): Expression {
  if (tokens.accept(")")) return { kind: "tuple", items: [] };
  const first = starred(tokens);
  if (tokens.is("for", "async")) {
    const clauses = clausesOf(tokens);
    tokens.expect(")");
    return { kind: "comprehension", form: "generator", item: first, value: undefined, clauses };
  }
  if (tokens.accept(")")) return first;
  const items = [first];
  while (tokens.accept(",") && !tokens.is(")")) items.push(starred(tokens));
  closing(tokens, ")");
  return { kind: "tuple", items };
}

function listed(tokens: Tokens, end: string, form: "list" | "set"): Expression {
  if (tokens.accept(end)) return { kind: form, items: [] };
  const first = starred(tokens);
  return restOfList(tokens, end, form, first);
}

function restOfList(
  tokens: Tokens,
  end: string,
  form: "list" | "set",
  first: Expression,
): Expression {
  if (tokens.is("for", "async")) {
    const clauses = clausesOf(tokens);
    tokens.expect(end);
    return { kind: "comprehension", form, item: first, value: undefined, clauses };
  }
  const items = [first];
  while (tokens.accept(",") && !tokens.is(end)) items.push(starred(tokens));
  closing(tokens, end);
  return { kind: form, items };
}

/** The end of a list; something else there lacks a comma before it. */
export function closing(tokens: Tokens, end: string): void {
  if (tokens.accept(end)) return;
  if (startsExpression(tokens)) {
    throw tokens.problem("invalid syntax. Perhaps you forgot a comma?");
  }
  throw tokens.unexpected();
}

function braced(tokens: Tokens): Expression {
  if (tokens.accept("}")) return { kind: "dict", entries: [] };
  if (!tokens.is("**")) {
    const first = starred(tokens);
    if (!tokens.is(":")) return restOfList(tokens, "}", "set", first);
    tokens.take();
    const value = expression(tokens);
    if (tokens.is("for", "async")) {
      const clauses = clausesOf(tokens);
      tokens.expect("}");
      return { kind: "comprehension", form: "dict", item: first, value, clauses };
    }
    return restOfDict(tokens, [{ key: first, value }]);
  }
  return restOfDict(tokens, [dictEntry(tokens)]);
}

function restOfDict(tokens: Tokens, entries: DictEntry[]): Expression {
  while (tokens.accept(",") && !tokens.is("}")) entries.push(dictEntry(tokens));
  closing(tokens, "}");
  return { kind: "dict", entries };
}

function dictEntry(tokens: Tokens): DictEntry {
  if (tokens.accept("**")) return { key: undefined, value: binary(tokens, 0) };
  const key = expression(tokens);
  tokens.expect(":");
  return { key, value: expression(tokens) };
}
