import { type Token, tokensOf } from "./awk-lex.ts";
import { ProgramError } from "./program.ts";

const end: Token = { kind: "end", text: "" };

/** The tokens of a program, of which one is looked at. */
export class Tokens {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(source: string) {
    this.#tokens = tokensOf(source);
  }

  get now(): Token {
    return this.#tokens[this.#at] ?? end;
  }

  ahead(count: number): Token {
    return this.#tokens[this.#at + count] ?? end;
  }

  take(): Token {
    const token = this.now;
    this.#at += 1;
    return token;
  }

  /** It is one of these operators or words. */
  is(...texts: readonly string[]): boolean {
    const { kind, text } = this.now;
    return (kind === "operator" || kind === "word") && texts.includes(text);
  }

  /** Goes past one of these, if it is there. */
  accept(...texts: readonly string[]): boolean {
    if (!this.is(...texts)) return false;
    this.#at += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.accept(text)) throw this.unexpected();
  }

  name(): string {
    const { kind, text } = this.take();
    if (kind === "name" || kind === "call") return text;
    throw new ProgramError(`syntax error: unexpected '${shown(text)}'`, 2);
  }

  skipLines(): void {
    while (this.accept("\n"));
  }

  unexpected(): ProgramError {
    return new ProgramError(`syntax error: unexpected '${shown(this.now.text)}'`, 2);
  }
}

const shown = (text: string): string => (text === "\n" ? "newline" : text === "" ? "end" : text);
