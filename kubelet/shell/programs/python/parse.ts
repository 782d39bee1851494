/** Reads a Python script. Source: Python 3.14, simple and compound statements. */
import { parseCompound } from "./parse-compound.ts";
import { expression, expressions, starred } from "./parse-expression.ts";
import { Tokens } from "./tokens.ts";
import {
  type Block,
  type Expression,
  type Imported,
  type Statement,
  SyntaxProblem,
  Unsimulated,
} from "./tree.ts";

/** Throws SyntaxProblem, or Unsimulated where it may be right. */
export function parsePython(source: string): Block {
  const tokens = new Tokens(source);
  const statements: Statement[] = [];
  while (tokens.now.kind !== "end") statements.push(...statementsOf(tokens));
  return statements;
}

/** What follows a colon: lines that stand further in, or the rest of the line. */
export function block(tokens: Tokens, after: string): Block {
  const { line } = tokens.now;
  tokens.expect(":");
  if (!tokens.acceptKind("newline")) return simpleLine(tokens);
  if (!tokens.acceptKind("indent")) {
    const message = `expected an indented block after ${after} on line ${line}`;
    const { line: at, column } = tokens.now;
    throw new SyntaxProblem(message, { line: at, column }, "IndentationError");
  }
  const statements: Statement[] = [];
  while (!tokens.acceptKind("dedent")) statements.push(...statementsOf(tokens));
  return statements;
}

/** One compound statement, or those of one line. */
function statementsOf(tokens: Tokens): readonly Statement[] {
  const compound = parseCompound(tokens);
  return compound === undefined ? simpleLine(tokens) : [compound];
}

function simpleLine(tokens: Tokens): readonly Statement[] {
  const statements: Statement[] = [];
  do {
    if (tokens.now.kind === "newline") break;
    statements.push(simple(tokens));
  } while (tokens.accept(";"));
  if (tokens.acceptKind("newline")) return statements;
  throw tokens.unexpected();
}

function simple(tokens: Tokens): Statement {
  const { line, text, kind } = tokens.now;
  if (kind === "keyword") {
    const made = ofKeyword(tokens, text, line);
    if (made !== undefined) return made;
  }
  return assignment(tokens, line);
}

function ofKeyword(tokens: Tokens, word: string, line: number): Statement | undefined {
  const ends = () => tokens.is(";") || tokens.now.kind === "newline";
  switch (word) {
    case "pass":
      tokens.take();
      return { kind: "pass", line };
    case "break":
    case "continue":
      tokens.take();
      return { kind: "jump", to: word, line };
    case "return":
      tokens.take();
      return { kind: "return", value: ends() ? undefined : expressions(tokens), line };
    case "raise": {
      tokens.take();
      const value = ends() ? undefined : expression(tokens);
      return {
        kind: "raise",
        value,
        cause: tokens.accept("from") ? expression(tokens) : undefined,
        line,
      };
    }
    case "global":
    case "nonlocal": {
      tokens.take();
      const names = [tokens.name()];
      while (tokens.accept(",")) names.push(tokens.name());
      return { kind: "scope", of: word, names, line };
    }
    case "del": {
      tokens.take();
      const found = expressions(tokens);
      return { kind: "delete", targets: found.kind === "tuple" ? found.items : [found], line };
    }
    case "assert": {
      tokens.take();
      const test = expression(tokens);
      return {
        kind: "assert",
        test,
        message: tokens.accept(",") ? expression(tokens) : undefined,
        line,
      };
    }
    case "import":
      tokens.take();
      return { kind: "import", names: imported(tokens, dotted), line };
    case "from":
      return fromModule(tokens, line);
    default:
      return undefined;
  }
}

function fromModule(tokens: Tokens, line: number): Statement {
  tokens.take();
  if (tokens.is(".", "...")) throw new Unsimulated("modules of its own");
  const module = dotted(tokens);
  tokens.expect("import");
  if (tokens.is("*")) throw new Unsimulated(`from ${module} import *`);
  const isOpen = tokens.accept("(");
  const names = imported(tokens, () => tokens.name(), ")");
  if (isOpen) tokens.expect(")");
  return { kind: "from", module, names, line };
}

function imported(
  tokens: Tokens,
  name: (tokens: Tokens) => string,
  end = "\n",
): readonly Imported[] {
  const names: Imported[] = [];
  do {
    if (tokens.is(end)) break;
    names.push({ name: name(tokens), as: tokens.accept("as") ? tokens.name() : undefined });
  } while (tokens.accept(","));
  return names;
}

function dotted(tokens: Tokens): string {
  let name = tokens.name();
  while (tokens.accept(".")) name += `.${tokens.name()}`;
  return name;
}

const augmenting = /^(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)=$/;

function assignment(tokens: Tokens, line: number): Statement {
  const start = tokens.now;
  const first = expressions(tokens);
  if (tokens.now.kind === "operator" && augmenting.test(tokens.now.text)) {
    const operator = tokens.take().text.slice(0, -1);
    if (operator === "@") throw new Unsimulated("the operator @");
    return {
      kind: "augment",
      target: assignable(first, start),
      operator,
      value: expressions(tokens),
      line,
    };
  }
  if (tokens.is(":") && first.kind !== "tuple") {
    tokens.take();
    expression(tokens);
    if (first.kind === "name") {
      const value = tokens.accept("=") ? expressions(tokens) : undefined;
      return { kind: "annotate", name: first.name, value, line };
    }
    if (!tokens.is("=")) return { kind: "pass", line };
  }
  const targets: Expression[] = [];
  let value = first;
  while (tokens.accept("=")) {
    targets.push(assignable(value, start));
    value = tokens.is("*") ? starred(tokens) : expressions(tokens);
  }
  if (targets.length > 0) return { kind: "assign", targets, value, line };
  if (tokens.now.kind !== "newline" && !tokens.is(";")) throw misplaced(first, start, tokens);
  return { kind: "expression", value: first, line };
}

type At = Tokens["now"];

/** Something follows an expression that is the whole of a statement. */
function misplaced(first: Expression, start: At, tokens: Tokens): SyntaxProblem | Unsimulated {
  const { kind } = tokens.now;
  if (first.kind !== "name" || (kind !== "string" && kind !== "name" && kind !== "number")) {
    return tokens.unexpected();
  }
  if (/^(?:print|exec)$/.test(first.name)) {
    const message = `Missing parentheses in call to '${first.name}'. Did you mean ${first.name}(...)?`;
    return new SyntaxProblem(message, { ...start, text: tokens.lineFrom(start) });
  }
  return /^(?:match|type)$/.test(first.name) ? new Unsimulated(first.name) : tokens.unexpected();
}

/** The same, as a target. Throws SyntaxProblem where nothing can be assigned to it. */
export function assignable(target: Expression, at: At): Expression {
  switch (target.kind) {
    case "name":
    case "attribute":
    case "element":
      return target;
    case "star":
      return { kind: "star", value: assignable(target.value, at) };
    case "tuple":
    case "list":
      return { ...target, items: target.items.map((item) => assignable(item, at)) };
    default:
      throw new SyntaxProblem(
        `cannot assign to ${wordsFor(target)} here. Maybe you meant '==' instead of '='?`,
        at,
      );
  }
}

function wordsFor({ kind }: Expression): string {
  if (kind === "constant") return "literal";
  if (kind === "call") return "function call";
  if (kind === "format") return "f-string expression";
  return kind === "compare" ? "comparison" : "expression";
}
