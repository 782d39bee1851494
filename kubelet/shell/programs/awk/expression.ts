/** Reads the expressions of awk by the strength of their operators. Source: POSIX.1-2024, awk. */
import { regularExpression } from "../../words/regular-expression.ts";
import { ProgramError } from "../program.ts";
import type { Tokens } from "./tokens.ts";
import type { Expression, Variable } from "./tree.ts";

/** Where an expression stands. */
interface Place {
  /** `>` writes to a file. */
  readonly isPrinted?: boolean;
}

type Read = (tokens: Tokens, place: Place) => Expression;

export function expression(tokens: Tokens, place: Place = {}): Expression {
  const left = choice(tokens, place);
  const operator = ["=", "+=", "-=", "*=", "/=", "%=", "^=", "**="].find((each) => tokens.is(each));
  if (operator === undefined) return left;
  if (!isVariable(left)) throw tokens.unexpected();
  tokens.take();
  tokens.skipLines();
  const value = expression(tokens, place);
  return { kind: "assign", operator: operator.slice(0, -1), target: left, value };
}

export const isVariable = (node: Expression): node is Variable =>
  node.kind === "variable" || node.kind === "field" || node.kind === "element";

/** Expressions with commas up to a closing sign, which is taken. */
export function list(tokens: Tokens, closing: string): readonly Expression[] {
  const found: Expression[] = [];
  while (!tokens.accept(closing)) {
    if (found.length > 0) tokens.expect(",");
    tokens.skipLines();
    found.push(expression(tokens));
    tokens.skipLines();
  }
  return found;
}

function choice(tokens: Tokens, place: Place): Expression {
  const test = either(tokens, place);
  if (!tokens.accept("?")) return test;
  tokens.skipLines();
  const then = expression(tokens, place);
  tokens.skipLines();
  tokens.expect(":");
  tokens.skipLines();
  return { kind: "choice", test, then, otherwise: expression(tokens, place) };
}

/** Operators of one strength, from left to right. */
const leftward =
  (operators: readonly string[], operand: Read, skipsLines = false): Read =>
  (tokens, place) => {
    let left = operand(tokens, place);
    while (tokens.is(...operators)) {
      const operator = tokens.take().text;
      if (skipsLines) tokens.skipLines();
      left = { kind: "binary", operator, left, right: operand(tokens, place) };
    }
    return left;
  };

const power: Read = (tokens, place) => {
  const base = stepped(tokens, place);
  if (!tokens.accept("^", "**")) return base;
  // A sign may stand before the exponent, and the operator binds to the right.
  return { kind: "binary", operator: "^", left: base, right: signed(tokens, place) };
};

const signed: Read = (tokens, place) => {
  if (!tokens.is("!", "-", "+")) return power(tokens, place);
  const operator = tokens.take().text;
  return { kind: "unary", operator, operand: signed(tokens, place) };
};

const product = leftward(["*", "/", "%"], signed);
const sum = leftward(["+", "-"], product);

const joined: Read = (tokens, place) => {
  let left = sum(tokens, place);
  while (beginsOperand(tokens)) {
    left = { kind: "binary", operator: "", left, right: sum(tokens, place) };
  }
  return left;
};

const beginsOperand = (tokens: Tokens): boolean =>
  ["number", "string", "name", "call", "regex"].includes(tokens.now.kind) ||
  tokens.is("$", "(", "++", "--");

const compared: Read = (tokens, place) => {
  let left = joined(tokens, place);
  for (;;) {
    if (tokens.is("|") && tokens.ahead(1).text === "getline") {
      tokens.take();
      tokens.take();
      const from = { isCommand: true, source: left };
      left = { kind: "getline", target: optionalTarget(tokens, place), from };
      continue;
    }
    const isOperator =
      tokens.is("<", "<=", "==", "!=", ">=") || (!place.isPrinted && tokens.is(">"));
    if (!isOperator) return left;
    const operator = tokens.take().text;
    left = { kind: "binary", operator, left, right: joined(tokens, place) };
  }
};

const matched = leftward(["~", "!~"], compared);

const contained: Read = (tokens, place) => {
  let left = matched(tokens, place);
  while (tokens.accept("in")) {
    left = { kind: "in", keys: [left], name: tokens.name() };
  }
  return left;
};

const both = leftward(["&&"], contained, true);
const either = leftward(["||"], both, true);

const stepped: Read = (tokens, place) => {
  if (tokens.is("++", "--")) {
    const by = tokens.take().text === "++" ? 1 : -1;
    const target = primary(tokens, place);
    if (!isVariable(target)) throw tokens.unexpected();
    return { kind: "step", by, isPrefix: true, target };
  }
  const target = primary(tokens, place);
  if (!isVariable(target) || !tokens.is("++", "--")) return target;
  return { kind: "step", by: tokens.take().text === "++" ? 1 : -1, isPrefix: false, target };
};

function primary(tokens: Tokens, place: Place): Expression {
  const { kind, text } = tokens.now;
  if (tokens.accept("(")) return grouped(tokens);
  if (tokens.accept("$")) return { kind: "field", index: stepped(tokens, place) };
  if (tokens.is("-", "+", "!")) return signed(tokens, place);
  if (tokens.accept("getline")) return getline(tokens, place);
  if (kind === "operator" || kind === "word" || kind === "end") throw tokens.unexpected();
  tokens.take();
  switch (kind) {
    case "number":
      return { kind, value: Number(text) };
    case "string":
      return { kind, text };
    case "regex":
      return { kind, expression: expressionIn(text) };
    case "call":
      tokens.expect("(");
      return { kind, name: text, args: list(tokens, ")") };
    case "name":
      // `length` needs no parentheses.
      if (text === "length") return { kind: "call", name: text, args: [] };
      if (tokens.accept("[")) return { kind: "element", name: text, keys: list(tokens, "]") };
      return { kind: "variable", name: text };
    default:
      return kind satisfies never;
  }
}

/** `(a)`, or the keys of `(a, b) in c`. */
function grouped(tokens: Tokens): Expression {
  const keys = list(tokens, ")");
  const [only] = keys;
  if (only !== undefined && keys.length === 1) {
    return isVariable(only) ? only : { kind: "unary", operator: "(", operand: only };
  }
  if (!tokens.accept("in")) {
    // What is printed may stand in parentheses; `print` takes it apart again.
    return { kind: "call", name: "(", args: keys };
  }
  return { kind: "in", keys, name: tokens.name() };
}

function getline(tokens: Tokens, place: Place): Expression {
  const target = optionalTarget(tokens, place);
  if (!tokens.accept("<")) return { kind: "getline", target, from: undefined };
  const source = stepped(tokens, place);
  return { kind: "getline", target, from: { isCommand: false, source } };
}

function optionalTarget(tokens: Tokens, place: Place): Variable | undefined {
  if (tokens.now.kind !== "name" && !tokens.is("$")) return undefined;
  const target = primary(tokens, place);
  if (!isVariable(target)) throw tokens.unexpected();
  return target;
}

export function expressionIn(text: string): RegExp {
  const found = regularExpression(text, { isExtended: true, escapesInBrackets: true });
  if (found === undefined) throw new ProgramError(`bad regex '${text}'`, 2);
  return found;
}
