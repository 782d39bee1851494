/** JSONPath templates of Kubernetes, parsed. Source: k8s.io/client-go/util/jsonpath 1.36. */
import { JsonPathError } from "./error.ts";

/** One step of a path: each takes the values that the step before found. */
export type Step =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "wildcard" }
  | { readonly kind: "recursive" }
  | { readonly kind: "slice"; readonly from?: number; readonly to?: number; readonly by?: number }
  | { readonly kind: "index"; readonly at: number }
  | { readonly kind: "union"; readonly paths: readonly Path[] }
  | {
      readonly kind: "filter";
      readonly left: Path;
      readonly operator: string;
      readonly right: Path;
    }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "word"; readonly name: string };

export type Path = readonly Step[];

/** Text stands for itself, a path for what it finds, a range repeats its body for each of that. */
export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "path"; readonly path: Path }
  | { readonly kind: "range"; readonly path: Path; readonly body: readonly Part[] };

/** Throws JsonPathError in Kubernetes' words where the template is not well formed. */
export function parseTemplate(template: string): readonly Part[] {
  const stack: { path: Path; parts: Part[] }[] = [{ path: [], parts: [] }];
  let at = 0;
  while (at < template.length) {
    const open = template.indexOf("{", at);
    const text = open < 0 ? template.slice(at) : template.slice(at, open);
    if (text !== "") stack.at(-1)?.parts.push({ kind: "text", text });
    if (open < 0) break;
    const scanner = new Scanner(template, open + 1);
    place(stack, scanner.path("}"));
    at = scanner.at;
  }
  // A range without its end goes on after it, once more, outside of the range.
  while (stack.length > 1) {
    const body = stack.at(-1)?.parts ?? [];
    close(stack);
    stack.at(-1)?.parts.push(...body);
  }
  return stack[0]?.parts ?? [];
}

/** One path on its own, as filters and unions hold it. */
function parsePath(text: string): Path {
  return new Scanner(text, 0).path("");
}

function place(stack: { path: Path; parts: Part[] }[], path: Path): void {
  const [first, ...rest] = path;
  if (first?.kind !== "word") {
    stack.at(-1)?.parts.push({ kind: "path", path });
  } else if (first.name === "range") {
    stack.push({ path: rest, parts: [] });
  } else if (first.name === "end") {
    if (stack.length === 1) throw new JsonPathError("not in range, nothing to end");
    close(stack);
  } else {
    // Known to be wrong only when it is evaluated.
    stack.at(-1)?.parts.push({ kind: "path", path });
  }
}

function close(stack: { path: Path; parts: Part[] }[]): void {
  const range = stack.pop();
  if (range === undefined) return;
  stack.at(-1)?.parts.push({ kind: "range", path: range.path, body: range.parts });
}

const wordEnd = /[ .,[\]$@{}]/;

