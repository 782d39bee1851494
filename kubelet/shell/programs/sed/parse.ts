/** Reads the scripts of `sed`. Source: POSIX.1-2024, sed; GNU sed for what goes beyond it. */
import { regularExpression } from "../../words/regular-expression.ts";
import { ProgramError } from "../program.ts";

export type Address =
  | { readonly kind: "line"; readonly line: number }
  | { readonly kind: "step"; readonly first: number; readonly step: number }
  | { readonly kind: "last" }
  /** Without an expression it is the last one that was used. */
  | { readonly kind: "match"; readonly expression: RegExp | undefined }
  /** Only ends: so many lines on, or at the next multiple. */
  | { readonly kind: "plus"; readonly lines: number }
  | { readonly kind: "multiple"; readonly of: number };

/** Literal text, a group by its number, or a change of case. */
export type Replacement = string | number | { readonly letters: "U" | "L" | "E" | "u" | "l" };

export interface Substitution {
  readonly expression: RegExp | undefined;
  readonly replacement: readonly Replacement[];
  readonly isGlobal: boolean;
  /** Which match is the first to be replaced, from 1. */
  readonly nth: number;
  readonly prints: boolean;
  readonly path: string | undefined;
}

export interface Step {
  readonly from: Address | undefined;
  readonly to: Address | undefined;
  readonly isNegated: boolean;
  readonly name: string;
  /** A text, a label, a path or an exit code. */
  readonly text: string;
  readonly substitution?: Substitution;
  readonly map?: ReadonlyMap<string, string>;
  /** Of a branch or a block: the step to go on with. */
  target: number;
}

export function parseSed(script: string, isExtended: boolean): readonly Step[] {
  const parser = new Parser(script, isExtended);
  return parser.steps();
}

class Parser {
  readonly #text: string;
  readonly #isExtended: boolean;
  #at = 0;

  constructor(text: string, isExtended: boolean) {
    this.#text = text;
    this.#isExtended = isExtended;
  }

