import { fieldErrorBody, invalid } from "../field-error.ts";
import { qualifiedNameProblems } from "../validation/names.ts";
import type { LabelOperator, LabelRequirement } from "./labels.ts";

/** Selector text that does not parse; the message is Kubernetes'. */
export class SelectorSyntaxError extends Error {
  override readonly name = "SelectorSyntaxError";
}

/**
 * The requirements in the text of a label selector. `check` tells what is wrong with one that is
 * well formed. Throws SelectorSyntaxError. Source: k8s.io/apimachinery/pkg/labels/selector.go.
 */
export function parseRequirements(
  text: string,
  check: (requirement: LabelRequirement) => string | undefined,
): LabelRequirement[] {
  const tokens = new Tokens(text);
  const requirements: LabelRequirement[] = [];
  if (tokens.peek().kind === "end") return requirements;
  startsRequirement(tokens.peek(), "expected: !, identifier, or 'end of string'");
  for (;;) {
    requirements.push(parseRequirement(tokens, check));
    const after = tokens.next();
    if (after.kind === "end") return requirements;
    if (after.kind !== ",") fail(after, "expected: ',' or 'end of string'");
    startsRequirement(tokens.peek(), "expected: identifier after ','");
  }
}

interface Token {
  readonly kind: "id" | "end" | "error" | (typeof symbols)[number];
  readonly literal: string;
}

const symbols = [")", ",", "!", "==", "=", ">", "<", "!=", "("] as const;
const symbolOf = new Map<string, Token["kind"]>(symbols.map((symbol) => [symbol, symbol]));
const special = "=!(),><";

/** Words, symbols, then an end that repeats. `in` and `notin` are words like any other. */
class Tokens {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(text: string) {
    this.#tokens = scan(text);
  }

  peek(): Token {
    return this.#tokens[this.#position] ?? { kind: "end", literal: "" };
  }

  next(): Token {
    const token = this.peek();
    this.#position += 1;
    return token;
  }
}

function scan(text: string): Token[] {
  const tokens: Token[] = [];
  let rest = text.replace(/^[ \t\r\n]+/, "");
  while (rest !== "") {
    const word = /^[^ \t\r\n=!(),><]+/.exec(rest)?.[0];
    const token: Token = word === undefined ? scanSymbol(rest) : { kind: "id", literal: word };
    tokens.push(token);
    rest = rest.slice(word?.length ?? symbolLength(rest)).replace(/^[ \t\r\n]+/, "");
  }
  return tokens;
}

/** The longest symbol at the start. Every special character is one by itself. */
function scanSymbol(text: string): Token {
  const literal = text.slice(0, symbolLength(text));
  return { kind: symbolOf.get(literal) ?? "error", literal };
}

function symbolLength(text: string): number {
  return special.includes(text.charAt(1)) && symbolOf.has(text.slice(0, 2)) ? 2 : 1;
}

function fail(found: Token, expected: string): never {
  throw new SelectorSyntaxError(`found '${found.literal}', ${expected}`);
}

function startsRequirement(token: Token, expected: string): void {
  if (token.kind !== "id" && token.kind !== "!") fail(token, expected);
}

function parseRequirement(
  tokens: Tokens,
  check: (requirement: LabelRequirement) => string | undefined,
): LabelRequirement {
  try {
    const requirement = readRequirement(tokens);
    const problem = check(requirement);
    if (problem !== undefined) throw new SelectorSyntaxError(problem);
    return requirement;
  } catch (error) {
    if (!(error instanceof SelectorSyntaxError)) throw error;
    throw new SelectorSyntaxError(`unable to parse requirement: ${error.message}`);
  }
}

function readRequirement(tokens: Tokens): LabelRequirement {
  const negated = tokens.peek().kind === "!";
  if (negated) tokens.next();
  const word = tokens.next();
  if (word.kind !== "id") fail(word, "expected: identifier");
  const key = word.literal;
  checkKey(key);
  if (negated) return { key, operator: "!", values: [] };
  const after = tokens.peek().kind;
  if (after === "end" || after === ",") return { key, operator: "exists", values: [] };
  const operator = readOperator(tokens.next());
  const values = operator === "in" || operator === "notin" ? readSet(tokens) : [readValue(tokens)];
  return { key, operator, values: [...new Set(values)].sort() };
}

function checkKey(key: string): void {
  const problems = qualifiedNameProblems(key);
  if (problems.length === 0) return;
  // The key has no path of its own here, which Kubernetes prints as `<nil>`.
  throw new SelectorSyntaxError(`<nil>: ${fieldErrorBody(invalid("", key, problems.join("; ")))}`);
}

const operators = new Map<string, LabelOperator>([
  ["in", "in"],
  ["notin", "notin"],
  ["=", "="],
  ["==", "=="],
  ["!=", "!="],
  [">", "gt"],
  ["<", "lt"],
]);

function readOperator(token: Token): LabelOperator {
  const operator = operators.get(token.literal);
  return operator ?? fail(token, "expected: in, notin, =, ==, !=, gt, lt");
}

function readValue(tokens: Tokens): string {
  const { kind } = tokens.peek();
  if (kind === "end" || kind === ",") return "";
  const token = tokens.next();
  return token.kind === "id" ? token.literal : fail(token, "expected: identifier");
}

/** `(a, b)`; an empty place between commas or brackets is the empty value. */
function readSet(tokens: Tokens): string[] {
  const open = tokens.next();
  if (open.kind !== "(") throw new SelectorSyntaxError(`found '${open.literal}' expected: '('`);
  const first = tokens.peek();
  if (first.kind === ")") {
    tokens.next();
    return [""];
  }
  if (first.kind !== "id" && first.kind !== ",") {
    fail(first, "expected: ',', ')' or identifier");
  }
  const values: string[] = [];
  for (;;) {
    const token = tokens.next();
    const after = tokens.peek();
    if (token.kind === "id") {
      values.push(token.literal);
      if (after.kind !== "," && after.kind !== ")") fail(after, "expected: ',' or ')'");
    } else if (token.kind === ",") {
      if (values.length === 0 || after.kind === ")" || after.kind === ",") values.push("");
    } else fail(token, "expected: ',', or identifier");
    if (after.kind === ")") {
      tokens.next();
      return values;
    }
  }
}
