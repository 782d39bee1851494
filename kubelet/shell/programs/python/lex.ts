/** The tokens of a Python script. Source: Python 3.14, lexical analysis. */
import { SyntaxProblem } from "./tree.ts";

export interface Token {
  readonly kind:
    | "name"
    | "keyword"
    | "number"
    | "string"
    | "operator"
    | "newline"
    | "indent"
    | "dedent"
    | "end";
  /** As it is written, a string with its quotes. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

const keywords = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except " +
    "finally for from global if import in is lambda nonlocal not or pass raise return try while " +
    "with yield"
  ).split(" "),
);

const operators =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|[-+*/%@&|^=!<>:]=|\*\*|\/\/|<<|>>|->|[-+*/%@&|^~<>()[\]{},:.;=]/y;
const numbers =
  /0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?/y;
const names = /[\p{L}_][\p{L}\p{N}_]*/uy;
const stringStart = /(?:[rR][bBfF]?|[bBfF][rR]?|[uU])?("""|'''|"|')/y;
const blanks = /(?:[ \t\f\r]|\\\r?\n|#[^\n]*)*/y;
const opening: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Throws SyntaxProblem. */
export const tokensOf = (source: string): readonly Token[] => new Lexer(source).all();

class Lexer {
  readonly #source: string;
  readonly #tokens: Token[] = [];
  readonly #indents = [0];
  /** The brackets that are open: within them an end of a line means nothing. */
  readonly #open: Token[] = [];
  #at = 0;
  #line = 1;
  #lineAt = 0;

  constructor(source: string) {
    this.#source = source;
  }

  all(): readonly Token[] {
    this.#indent();
    while (this.#at < this.#source.length) this.#next();
    const [unclosed] = this.#open.slice(-1);
    if (unclosed !== undefined) {
      throw new SyntaxProblem(`'${unclosed.text}' was never closed`, unclosed);
    }
    const last = this.#tokens.at(-1);
    if (last !== undefined && last.kind !== "newline") this.#add("newline", "");
    for (; this.#indents.length > 1; this.#indents.pop()) this.#add("dedent", "");
    this.#add("end", "");
    return this.#tokens;
  }

  #add(kind: Token["kind"], text: string): void {
    const column = this.#at - this.#lineAt;
    this.#tokens.push({ kind, text, line: this.#line, column });
    this.#at += text.length;
  }

  #match(form: RegExp): string | undefined {
    form.lastIndex = this.#at;
    return form.exec(this.#source)?.[0];
  }

  #next(): void {
    const skipped = this.#match(blanks) ?? "";
    this.#at += skipped.length;
    this.#countLines(skipped, this.#at);
    if (this.#at >= this.#source.length) return;
    if (this.#source[this.#at] === "\n") {
      this.#endLine();
      return;
    }
    const start = this.#match(stringStart);
    if (start !== undefined) {
      this.#string(start);
      return;
    }
    const name = this.#match(names);
    if (name !== undefined) {
      this.#add(keywords.has(name) ? "keyword" : "name", name);
      return;
    }
    const number = this.#match(numbers);
    if (number !== undefined) {
      this.#add("number", number);
      return;
    }
    this.#operator();
  }

  #endLine(): void {
    if (this.#open.length > 0) this.#at += 1;
    else this.#add("newline", "\n");
    this.#line += 1;
    this.#lineAt = this.#at;
    if (this.#open.length === 0) this.#indent();
  }

  #operator(): void {
    const here = { line: this.#line, column: this.#at - this.#lineAt };
    const text = this.#match(operators);
    if (text === undefined) {
      const character = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
      if (/[!$?`\\]/.test(character)) throw new SyntaxProblem("invalid syntax", here);
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      throw new SyntaxProblem(`invalid character '${character}' (U+${code})`, here);
    }
    this.#add("operator", text);
    if (text in opening) this.#open.push({ kind: "operator", text, ...here });
    if (!/^[)\]}]$/.test(text)) return;
    const opened = this.#open.pop();
    if (opened === undefined) throw new SyntaxProblem(`unmatched '${text}'`, here);
    if (opening[opened.text] === text) return;
    const where = opened.line === here.line ? "" : ` on line ${opened.line}`;
    throw new SyntaxProblem(
      `closing parenthesis '${text}' does not match opening parenthesis '${opened.text}'${where}`,
      here,
    );
  }

  /** Goes over the blanks at the start of a line that says something. */
  #indent(): void {
    const empty = this.#match(/(?:[ \t\f]*(?:#[^\n]*)?\r?\n)*/y) ?? "";
    this.#at += empty.length;
    this.#countLines(empty, this.#at);
    const margin = this.#match(/[ \t\f]*/y) ?? "";
    if (/^(?:#[^\n]*)?$/.test(this.#source.slice(this.#at + margin.length))) {
      this.#at = this.#source.length;
      return;
    }
    const width = [...margin].reduce(
      (sum, each) => (each === "\t" ? sum + 8 - (sum % 8) : sum + 1),
      0,
    );
    this.#at += margin.length;
    if (width > (this.#indents.at(-1) ?? 0)) {
      this.#indents.push(width);
      this.#add("indent", "");
    }
    while (width < (this.#indents.at(-1) ?? 0)) {
      this.#indents.pop();
      this.#add("dedent", "");
    }
    if (width === this.#indents.at(-1)) return;
    const rest = this.#match(/[^\n]*/y) ?? "";
    const here = { line: this.#line, column: this.#at - this.#lineAt + rest.length };
    const message = "unindent does not match any outer indentation level";
    throw new SyntaxProblem(message, here, "IndentationError");
  }

  #countLines(text: string, end: number): void {
    const count = text.split("\n").length - 1;
    if (count === 0) return;
    this.#line += count;
    this.#lineAt = end - (text.length - text.lastIndexOf("\n") - 1);
  }

  #string(start: string): void {
    const { line } = { line: this.#line };
    const column = this.#at - this.#lineAt;
    const end = stringEnd(this.#source, this.#at, start);
    if (end === undefined) {
      const isLong = /"""$|'''$/.test(start);
      const lastLine = this.#source.split("\n").length;
      const detected = `(detected at line ${isLong ? lastLine : line})`;
      const what = `unterminated ${isLong ? "triple-quoted " : ""}string literal ${detected}`;
      throw new SyntaxProblem(what, { line, column });
    }
    const text = this.#source.slice(this.#at, end);
    this.#tokens.push({ kind: "string", text, line, column });
    this.#at = end;
    this.#countLines(text, end);
  }
}

/** Behind the quote that ends a string; undefined where none does. */
function stringEnd(source: string, from: number, start: string): number | undefined {
  const quote = start.replace(/^[a-z]*/i, "");
  const isFormat = /f/i.test(start.slice(0, -quote.length));
  // Within the braces of an f-string there may be strings of their own.
  let depth = 0;
  for (let at = from + start.length; at < source.length; at += 1) {
    const letter = source[at] ?? "";
    if (depth > 0 && /['"]/.test(letter)) {
      const [inner = letter] = /^("""|'''|.)/.exec(source.slice(at, at + 3)) ?? [];
      const end = stringEnd(source, at, inner);
      if (end === undefined) return undefined;
      at = end - 1;
      continue;
    }
    if (source.startsWith(quote, at)) return at + quote.length;
    if (letter === "\\") at += 1;
    else if (letter === "\n" && quote.length === 1) return undefined;
    else if (!isFormat) continue;
    else if (letter === "{" && depth === 0 && source[at + 1] === "{") at += 1;
    else if (letter === "{") depth += 1;
    else if (letter === "}" && depth > 0) depth -= 1;
  }
  return undefined;
}