  steps(): readonly Step[] {
    const steps: Step[] = [];
    const labels = new Map<string, number>();
    const open: Step[] = [];
    for (;;) {
      this.#take(/[\s;]*/y);
      if (this.#take(/#[^\n]*/y) !== "") continue;
      if (this.#at >= this.#text.length) break;
      const step = this.#step();
      if (step.name === ":") labels.set(step.text, steps.length);
      else if (step.name === "}") {
        const block = open.pop();
        if (block === undefined) throw new ProgramError("unexpected '}'");
        block.target = steps.length;
      } else {
        steps.push(step);
        if (step.name === "{") open.push(step);
      }
    }
    if (open.length > 0) throw new ProgramError("unmatched '{'");
    for (const step of steps) {
      if (!/[btT]/.test(step.name)) continue;
      const target = step.text === "" ? steps.length : labels.get(step.text);
      if (target === undefined)
        throw new ProgramError(`can't find label for jump to '${step.text}'`);
      step.target = target;
    }
    return steps;
  }

  #take(form: RegExp): string {
    form.lastIndex = this.#at;
    const [found = ""] = form.exec(this.#text) ?? [];
    this.#at += found.length;
    return found;
  }

  #step(): Step {
    const from = this.#address();
    let to: Address | undefined;
    if (from !== undefined && this.#take(/\s*,\s*/y) !== "") {
      to = this.#address();
      if (to === undefined) throw new ProgramError("unexpected ','");
    }
    const isNegated = this.#take(/\s*!\s*/y) !== "";
    this.#take(/\s*/y);
    const name = this.#take(/[\s\S]/y);
    const step = { from, to, isNegated, name, text: "", target: 0 };
    if (name === "") throw new ProgramError("missing command");
    if (name === "s") return { ...step, substitution: this.#substitution() };
    if (name === "y") return { ...step, map: this.#map() };
    if (/[aic]/.test(name)) return { ...step, text: this.#inserted() };
    if (/[rw]/.test(name)) return { ...step, text: this.#take(/[^\n]*/y).trim() };
    if (/[:btT]/.test(name)) return { ...step, text: this.#take(/[^\n;}]*/y).trim() };
    if (/[qQ]/.test(name)) return { ...step, text: this.#end(/[ \t]*\d*/y) };
    if (/[{}]/.test(name)) return step;
    if (!/[dDpPnN=gGhHxz]/.test(name)) throw new ProgramError(`unsupported command ${name}`);
    return { ...step, text: this.#end(/[ \t]*/y) };
  }

  /** What belongs to a command, after which it must end. */
  #end(form: RegExp): string {
    const text = this.#take(form).trim();
    const next = this.#text[this.#at];
    if (next !== undefined && !/[\s;}#]/.test(next)) {
      throw new ProgramError("extra characters after command");
    }
    return text;
  }

  #address(): Address | undefined {
    const step = /^(\d+)~(\d+)$/.exec(this.#take(/\d+~\d+/y));
    if (step !== null) return { kind: "step", first: Number(step[1]), step: Number(step[2]) };
    const line = this.#take(/\d+/y);
    if (line !== "") return { kind: "line", line: Number(line) };
    if (this.#take(/\$/y) !== "") return { kind: "last" };
    const further = this.#take(/[+~]\d+/y);
    if (further.startsWith("+")) return { kind: "plus", lines: Number(further.slice(1)) };
    if (further !== "") return { kind: "multiple", of: Number(further.slice(1)) };
    const opening = this.#take(/\/|\\[^\n]/y);
    if (opening === "") return undefined;
    const source = this.#until(opening.at(-1) ?? "/", "unterminated address regex");
    const flags = this.#take(/[IM]*/y).toLowerCase();
    return { kind: "match", expression: this.#expression(source, flags) };
  }

  /** Up to the delimiter, which a backslash makes plain and brackets hide. */
  #until(delimiter: string, otherwise: string, hasBrackets = true): string {
    let text = "";
    while (this.#at < this.#text.length) {
      const set = hasBrackets ? this.#take(/\[\^?\]?(?:\[:\w+:\]|[^\]\n])*\]/y) : "";
      if (set !== "") {
        text += set;
        continue;
      }
      const each = this.#take(/\\[\s\S]|[\s\S]/y);
      if (each === delimiter) return text;
      text += each === `\\${delimiter}` ? delimiter : each;
    }
    throw new ProgramError(otherwise);
  }

  #expression(source: string, flags = ""): RegExp | undefined {
    if (source === "") return undefined;
    const expression = regularExpression(source, { isExtended: this.#isExtended, flags });
    if (expression === undefined) throw new ProgramError(`bad regex '${source}'`);
    return expression;
  }

  #substitution(): Substitution {
    const delimiter = this.#take(/[^\n\\]/y);
    if (delimiter === "") throw new ProgramError("unterminated `s' command");
    const source = this.#until(delimiter, "unterminated `s' command");
    const replacement = this.#until(delimiter, "unterminated `s' command", false);
    const flags = this.#take(/[gpiImMe\d]*/y);
    const path = this.#take(/w[^\n]*/y);
    if (path === "") this.#end(/[ \t]*/y);
    const letters = flags.replace(/[^iImM]/g, "").toLowerCase();
    return {
      expression: this.#expression(source, [...new Set(letters)].join("")),
      replacement: replacementOf(replacement),
      isGlobal: flags.includes("g"),
      nth: Number(/\d+/.exec(flags)?.[0] ?? 1),
      prints: flags.includes("p"),
      path: path === "" ? undefined : path.slice(1).trim(),
    };
  }

  #map(): ReadonlyMap<string, string> {
    const delimiter = this.#take(/[^\n\\]/y);
    const read = () => {
      const text = this.#until(delimiter, "unterminated `y' command", false);
      return text.replace(/\\([\s\S])/g, (_, each: string) => (each === "n" ? "\n" : each));
    };
    const [from, to] = [read(), read()];
    if (from.length !== to.length) {
      throw new ProgramError("strings for `y' command are different lengths");
    }
    return new Map([...from].map((each, index) => [each, to[index] ?? ""]));
  }

  /** The text of `a`, `i` and `c`: up to a line's end that no backslash hides. */
  #inserted(): string {
    this.#take(/[ \t]*(?:\\[ \t]*\n|\\(?=[ \t]))?/y);
    if (this.#text[this.#at - 1] !== "\\") this.#take(/[ \t]*/y);
    const text = this.#take(/(?:\\[\s\S]|[^\\\n])*/y);
    if (text === "") throw new ProgramError("expected \\ after `a', `c' or `i'");
    return text.replace(/\\([\s\S])/g, (_, each: string) => (each === "t" ? "\t" : each));
  }
}

function replacementOf(text: string): readonly Replacement[] {
  const parts: Replacement[] = [];
  for (const [all, escaped] of text.matchAll(/\\([\s\S])|[\s\S]/g)) {
    if (escaped === undefined) parts.push(all === "&" ? 0 : all);
    else if (/\d/.test(escaped)) parts.push(Number(escaped));
    else if (isCase(escaped)) parts.push({ letters: escaped });
    else parts.push({ n: "\n", t: "\t", r: "\r" }[escaped] ?? escaped);
  }
  return parts;
}

const isCase = (letter: string): letter is "U" | "L" | "E" | "u" | "l" => /^[ULEul]$/.test(letter);
