/** Reads the text of an expression, and says where in it something is wrong. */
import { type ASTNode, Environment, ParseError } from "@marcbachmann/cel-js";

/** A mistake, and the place of it in the text. */
export interface CelProblem {
  readonly at: number;
  readonly message: string;
}

/** How much an expression may be. Depth is bounded, for compiling recurses. */
const limits = {
  maxAstNodes: 10_000,
  maxDepth: 100,
  maxListElements: 1_000,
  maxMapEntries: 1_000,
  maxCallArguments: 32,
};

/** What is said of an expression that nests too deep. */
export const recursionLimitExceeded = "expression recursion limit exceeded";

const environment = new Environment({ enableOptionalTypes: true, limits });

/** The tree of an expression, or what keeps it from having one. */
export function parseCel(source: string): ASTNode | CelProblem {
  try {
    return environment.parse(source).ast;
  } catch (error) {
    // The reader recurses for each sign of `--1`, and no limit of its own bounds that.
    if (error instanceof RangeError) return { at: 0, message: recursionLimitExceeded };
    if (!(error instanceof ParseError)) throw error;
    return { at: error.range?.start ?? 0, message: syntaxError(error, source) };
  }
}

export const isProblem = (read: ASTNode | CelProblem): read is CelProblem => "message" in read;

/** What may begin an operand, as the generated parser of cel-go lists it. */
const operand =
  "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, " +
  "BYTES, IDENTIFIER}";

function syntaxError({ code, summary, range }: ParseError, source: string): string {
  const start = range?.start ?? 0;
  const found = start >= source.length ? "<EOF>" : source.slice(start, range?.end ?? start + 1);
  switch (code) {
    case "unexpected_token":
      return `Syntax error: mismatched input '${found}' expecting ${operand}`;
    case "expected_token":
    case "unexpected_character":
      return found === "<EOF>"
        ? `Syntax error: mismatched input '<EOF>' expecting ${operand}`
        : `Syntax error: extraneous input '${found}' expecting <EOF>`;
    case "reserved_identifier":
      return `reserved identifier: ${found}`;
    case "invalid_macro_argument":
      return "argument must be a simple name";
    case "limit_exceeded":
      return recursionLimitExceeded;
    default:
      return `Syntax error: ${summary}`;
  }
}

/** All problems as cel-go prints them: each with its line of the source and a caret under it. */
export function formatProblems(source: string, problems: readonly CelProblem[]): string {
  return [...problems]
    .sort((left, right) => left.at - right.at)
    .map((problem) => formatProblem(source, problem))
    .join("\n");
}

function formatProblem(source: string, { at, message }: CelProblem): string {
  const before = source.slice(0, at).split("\n");
  const column = before.at(-1)?.length ?? 0;
  const line = (source.split("\n")[before.length - 1] ?? "").replaceAll("\t", " ");
  return [
    `ERROR: <input>:${before.length}:${column + 1}: ${message}`,
    ` | ${line}`,
    ` | ${".".repeat(column)}^`,
  ].join("\n");
}
