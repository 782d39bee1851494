import { TokenReader } from "../token-reader.ts";
import { type Token, tokensOf } from "./lex.ts";
import { SyntaxProblem, Unsimulated } from "./tree.ts";

const end: Token = { kind: "end", text: "", line: 1, column: 0 };

/** The tokens of a Python script. */
export class Tokens extends TokenReader<Token> {
  readonly #source: string;

  constructor(source: string) {
    super(tokensOf(source), { end, fixed: ["operator", "keyword"] });
    this.#source = source;
  }

  /** The rest of a line as it is written, but for blanks at its end. */
  lineFrom({ line, column }: Token): string {
    return (this.#source.split("\n")[line - 1] ?? "").slice(column).trimEnd();
  }

  expect(text: string): void {
    if (this.accept(text)) return;
    if (text === ":") throw this.problem("expected ':'");
    throw this.unexpected();
  }

  name(): string {
    if (this.now.kind !== "name") throw this.unexpected();
    return this.take().text;
  }

  problem(message: string): SyntaxProblem {
    return new SyntaxProblem(message, this.now);
  }

  unexpected(): SyntaxProblem | Unsimulated {
    if (this.is("await", "async")) return new Unsimulated(this.now.text);
    if (this.now.kind === "indent") {
      return new SyntaxProblem("unexpected indent", this.now, "IndentationError");
    }
    return this.problem("invalid syntax");
  }
}
