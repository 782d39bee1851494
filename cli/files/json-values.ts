/** Reads JSON values that follow one another, and tells what is wrong in the words of Go. */

/** What is wrong, and where: the count of characters up to there. */
export class JsonProblem extends Error {
  override readonly name = "JsonProblem";
}

/** Every value of the text. Throws a `JsonProblem` at the first that is not well formed. */
export function* jsonValues(text: string): Iterable<unknown> {
  const scanner = new JsonScanner(text);
  for (;;) {
    const slice = scanner.next();
    if (slice === undefined) return;
    yield JSON.parse(slice);
  }
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const stringPattern = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/uy;

class JsonScanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text of the next value; nothing at the end. */
  next(): string | undefined {
    this.#skipBlanks();
    if (this.#at >= this.#text.length) return undefined;
    const start = this.#at;
    this.#value();
    return this.#text.slice(start, this.#at);
  }

  #value(): void {
    this.#skipBlanks();
    const char = this.#text.charAt(this.#at);
    if (char === "{") this.#members();
    else if (char === "[") this.#items();
    else if (char === '"') this.#string();
    else if (/[-\d]/.test(char)) this.#match(numberPattern, "in numeric literal");
    else this.#literal();
  }

  #members(): void {
    this.#at += 1;
    if (this.#takes("}")) return;
    for (;;) {
      this.#skipBlanks();
      if (this.#text.charAt(this.#at) !== '"') {
        throw this.#invalid("looking for beginning of object key string");
      }
      this.#string();
      if (!this.#takes(":")) throw this.#invalid("after object key");
      this.#value();
      if (this.#takes("}")) return;
      if (!this.#takes(",")) throw this.#invalid("after object key:value pair");
    }
  }

  #items(): void {
    this.#at += 1;
    if (this.#takes("]")) return;
    for (;;) {
      this.#value();
      if (this.#takes("]")) return;
      if (!this.#takes(",")) throw this.#invalid("after array element");
    }
  }

  #string(): void {
    this.#match(stringPattern, "in string literal");
    if (this.#text.charAt(this.#at) === '"') {
      this.#at += 1;
      return;
    }
    const isEscape = this.#text.charAt(this.#at) === "\\";
    if (isEscape) this.#at += 1;
    throw this.#invalid(isEscape ? "in string escape code" : "in string literal");
  }

  #literal(): void {
    const word = ["true", "false", "null"].find((each) => this.#text.startsWith(each, this.#at));
    if (word === undefined) throw this.#invalid("looking for beginning of value");
    this.#at += word.length;
  }

  #match(pattern: RegExp, where: string): void {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) throw this.#invalid(where);
    this.#at += found[0].length;
  }

  #takes(char: string): boolean {
    this.#skipBlanks();
    const isThere = this.#text.charAt(this.#at) === char;
    if (isThere) this.#at += 1;
    return isThere;
  }

  #skipBlanks(): void {
    while (/[ \t\r\n]/.test(this.#text.charAt(this.#at))) this.#at += 1;
  }

  #invalid(where: string): JsonProblem {
    const char = this.#text.charAt(this.#at);
    if (char === "") return new JsonProblem("unexpected EOF");
    const shown = char === "'" ? "\\'" : char === '"' ? char : JSON.stringify(char).slice(1, -1);
    return new JsonProblem(`json: offset ${this.#at + 1}: invalid character '${shown}' ${where}`);
  }
}
