/** Reads awk programs. Source: POSIX.1-2024, awk, grammar. */
import { expression, list } from "./expression.ts";
import { Tokens } from "./tokens.ts";
import type { AwkFunction, AwkProgram, Expression, Rule, Statement } from "./tree.ts";

export function parseAwk(source: string): AwkProgram {
  const tokens = new Tokens(source);
  const rules: Rule[] = [];
  const functions = new Map<string, AwkFunction>();
  for (;;) {
    while (tokens.accept("\n", ";"));
    if (tokens.now.kind === "end") return { rules, functions };
    if (tokens.accept("function", "func")) {
      const name = tokens.name();
      functions.set(name, awkFunction(tokens));
    } else rules.push(rule(tokens));
  }
}

function awkFunction(tokens: Tokens): AwkFunction {
  tokens.expect("(");
  const parameters: string[] = [];
  while (!tokens.accept(")")) {
    if (parameters.length > 0) tokens.expect(",");
    tokens.skipLines();
    parameters.push(tokens.name());
  }
  tokens.skipLines();
  return { parameters, body: block(tokens) };
}

const printsRecord: Statement = { kind: "print", isFormatted: false, args: [], to: undefined };

function rule(tokens: Tokens): Rule {
  if (tokens.is("BEGIN", "END")) {
    const when = tokens.take().text === "BEGIN" ? "BEGIN" : "END";
    tokens.skipLines();
    return { when, from: undefined, to: undefined, body: block(tokens) };
  }
  let [from, to]: (Expression | undefined)[] = [];
  if (!tokens.is("{")) {
    from = expression(tokens);
    if (tokens.accept(",")) {
      tokens.skipLines();
      to = expression(tokens);
    }
  }
  return { when: "record", from, to, body: tokens.is("{") ? block(tokens) : printsRecord };
}

function block(tokens: Tokens): Statement {
  tokens.expect("{");
  const statements: Statement[] = [];
  for (;;) {
    while (tokens.accept("\n", ";"));
    if (tokens.accept("}")) return { kind: "block", statements };
    statements.push(statement(tokens));
  }
}

/** The end of a simple statement; what closes its block may follow at once. */
function ends(tokens: Tokens, made: Statement): Statement {
  if (!tokens.accept(";", "\n") && !tokens.is("}")) throw tokens.unexpected();
  return made;
}

const empty: Statement = { kind: "block", statements: [] };

/** What a condition governs. */
function body(tokens: Tokens): Statement {
  tokens.skipLines();
  return tokens.accept(";") ? empty : statement(tokens);
}

function statement(tokens: Tokens): Statement {
  if (tokens.is("{")) return block(tokens);
  if (tokens.now.kind !== "word") return ends(tokens, simple(tokens));
  switch (tokens.now.text) {
    case "if":
      return condition(tokens);
    case "while": {
      tokens.take();
      const test = parenthesized(tokens);
      return { kind: "loop", test, after: undefined, body: body(tokens), runsOnce: false };
    }
    case "do":
      return doLoop(tokens);
    case "for":
      return forLoop(tokens);
    default:
      return ends(tokens, simple(tokens));
  }
}

function parenthesized(tokens: Tokens): Expression {
  tokens.expect("(");
  const found = expression(tokens);
  tokens.expect(")");
  return found;
}

function condition(tokens: Tokens): Statement {
  tokens.take();
  const test = parenthesized(tokens);
  const then = body(tokens);
  // The end of a line or a semicolon may stand before `else`.
  let count = 0;
  while (/^[\n;]$/.test(tokens.ahead(count).text) && tokens.ahead(count).kind === "operator") {
    count += 1;
  }
  const { kind, text } = tokens.ahead(count);
  if (kind !== "word" || text !== "else") return { kind: "if", test, then, otherwise: undefined };
  for (; count >= 0; count -= 1) tokens.take();
  return { kind: "if", test, then, otherwise: body(tokens) };
}

function doLoop(tokens: Tokens): Statement {
  tokens.take();
  const inner = body(tokens);
  while (tokens.accept("\n", ";"));
  tokens.expect("while");
  const test = parenthesized(tokens);
  return ends(tokens, { kind: "loop", test, after: undefined, body: inner, runsOnce: true });
}

function forLoop(tokens: Tokens): Statement {
  tokens.take();
  tokens.expect("(");
  if (tokens.now.kind === "name" && tokens.ahead(1).text === "in" && tokens.ahead(3).text === ")") {
    const name = tokens.name();
    tokens.expect("in");
    const array = tokens.name();
    tokens.expect(")");
    return { kind: "each", name, array, body: body(tokens) };
  }
  const first = tokens.is(";") ? empty : simple(tokens);
  tokens.expect(";");
  tokens.skipLines();
  const test = tokens.is(";") ? undefined : expression(tokens);
  tokens.expect(";");
  tokens.skipLines();
  const after = tokens.is(")") ? undefined : simple(tokens);
  tokens.expect(")");
  const loop: Statement = { kind: "loop", test, after, body: body(tokens), runsOnce: false };
  return { kind: "block", statements: [first, loop] };
}

function simple(tokens: Tokens): Statement {
  if (tokens.now.kind !== "word" || tokens.is("getline")) {
    return { kind: "expression", expression: expression(tokens) };
  }
  const { text } = tokens.take();
  switch (text) {
    case "break":
    case "continue":
    case "next":
    case "nextfile":
      return { kind: "jump", to: text };
    case "exit":
    case "return":
      return { kind: text, value: tokens.is("\n", ";", "}") ? undefined : expression(tokens) };
    case "delete": {
      const name = tokens.name();
      return { kind: "delete", name, keys: tokens.accept("[") ? list(tokens, "]") : [] };
    }
    case "print":
    case "printf":
      return printing(tokens, text === "printf");
    default:
      throw tokens.unexpected();
  }
}

function printing(tokens: Tokens, isFormatted: boolean): Statement {
  const args: Expression[] = [];
  while (!tokens.is("\n", ";", "}", ">", ">>", "|")) {
    if (args.length > 0) {
      tokens.expect(",");
      tokens.skipLines();
    }
    args.push(expression(tokens, { isPrinted: true }));
  }
  const [first] = args;
  const isList = args.length === 1 && first?.kind === "call" && first.name === "(";
  const to = tokens.is(">", ">>", "|")
    ? { operator: tokens.take().text, target: target(tokens) }
    : undefined;
  return { kind: "print", isFormatted, args: isList ? first.args : args, to };
}

/** A path or a command, without a comparison in it. */
const target = (tokens: Tokens): Expression => expression(tokens, { isPrinted: true });
