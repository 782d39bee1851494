/** Reads arguments, parameters and the clauses of comprehensions. */
import { binary, closing, disjunction, expression, named } from "./parse-expression.ts";
import type { Tokens } from "./tokens.ts";
import type { Argument, Clause, Expression, Parameters } from "./tree.ts";

/** To the end of their parenthesis. */
export function argumentsOf(tokens: Tokens): readonly Argument[] {
  const args: Argument[] = [];
  while (!tokens.is(")")) {
    const arg = argumentOf(tokens);
    if (arg.name === "" && arg.stars === 0 && args.some(({ name }) => name !== "")) {
      throw tokens.problem("positional argument follows keyword argument");
    }
    args.push(arg);
    if (!tokens.accept(",")) break;
  }
  closing(tokens, ")");
  return args;
}

function argumentOf(tokens: Tokens): Argument {
  if (tokens.accept("*")) return { name: "", stars: 1, value: expression(tokens) };
  if (tokens.accept("**")) return { name: "", stars: 2, value: expression(tokens) };
  if (tokens.now.kind === "name" && tokens.ahead(1).text === "=") {
    const name = tokens.name();
    tokens.take();
    return { name, stars: 0, value: expression(tokens) };
  }
  const value = named(tokens);
  if (!tokens.is("for", "async")) return { name: "", stars: 0, value };
  const clauses = clausesOf(tokens);
  const made = { kind: "comprehension", form: "generator", item: value, value: undefined } as const;
  return { name: "", stars: 0, value: { ...made, clauses } };
}

/** `for target in items if test …` */
export function clausesOf(tokens: Tokens): readonly Clause[] {
  const clauses: Clause[] = [];
  while (tokens.accept("for")) {
    const target = targets(tokens);
    tokens.expect("in");
    const items = disjunction(tokens);
    const tests: Expression[] = [];
    while (tokens.accept("if")) tests.push(disjunction(tokens));
    clauses.push({ target, items, tests });
  }
  if (clauses.length === 0 || tokens.is("async")) throw tokens.unexpected();
  return clauses;
}

/** What a loop assigns to. */
export function targets(tokens: Tokens): Expression {
  const one = (): Expression =>
    tokens.accept("*") ? { kind: "star", value: binary(tokens, 0) } : binary(tokens, 0);
  const first = one();
  if (!tokens.is(",")) return first;
  const items = [first];
  while (tokens.accept(",") && !tokens.is("in")) items.push(one());
  return { kind: "tuple", items };
}

/** To the token that ends them, past which it goes. */
export function parametersOf(tokens: Tokens, end: string): Parameters {
  const plain: { name: string; usual: Expression | undefined }[] = [];
  let rest: string | undefined;
  let restNamed: string | undefined;
  let namedFrom: number | undefined;
  while (!tokens.is(end)) {
    if (tokens.accept("/")) {
      // That those before it are given by their places only, nobody relies on.
      if (!tokens.accept(",")) break;
      continue;
    }
    if (tokens.accept("**")) restNamed = parameterName(tokens, end);
    else if (tokens.accept("*")) {
      namedFrom = plain.length;
      if (!tokens.is(",")) rest = parameterName(tokens, end);
    } else {
      const name = parameterName(tokens, end);
      const usual = tokens.accept("=") ? expression(tokens) : undefined;
      if (usual === undefined && namedFrom === undefined && plain.at(-1)?.usual !== undefined) {
        throw tokens.problem("parameter without a default follows parameter with a default");
      }
      plain.push({ name, usual });
    }
    if (!tokens.accept(",")) break;
  }
  tokens.expect(end);
  return { plain, namedOnly: plain.length - (namedFrom ?? plain.length), rest, restNamed };
}

/** What is told of their types does nothing. */
function parameterName(tokens: Tokens, end: string): string {
  const name = tokens.name();
  if (end !== ":" && tokens.accept(":")) expression(tokens);
  return name;
}
