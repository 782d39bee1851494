/** Reads the statements that have others within them. */
import { assignable, block } from "./parse.ts";
import { expression, expressions, named } from "./parse-expression.ts";
import { argumentsOf, parametersOf, targets } from "./parse-lists.ts";
import type { Tokens } from "./tokens.ts";
import {
  type Argument,
  type Block,
  type Expression,
  type Handler,
  type Statement,
  Unsimulated,
} from "./tree.ts";

/** Undefined where the statement is a simple one. */
export function parseCompound(tokens: Tokens): Statement | undefined {
  if (tokens.is("@")) return decorated(tokens);
  if (tokens.now.kind === "indent") throw tokens.unexpected();
  if (tokens.now.kind !== "keyword") return undefined;
  const { line, text } = tokens.now;
  switch (text) {
    case "if":
      return condition(tokens, text);
    case "while": {
      tokens.take();
      const test = named(tokens);
      const body = block(tokens, "'while' statement");
      return { kind: "while", test, body, otherwise: otherwise(tokens), line };
    }
    case "for": {
      const start = tokens.take();
      const target = assignable(targets(tokens), start);
      tokens.expect("in");
      const items = expressions(tokens);
      const body = block(tokens, "'for' statement");
      return { kind: "for", target, items, body, otherwise: otherwise(tokens), line };
    }
    case "def":
      return definition(tokens, line, []);
    case "class":
      return classDefinition(tokens, line, []);
    case "try":
      return trial(tokens, line);
    case "with":
      return context(tokens, line);
    default:
      return undefined;
  }
}

function otherwise(tokens: Tokens): Block {
  return tokens.accept("else") ? block(tokens, "'else' statement") : [];
}

function condition(tokens: Tokens, word: string): Statement {
  const { line } = tokens.take();
  const test = named(tokens);
  const then = block(tokens, `'${word}' statement`);
  const rest = tokens.is("elif") ? [condition(tokens, "elif")] : otherwise(tokens);
  return { kind: "if", test, then, otherwise: rest, line };
}

type Decorators = readonly Expression[];

/** `@decorator` lines, and what they stand above. */
function decorated(tokens: Tokens): Statement {
  const decorators: Expression[] = [];
  while (tokens.accept("@")) {
    decorators.push(named(tokens));
    if (!tokens.acceptKind("newline")) throw tokens.unexpected();
  }
  const { line } = tokens.now;
  if (tokens.is("def")) return definition(tokens, line, decorators);
  if (tokens.is("class")) return classDefinition(tokens, line, decorators);
  throw tokens.unexpected();
}

/** Metaclasses are those of `abc` and `enum`. */
const isKnownMeta = ({ name, value }: Argument): boolean =>
  name === "metaclass" && value.kind === "name" && /^(?:ABCMeta|EnumType)$/.test(value.name);

function classDefinition(tokens: Tokens, line: number, decorators: Decorators): Statement {
  tokens.take();
  const name = tokens.name();
  const bases = tokens.accept("(") ? argumentsOf(tokens) : [];
  if (bases.some((base) => (base.name !== "" && !isKnownMeta(base)) || base.stars > 0)) {
    throw new Unsimulated("classes with keywords");
  }
  return { kind: "class", name, bases, body: block(tokens, "class definition"), decorators, line };
}

function definition(tokens: Tokens, line: number, decorators: Decorators): Statement {
  tokens.take();
  const name = tokens.name();
  tokens.expect("(");
  const parameters = parametersOf(tokens, ")");
  if (tokens.accept("->")) expression(tokens);
  const body = block(tokens, "function definition");
  return { kind: "def", name, parameters, body, decorators, line };
}

function trial(tokens: Tokens, line: number): Statement {
  tokens.take();
  const body = block(tokens, "'try' statement");
  const handlers: Handler[] = [];
  while (tokens.is("except")) handlers.push(handler(tokens));
  const rest = handlers.length > 0 ? otherwise(tokens) : [];
  const last = tokens.accept("finally") ? block(tokens, "'finally' statement") : [];
  if (handlers.length === 0 && last.length === 0) {
    throw tokens.problem("expected 'except' or 'finally' block");
  }
  return { kind: "try", body, handlers, otherwise: rest, last, line };
}

function handler(tokens: Tokens): Handler {
  const { line } = tokens.take();
  if (tokens.is("*")) throw new Unsimulated("except*");
  const type = tokens.is(":") ? undefined : expressions(tokens);
  const name = tokens.accept("as") ? tokens.name() : undefined;
  return { line, type, name, body: block(tokens, "'except' statement") };
}

function context(tokens: Tokens, line: number): Statement {
  tokens.take();
  const items: { value: Expression; target?: Expression }[] = [];
  do {
    const at = tokens.now;
    const value = expression(tokens);
    const target = tokens.accept("as") ? assignable(expression(tokens), at) : undefined;
    items.push({ value, ...(target !== undefined && { target }) });
  } while (tokens.accept(","));
  return { kind: "with", items, body: block(tokens, "'with' statement"), line };
}