class Scanner {
  readonly #text: string;
  at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  /** Reads steps up to `end`, which is taken too. */
  path(end: string): Path {
    const steps: Step[] = [];
    for (;;) {
      const char = this.#text.charAt(this.at);
      if (char === "" && end === "") return steps;
      if (char === "" || char === "\n" || char === "\r") throw new JsonPathError("unclosed action");
      if (char === end) {
        this.at += 1;
        return steps;
      }
      steps.push(...this.#step(char));
    }
  }

  #step(char: string): readonly Step[] {
    const rest = this.#text.slice(this.at);
    if (rest.startsWith("[?(")) return [this.#filter()];
    if (rest.startsWith("..")) {
      this.at += 2;
      // `..name` is the field of all that is below; `..[` needs no field.
      const next = this.#text.charAt(this.at);
      const isField = next !== "" && !wordEnd.test(next);
      return [{ kind: "recursive" }, ...(isField ? [this.#field()] : [])];
    }
    if (char === " " || char === "@" || char === "$") {
      this.at += 1;
      return [];
    }
    if (char === "[") return this.#array();
    if (char === '"' || char === "'") return [this.#quoted(char)];
    if (char === ".") {
      this.at += 1;
      // `.` alone is the field without a name, which nothing has.
      return [this.#field()];
    }
    if (/[-+\d]/.test(char)) return [this.#number()];
    if (/[\p{L}\d_]/u.test(char)) return [this.#word()];
    const code = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    throw new JsonPathError(`unrecognized character in action: U+${code} '${char}'`);
  }

  #field(): Step {
    const name = this.#until(wordEnd);
    if (name === "*") return { kind: "wildcard" };
    return { kind: "field", name: name.replaceAll("\\", "") };
  }

  #word(): Step {
    const name = this.#until(wordEnd);
    if (name === "true" || name === "false") return { kind: "literal", value: name === "true" };
    return { kind: "word", name };
  }

  #number(): Step {
    const start = this.at;
    while (/[-+.\d\p{L}]/u.test(this.#text.charAt(this.at))) this.at += 1;
    const text = this.#text.slice(start, this.at);
    if (text.trim() === "" || Number.isNaN(Number(text))) {
      throw new JsonPathError(`cannot parse number ${text}`);
    }
    return { kind: "literal", value: Number(text) };
  }

  #quoted(mark: string): Step {
    const start = this.at;
    this.at += 1;
    while (this.#text.charAt(this.at) !== mark) {
      if (this.at >= this.#text.length) throw new JsonPathError("unterminated quoted string");
      this.at += this.#text.charAt(this.at) === "\\" ? 2 : 1;
    }
    this.at += 1;
    return { kind: "literal", value: unquote(this.#text.slice(start + 1, this.at - 1)) };
  }

  #array(): readonly Step[] {
    const text = this.#bracketed();
    const parts = text.split(",");
    if (parts.length > 1) {
      return [{ kind: "union", paths: parts.map((part) => parsePath(`[${part.trim()}]`)) }];
    }
    if (text === "*") return [{ kind: "wildcard" }];
    const key = /^'([^']*)'$/.exec(text)?.[1];
    if (key !== undefined) return parsePath(`.${key}`);
    const slice = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(text);
    if (slice === null || text === "") throw new JsonPathError(`invalid array index ${text}`);
    const [, from, to, by] = slice;
    if (to === undefined) return [{ kind: "index", at: Number(from) }];
    return [{ kind: "slice", from: bound(from), to: bound(to.slice(1)), by: bound(by?.slice(1)) }];
  }

  /** The text between brackets; quoted brackets do not count. */
  #bracketed(): string {
    const start = this.at + 1;
    for (let mark = ""; ; ) {
      this.at += 1;
      const char = this.#text.charAt(this.at);
      if (char === "" || char === "\n") throw new JsonPathError("unterminated array");
      if (mark !== "") mark = char === mark ? "" : mark;
      else if (char === '"' || char === "'") mark = char;
      else if (char === "]") break;
    }
    this.at += 1;
    return this.#text.slice(start, this.at - 1);
  }

  #filter(): Step {
    const start = this.at + 3;
    this.at = start;
    let depth = 1;
    for (let mark = ""; depth > 0; this.at += 1) {
      const char = this.#text.charAt(this.at);
      if (char === "" || char === "\n") throw new JsonPathError("unterminated filter");
      if (mark !== "") mark = char === mark ? "" : mark;
      else if (char === '"' || char === "'") mark = char;
      else if (char === "(") depth += 1;
      else if (char === ")") depth -= 1;
    }
    const text = this.#text.slice(start, this.at - 1);
    if (this.#text.charAt(this.at) !== "]") throw new JsonPathError("unclosed array expect ]");
    this.at += 1;
    const compared = /^([^!<>=]+)([!<>=]+)(.+?)$/s.exec(text);
    if (compared === null) {
      return { kind: "filter", left: parsePath(text), operator: "exists", right: [] };
    }
    const [, left = "", operator = "", right = ""] = compared;
    return { kind: "filter", left: parsePath(left), operator, right: parsePath(right) };
  }

  /** The text up to the next character of `end` that no backslash precedes. */
  #until(end: RegExp): string {
    const start = this.at;
    for (;;) {
      const char = this.#text.charAt(this.at);
      if (char === "" || end.test(char)) break;
      this.at += char === "\\" ? 2 : 1;
    }
    return this.#text.slice(start, this.at);
  }
}

const bound = (text: string | undefined) =>
  text === undefined || text === "" ? undefined : Number(text);

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

function unquote(text: string): string {
  return text.replace(/\\(?:u([\da-fA-F]{4})|(.))/gs, (_, code?: string, char = "") =>
    code === undefined ? (escapes[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
