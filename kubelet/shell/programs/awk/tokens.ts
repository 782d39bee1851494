import { ProgramError } from "../program.ts";
import { TokenReader } from "../token-reader.ts";
import { type Token, tokensOf } from "./lex.ts";

/** The tokens of an awk program. */
export class Tokens extends TokenReader<Token> {
  constructor(source: string) {
    super(tokensOf(source), { end: { kind: "end", text: "" }, fixed: ["operator", "word"] });
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
