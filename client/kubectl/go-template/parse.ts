/** A Go template as a tree. Pure. Source: text/template/parse, Go 1.26. */
import { Failure } from "../failure.ts";
import { functions } from "./functions.ts";
import { type Token, tokensOf, WrongTemplate, wrongTemplate } from "./lex.ts";

export type Node =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "print"; readonly pipe: Pipe }
  | {
      readonly kind: "if" | "with" | "range";
      readonly pipe: Pipe;
      readonly body: readonly Node[];
      readonly otherwise: readonly Node[];
    }
  | { readonly kind: "template"; readonly name: string; readonly pipe: Pipe | undefined }
  | { readonly kind: "break" | "continue" };

export interface Template {
  readonly nodes: readonly Node[];
  /** Those that it defines, by their names. */
  readonly named: ReadonlyMap<string, readonly Node[]>;
}

/** What is worked out, and the variables that it is given to. */
export interface Pipe {
  readonly variables: readonly string[];
  /** The variables are there already. */
  readonly assigns: boolean;
  readonly commands: readonly (readonly Operand[])[];
}

export type Operand =
  | Extract<Token, { kind: "constant" | "path" | "word" }>
  | { readonly kind: "group"; readonly pipe: Pipe; readonly fields: readonly string[] };

/** Throws a Failure where the text is no template. */
export function parseTemplate(template: string): Template {
  try {
    return read(template);
  } catch (error) {
    if (!(error instanceof WrongTemplate)) throw error;
    throw new Failure(`error parsing template ${template}, template: output:1: ${error.message}`);
  }
}

function read(template: string): Template {
  const reader = new Reader(tokensOf(template));
  const { nodes, ending } = reader.list({ isTop: true });
  if (ending !== "") throw wrongTemplate(`unexpected {{${ending}}}`);
  return { nodes, named: reader.named };
}

const ofControl = ["if", "with", "range", "end", "else", "break", "continue"];
const keywords = new Set([...ofControl, "define", "block", "template"]);

class Reader {
  readonly named = new Map<string, readonly Node[]>();
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Nodes up to an `end` or `else`, which is taken, or to the end of all. */
  list({ isTop = false } = {}): { readonly nodes: readonly Node[]; readonly ending: string } {
    const nodes: Node[] = [];
    for (let token = this.#next(); token !== undefined; token = this.#next()) {
      if (token.kind === "text") {
        if (token.text !== "") nodes.push({ kind: "text", text: token.text });
        continue;
      }
      const keyword = this.#keyword();
      if (keyword === "end" || keyword === "else") return { nodes, ending: keyword };
      if (keyword === "define" && isTop) this.#define();
      else nodes.push(this.#action(keyword));
    }
    return { nodes, ending: "" };
  }

  #action(keyword: string | undefined): Node {
    switch (keyword) {
      case "if":
      case "with":
      case "range":
        return this.#control(keyword);
      case "template":
        return this.#template();
      case "block": {
        const template = this.#template("block clause");
        this.named.set(template.name, this.#ofBlock());
        return template;
      }
      case "define":
        throw wrongTemplate("unexpected {{define}}");
      case "break":
      case "continue":
        this.#close();
        return { kind: keyword };
      default: {
        const pipe = this.#pipe();
        this.#close();
        return { kind: "print", pipe };
      }
    }
  }

  #define(): void {
    const name = this.#name("define clause");
    this.#close();
    this.named.set(name, this.#ofBlock());
  }

  /** The name of a template, and what it is run on. */
  #template(clause = "template clause"): Extract<Node, { kind: "template" }> {
    const name = this.#name(clause);
    const isAlone = this.#tokens[this.#at]?.kind === "close";
    const pipe = isAlone ? undefined : this.#pipe();
    this.#close();
    return { kind: "template", name, pipe };
  }

  #name(clause: string): string {
    const token = this.#next();
    if (token?.kind === "constant" && typeof token.value === "string") return token.value;
    throw wrongTemplate(`unexpected ${token?.kind ?? "EOF"} in ${clause}`);
  }

  /** Up to the `end` of a definition. */
  #ofBlock(): readonly Node[] {
    const { nodes, ending } = this.list();
    if (ending !== "end")
      throw wrongTemplate(ending === "" ? "unexpected EOF" : "unexpected {{else}}");
    this.#close();
    return nodes;
  }

  #control(kind: "if" | "with" | "range"): Node {
    const pipe = this.#pipe();
    this.#close();
    const { nodes: body, ending } = this.list();
    if (ending === "") throw wrongTemplate("unexpected EOF");
    return { kind, pipe, body, otherwise: ending === "end" ? this.#ended() : this.#otherwise() };
  }

  #ended(): readonly Node[] {
    this.#close();
    return [];
  }

  /** What follows `else`: a list up to `end`, or another condition, which has the same end. */
  #otherwise(): readonly Node[] {
    const keyword = this.#keyword();
    if (keyword === "if" || keyword === "with") return [this.#control(keyword)];
    this.#close();
    const { nodes, ending } = this.list();
    if (ending !== "end") throw wrongTemplate(`expected end; found {{${ending || "EOF"}}}`);
    this.#close();
    return nodes;
  }

  #pipe(): Pipe {
    const { variables, assigns } = this.#variables();
    const commands = [this.#command()];
    while (this.#takes("|")) commands.push(this.#command());
    return { variables, assigns, commands };
  }

  #variables(): Pick<Pipe, "variables" | "assigns"> {
    const start = this.#at;
    const variables: string[] = [];
    do {
      const token = this.#next();
      if (token?.kind !== "path" || token.variable === undefined) break;
      variables.push(token.variable);
      for (const mark of [":=", "="]) {
        if (this.#takes(mark)) return { variables, assigns: mark === "=" };
      }
    } while (this.#takes(","));
    this.#at = start;
    return { variables: [], assigns: false };
  }

  #command(): readonly Operand[] {
    const operands: Operand[] = [];
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token === undefined || token.kind === "close") break;
      if (token.kind === "mark" && token.mark !== "(") break;
      this.#at += 1;
      operands.push(this.#operand(token));
    }
    if (operands.length === 0) throw wrongTemplate("missing value for command");
    return operands;
  }

  #operand(token: Token): Operand {
    if (token.kind === "mark") {
      const pipe = this.#pipe();
      if (!this.#takes(")")) throw wrongTemplate("unclosed left paren");
      const behind = this.#tokens[this.#at];
      const isField = behind?.kind === "path" && behind.variable === undefined;
      if (!isField || behind.fields.length === 0) return { kind: "group", pipe, fields: [] };
      this.#at += 1;
      return { kind: "group", pipe, fields: behind.fields };
    }
    if (token.kind === "word" && !Object.hasOwn(functions, token.word)) {
      throw wrongTemplate(`function ${JSON.stringify(token.word)} not defined`);
    }
    if (token.kind === "constant" || token.kind === "path" || token.kind === "word") return token;
    throw wrongTemplate(`unexpected ${token.kind} in operand`);
  }

  #keyword(): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "word" || !keywords.has(token.word)) return undefined;
    this.#at += 1;
    return token.word;
  }

  #takes(mark: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "mark" || token.mark !== mark) return false;
    this.#at += 1;
    return true;
  }

  #close(): void {
    if (this.#next()?.kind !== "close") throw wrongTemplate("unexpected token in action");
  }

  #next(): Token | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }
}
