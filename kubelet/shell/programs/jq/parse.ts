/** Reads the filters of jq. Source: jq 1.8, its manual. */
import { type Pattern, readPattern, seeing } from "./patterns.ts";
import { levels, type Token, tokensOf } from "./tokens.ts";
import { type Filter, JqError } from "./tree.ts";

const depthMax = 100;

const identity: Filter = { type: "identity" };

/** Throws JqError. */
export const parseFilter = (source: string): Filter => new Parser(source, 0).whole();

class Parser {
  readonly #tokens: readonly Token[];
  /** How deep filters stand within one another. */
  #depth: number;
  #at = 0;

  constructor(source: string, depth: number) {
    this.#tokens = tokensOf(source);
    this.#depth = depth;
  }

  whole(): Filter {
    const filter = this.#pipe();
    if (this.#next.kind !== "end") throw this.#unexpected();
    return filter;
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: "end", text: "", isTight: false };
  }

  #is(text: string): boolean {
    const { kind, text: next } = this.#next;
    return next === text && (kind === "mark" || kind === "word");
  }

  #take(): Token {
    const token = this.#next;
    this.#at += 1;
    return token;
  }

  #accepts(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at += 1;
    return true;
  }

  #expect(text: string): void {
    if (!this.#accepts(text)) throw this.#unexpected();
  }

  #unexpected({ kind, text } = this.#next): JqError {
    const what = kind === "end" ? "end of file" : `'${text}'`;
    return new JqError(`syntax error, unexpected ${what}`);
  }

  #text({ parts = [] }: Token, format?: string): Filter {
    const filters = parts.map((part) =>
      typeof part === "string" ? part : new Parser(part.filter, this.#depth + 1).whole(),
    );
    return { type: "text", parts: filters, ...(format !== undefined && { format }) };
  }

  #pipe(): Filter {
    this.#depth += 1;
    if (this.#depth > depthMax) throw new JqError("syntax error, too deep");
    const left = this.#accepts("def") ? this.#definition() : this.#comma();
    this.#depth -= 1;
    if (left.type === "define") return left;
    if (this.#accepts("as")) {
      const pattern = this.#pattern();
      this.#expect("|");
      return { type: "as", of: left, name: pattern.name, body: seeing(pattern, this.#pipe()) };
    }
    return this.#accepts("|") ? { type: "pipe", left, right: this.#pipe() } : left;
  }

  #comma(): Filter {
    let left = this.#assignment();
    while (this.#accepts(",")) left = { type: "comma", left, right: this.#assignment() };
    return left;
  }

  #assignment(): Filter {
    const left = this.#alternative();
    const { text, kind } = this.#next;
    if (kind !== "mark" || !/^(?:=|\|=|\+=|-=|\*=|\/=|%=|\/\/=)$/.test(text)) return left;
    this.#take();
    return { type: "assign", operator: text, left, right: this.#alternative() };
  }

  #alternative(): Filter {
    const left = this.#binary(0);
    return this.#accepts("//") ? { type: "alternative", left, right: this.#alternative() } : left;
  }

  #binary(level: number): Filter {
    const operators = levels[level];
    if (operators === undefined) return this.#postfix();
    let left = this.#binary(level + 1);
    while (/^(?:mark|word)$/.test(this.#next.kind) && operators.includes(this.#next.text)) {
      const operator = this.#take().text;
      left = { type: "binary", operator, left, right: this.#binary(level + 1) };
    }
    return left;
  }

  #postfix(): Filter {
    let filter = this.#term();
    for (;;) {
      if (this.#is(".") && this.#next.isTight) {
        this.#take();
        filter = this.#afterDot(filter);
      } else if (this.#is("[") && this.#next.isTight) filter = this.#bracket(filter);
      else if (this.#accepts("?")) filter = { type: "try", of: filter };
      else return filter;
    }
  }

  #afterDot(of: Filter): Filter {
    if (this.#is("[")) return this.#bracket(of);
    const token = this.#take();
    if (token.kind === "word") {
      return { type: "index", of, key: { type: "literal", value: token.text } };
    }
    if (token.kind === "text") return { type: "index", of, key: this.#text(token) };
    throw this.#unexpected(token);
  }

  #bracket(of: Filter): Filter {
    this.#expect("[");
    if (this.#accepts("]")) return { type: "each", of };
    const from = this.#is(":") ? undefined : this.#pipe();
    if (this.#accepts(":")) {
      const to = this.#is("]") ? undefined : this.#pipe();
      this.#expect("]");
      return { type: "slice", of, from, to };
    }
    this.#expect("]");
    return { type: "index", of, key: from ?? identity };
  }

  #term(): Filter {
    const token = this.#take();
    const { kind, text } = token;
    if (kind === "number") return { type: "literal", value: Number(text) };
    if (kind === "variable") return { type: "variable", name: text };
    if (kind === "text") return this.#text(token);
    if (kind === "format") {
      const next = this.#next;
      if (next.kind !== "text") return { type: "format", name: text };
      this.#take();
      return this.#text(next, text);
    }
    if (kind === "word") return this.#word(text);
    if (text === "..") return { type: "recurse" };
    if (text === ".") {
      const next = this.#next;
      const isKey = (next.kind === "word" || next.kind === "text") && next.isTight;
      return isKey || this.#is("[") ? this.#afterDot(identity) : identity;
    }
    if (text === "-") return { type: "negate", of: this.#postfix() };
    if (text === "(") {
      const inner = this.#pipe();
      this.#expect(")");
      return inner;
    }
    if (text === "[") {
      if (this.#accepts("]")) return { type: "list", of: undefined };
      const of = this.#pipe();
      this.#expect("]");
      return { type: "list", of };
    }
    if (text === "{") return this.#object();
    throw new JqError(`syntax error, unexpected ${kind === "end" ? "end of file" : `'${text}'`}`);
  }

  #word(name: string): Filter {
    if (name === "if") return this.#condition();
    if (name === "reduce") {
      const of = this.#postfix();
      this.#expect("as");
      const pattern = this.#pattern();
      this.#expect("(");
      const start = this.#pipe();
      this.#expect(";");
      const update = seeing(pattern, this.#pipe());
      this.#expect(")");
      return { type: "reduce", of, name: pattern.name, start, update };
    }
    if (name === "try") {
      const of = this.#postfix();
      if (!this.#accepts("catch")) return { type: "try", of };
      return { type: "try", of, otherwise: this.#postfix() };
    }
    if (name === "foreach") return this.#foreach();
    if (name === "label") {
      const label = this.#take().text;
      this.#expect("|");
      return { type: "label", name: label, of: this.#pipe() };
    }
    if (name === "break") return { type: "break", name: this.#take().text };
    if (name === "import") throw new JqError(`kubesim does not know '${name}' of jq`);
    const args: Filter[] = [];
    if (this.#is("(") && this.#next.isTight) {
      this.#take();
      do args.push(this.#pipe());
      while (this.#accepts(";"));
      this.#expect(")");
    }
    return { type: "call", name, args };
  }

  /** `def name(params): body; rest` */
  #definition(): Filter {
    const name = this.#take().text;
    const params: string[] = [];
    if (this.#accepts("(")) {
      do params.push(this.#take().text);
      while (this.#accepts(";"));
      this.#expect(")");
    }
    this.#expect(":");
    const body = this.#pipe();
    this.#expect(";");
    return { type: "define", name, params, body, rest: this.#pipe() };
  }

  #foreach(): Filter {
    const of = this.#postfix();
    this.#expect("as");
    const pattern = this.#pattern();
    this.#expect("(");
    const start = this.#pipe();
    this.#expect(";");
    const update = seeing(pattern, this.#pipe());
    const extract = this.#accepts(";") ? seeing(pattern, this.#pipe()) : identity;
    this.#expect(")");
    return { type: "foreach", of, name: pattern.name, start, update, extract };
  }

  #pattern(): Pattern {
    return readPattern({
      at: () => this.#at,
      take: () => this.#take(),
      is: (text) => this.#is(text),
      accepts: (text) => this.#accepts(text),
      expect: (text) => this.#expect(text),
      pipe: () => this.#pipe(),
      text: (token) => this.#text(token),
      unexpected: (token) => this.#unexpected(token),
    });
  }

  #condition(): Filter {
    const test = this.#pipe();
    this.#expect("then");
    const then = this.#pipe();
    if (this.#accepts("elif")) return { type: "if", test, then, otherwise: this.#condition() };
    const otherwise = this.#accepts("else") ? this.#pipe() : undefined;
    this.#expect("end");
    return { type: "if", test, then, otherwise };
  }

  #object(): Filter {
    const entries: [Filter, Filter][] = [];
    while (!this.#accepts("}")) {
      const token = this.#take();
      let key: Filter = { type: "literal", value: token.text };
      let value: Filter = { type: "index", of: identity, key };
      if (token.kind === "text") {
        key = this.#text(token);
        value = { type: "index", of: identity, key };
      } else if (token.kind === "variable") {
        key = { type: "literal", value: token.text.slice(1) };
        value = { type: "variable", name: token.text };
      } else if (token.text === "(") {
        key = this.#pipe();
        this.#expect(")");
      } else if (token.kind !== "word" && token.kind !== "number") {
        throw this.#unexpected(token);
      }
      if (this.#accepts(":")) value = this.#objectValue();
      entries.push([key, value]);
      if (!this.#is("}")) this.#expect(",");
    }
    return { type: "object", entries };
  }

  /** Without a comma, which would part entries. */
  #objectValue(): Filter {
    const left = this.#alternative();
    return this.#accepts("|") ? { type: "pipe", left, right: this.#objectValue() } : left;
  }
}
