/** What is wrong with text that is no JSON, in the words of Go's encoding/json. */

/** Go reads no deeper than this. */
const depthMax = 10_000;

/**
 * The complaint about text that cannot be parsed: `invalid character 'x' looking for beginning of
 * value`, `unexpected end of JSON input`. Empty where nothing is wrong.
 */
export function jsonProblem(text: string): string {
  const scanner = new Scanner(text);
  try {
    scanner.scan();
    return "";
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error.message;
    throw error;
  }
}

class JsonSyntaxError extends Error {
  override readonly name = "JsonSyntaxError";
}

const blank = new Set([" ", "\t", "\r", "\n"]);
const literals: ReadonlyMap<string, string> = new Map([
  ["t", "true"],
  ["f", "false"],
  ["n", "null"],
]);

/** Walks JSON text with a stack of its own, so that nothing is too deep for it. */
class Scanner {
  readonly #text: string;
  readonly #open: ("{" | "[")[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): void {
    this.#value();
    while (this.#open.length > 0) this.#next();
    this.#skipBlank();
    if (this.#at < this.#text.length) this.#fail("after top-level value");
  }

  /** A scalar, or the start of a list or an object with its first key. */
  #value(): void {
    for (;;) {
      this.#skipBlank();
      const char = this.#peek();
      if (char === "{" || char === "[") {
        this.#at += 1;
        if (this.#open.push(char) > depthMax) throw new JsonSyntaxError("exceeded max depth");
        this.#skipBlank();
        if (this.#peek() === (char === "{" ? "}" : "]")) return;
        if (char === "{") this.#key();
        continue;
      }
      if (char === '"') this.#string();
      else if (char === "-" || isDigit(char)) this.#number();
      else if (literals.has(char)) this.#literal(literals.get(char) ?? "");
      else this.#fail("looking for beginning of value");
      return;
    }
  }

  /** What follows a value: the end of its container, or a comma and the next value. */
  #next(): void {
    this.#skipBlank();
    const container = this.#open.at(-1);
    const char = this.#peek();
    if (char === (container === "{" ? "}" : "]")) {
      this.#at += 1;
      this.#open.pop();
      return;
    }
    if (char !== ",") {
      this.#fail(container === "{" ? "after object key:value pair" : "after array element");
    }
    this.#at += 1;
    if (container === "{") this.#key();
    this.#value();
  }

  #key(): void {
    this.#skipBlank();
    if (this.#peek() !== '"') this.#fail("looking for beginning of object key string");
    this.#string();
    this.#skipBlank();
    if (this.#peek() !== ":") this.#fail("after object key");
    this.#at += 1;
  }

  #string(): void {
    this.#at += 1;
    for (;;) {
      const char = this.#peek();
      if (char < " ") this.#fail("in string literal");
      this.#at += 1;
      if (char === '"') return;
      if (char === "\\") this.#escape();
    }
  }

  #escape(): void {
    const char = this.#peek();
    if (!'"\\/bfnrtu'.includes(char)) this.#fail("in string escape code");
    this.#at += 1;
    if (char !== "u") return;
    for (let digit = 0; digit < 4; digit += 1) {
      if (!/[0-9a-fA-F]/.test(this.#peek())) {
        this.#fail("in \\u hexadecimal character escape");
      }
      this.#at += 1;
    }
  }

  #number(): void {
    if (this.#peek() === "-") this.#at += 1;
    if (!isDigit(this.#peek())) this.#fail("in numeric literal");
    if (this.#peek() === "0") this.#at += 1;
    else this.#digits();
    if (this.#text[this.#at] === ".") {
      this.#at += 1;
      if (!isDigit(this.#peek())) this.#fail("after decimal point in numeric literal");
      this.#digits();
    }
    if (this.#text[this.#at] === "e" || this.#text[this.#at] === "E") {
      this.#at += 1;
      if (this.#peek() === "+" || this.#peek() === "-") this.#at += 1;
      if (!isDigit(this.#peek())) this.#fail("in exponent of numeric literal");
      this.#digits();
    }
  }

  #digits(): void {
    while (isDigit(this.#text[this.#at] ?? "")) this.#at += 1;
  }

  #literal(word: string): void {
    for (const letter of word) {
      if (this.#peek() !== letter) this.#fail(`in literal ${word} (expecting '${letter}')`);
      this.#at += 1;
    }
  }

  #skipBlank(): void {
    while (blank.has(this.#text[this.#at] ?? "")) this.#at += 1;
  }

  /** The character at hand. Throws where the text has ended. */
  #peek(): string {
    const char = this.#text[this.#at];
    if (char === undefined) throw new JsonSyntaxError("unexpected end of JSON input");
    return char;
  }

  #fail(context: string): never {
    throw new JsonSyntaxError(`invalid character ${quoted(this.#peek())} ${context}`);
  }
}

const isDigit = (char: string) => char >= "0" && char <= "9";

/** A character as Go quotes it: `'x'`, `'\''`, `'\n'`, `'\u0081'`. */
function quoted(char: string): string {
  if (char === "'") return "'\\''";
  if (char === '"') return "'\"'";
  const named = new Map([
    ["\n", "\\n"],
    ["\r", "\\r"],
    ["\t", "\\t"],
    ["\\", "\\\\"],
  ]).get(char);
  if (named !== undefined) return `'${named}'`;
  const code = char.charCodeAt(0);
  if (code < 0x20 || code === 0x7f) return `'\\x${code.toString(16).padStart(2, "0")}'`;
  if (code < 0x7f || code > 0xa0) return `'${char}'`;
  return `'\\u${code.toString(16).padStart(4, "0")}'`;
}
