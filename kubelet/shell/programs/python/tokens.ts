import { type Token, tokensOf } from "./lex.ts";
import { SyntaxProblem, Unsimulated } from "./tree.ts";

const end: Token = { kind: "end", text: "", line: 1, column: 0 };

/** The tokens of a script, of which one is looked at. */
export class Tokens {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = tokensOf(source);
  }

  get now(): Token {
    return this.#tokens[this.#at] ?? end;
  }

  /** The rest of a line as it is written, but for blanks at its end. */
  lineFrom({ line, column }: Token): string {
    return (this.#source.split("\n")[line - 1] ?? "").slice(column).trimEnd();
  }

  ahead(count: number): Token {
    return this.#tokens[this.#at + count] ?? end;
  }

  take(): Token {
    const token = this.now;
    this.#at += 1;
    return token;
  }

  /** It is one of these operators or keywords. */
  is(...texts: readonly string[]): boolean {
    const { kind, text } = this.now;
    return (kind === "operator" || kind === "keyword") && texts.includes(text);
  }

  /** Goes past one of these, if it is there. */
  accept(...texts: readonly string[]): boolean {
    if (!this.is(...texts)) return false;
    this.#at += 1;
    return true;
  }

  /** Goes past a token of structure, if it is there. */
  acceptKind(kind: Token["kind"]): boolean {
    if (this.now.kind !== kind) return false;
    this.#at += 1;
    return true;
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
