import { absolutePath } from "../../files/file-system.ts";
import { counted } from "../../kernel/counted.ts";
import type { Work } from "../../kernel/kernel.ts";
import { type Output, put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { ProgramError } from "../program.ts";
import type { Lines } from "../text/lines.ts";
import type { Address, Step } from "./parse.ts";
import { substituted } from "./substitute.ts";

interface EditorParts {
  readonly steps: readonly Step[];
  readonly lines: Lines;
  readonly output: Output;
  readonly isQuiet: boolean;
  readonly shell: Shell;
}

/** How the cycle of one line goes on after a step. */
type Next = "on" | "again" | "restart" | "end" | "quit";

/** Runs the steps of a script for line after line. */
export class Editor {
  readonly #parts: EditorParts;
  /** The line that is worked on, undefined where there is none. */
  #pattern = "";
  #hold = "";
  #number = 0;
  #hasSubstituted = false;
  #exitCode = 0;
  /** What is written after the cycle. */
  #queue: string[] = [];
  /** The line that ends a range, for the ranges that are open. */
  readonly #open = new Map<Step, number>();
  #lastExpression: RegExp | undefined;
  /** What was written last lacks its end. */
  #lacksEnd = false;

  constructor(parts: EditorParts) {
    this.#parts = parts;
    for (const step of parts.steps) {
      const { from } = step;
      // From line 0 on, the first line can end the range.
      if (from?.kind === "line" && from.line === 0) this.#open.set(step, Number.POSITIVE_INFINITY);
    }
  }

  *run(): Work {
    const { isQuiet, lines } = this.#parts;
    let next: Next = "on";
    while (next !== "quit") {
      if (next !== "restart" && !(yield* this.#readLine())) break;
      next = yield* this.#cycle();
      if (next === "on" && !isQuiet) yield* this.#print(this.#pattern);
      if (next === "quit" && !isQuiet) yield* this.#print(this.#pattern);
      if (next === "end") next = "quit";
      yield* this.#flush();
    }
    return Math.max(this.#exitCode, lines.exitCode);
  }

  *#readLine(): Expanding<boolean> {
    const line = yield* this.#parts.lines.next();
    if (line === undefined) return false;
    this.#pattern = line;
    this.#number += 1;
    this.#hasSubstituted = false;
    return true;
  }

  *#cycle(): Expanding<Next> {
    const { steps, shell } = this.#parts;
    for (let at = 0; at < steps.length; ) {
      const step = steps[at];
      if (step === undefined) break;
      at += 1;
      const isChosen = (yield* this.#chooses(step)) !== step.isNegated;
      if (step.name === "{") {
        if (!isChosen) at = step.target;
        continue;
      }
      if (!isChosen) continue;
      if (/[btT]/.test(step.name)) {
        shell.kernel.countBytes(this.#pattern.length << 4);
        yield* counted(shell);
        if (this.#branches(step.name)) at = step.target;
        continue;
      }
      const next = yield* this.#run(step);
      if (next !== "on") return next;
    }
    return "on";
  }

  #branches(name: string): boolean {
    if (name === "b") return true;
    const had = this.#hasSubstituted;
    this.#hasSubstituted = false;
    return had === (name === "t");
  }

  *#chooses(step: Step): Expanding<boolean> {
    const { from, to } = step;
    if (from === undefined) return true;
    if (to === undefined) return yield* this.#matches(from);
    const end = this.#open.get(step);
    if (end !== undefined) {
      const isOver = Number.isFinite(end) ? this.#number >= end : yield* this.#matches(to);
      if (isOver) this.#open.delete(step);
      return !Number.isFinite(end) || this.#number <= end;
    }
    if (!(yield* this.#matches(from))) return false;
    const last = endLine(to, this.#number);
    if (last > this.#number) this.#open.set(step, last);
    return true;
  }

  *#matches(address: Address): Expanding<boolean> {
    switch (address.kind) {
      case "line":
        return this.#number === address.line;
      case "step": {
        const past = this.#number - address.first;
        return address.step === 0 ? past === 0 : past >= 0 && past % address.step === 0;
      }
      case "last":
        return yield* this.#parts.lines.isLast();
      case "match":
        return this.#expression(address.expression).test(this.#pattern);
      default:
        return false;
    }
  }

  #expression(given: RegExp | undefined): RegExp {
    const expression = given ?? this.#lastExpression;
    if (expression === undefined) throw new ProgramError("no previous regular expression");
    this.#lastExpression = expression;
    return expression;
  }

  *#print(text: string): Expanding<void> {
    const { output, lines } = this.#parts;
    const isEnded = lines.isEnded;
    yield* put(output, `${this.#lacksEnd ? "\n" : ""}${text}${isEnded ? "\n" : ""}`);
    this.#lacksEnd = !isEnded;
  }

  *#write(text: string): Expanding<void> {
    yield* put(this.#parts.output, `${this.#lacksEnd ? "\n" : ""}${text}`);
    this.#lacksEnd = false;
  }

  *#flush(): Expanding<void> {
    for (const text of this.#queue.splice(0)) yield* this.#write(text);
  }

  *#run(step: Step): Expanding<Next> {
    const { name, text } = step;
    switch (name) {
      case "s":
        yield* this.#substitute(step);
        return "on";
      case "d":
        return "again";
      case "D":
        if (!this.#pattern.includes("\n")) return "again";
        this.#pattern = this.#pattern.slice(this.#pattern.indexOf("\n") + 1);
        return "restart";
      case "n":
      case "N":
        return yield* this.#readMore(name);
      case "q":
      case "Q":
        this.#exitCode = Number(text);
        return name === "q" ? "quit" : "end";
      case "p":
        yield* this.#print(this.#pattern);
        return "on";
      case "P":
        yield* this.#write(`${this.#pattern.split("\n")[0]}\n`);
        return "on";
      case "=":
        yield* this.#write(`${this.#number}\n`);
        return "on";
      case "i":
        yield* this.#write(`${text}\n`);
        return "on";
      case "a":
        this.#queue.push(`${text}\n`);
        return "on";
      case "c":
        if (step.isNegated || !this.#open.has(step)) yield* this.#write(`${text}\n`);
        return "again";
      case "r":
        this.#queue.push(this.#contentOf(text));
        return "on";
      case "w":
        this.#append(text, `${this.#pattern}\n`);
        return "on";
      default:
        this.#change(step);
        return "on";
    }
  }

  /** The steps that only change what is kept. */
  #change({ name, map }: Step): void {
    const [pattern, hold] = [this.#pattern, this.#hold];
    if (name === "y") this.#pattern = [...pattern].map((each) => map?.get(each) ?? each).join("");
    else if (name === "z") this.#pattern = "";
    else if (name === "h") this.#hold = pattern;
    else if (name === "H") this.#hold = `${hold}\n${pattern}`;
    else if (name === "g") this.#pattern = hold;
    else if (name === "G") this.#pattern = `${pattern}\n${hold}`;
    else if (name === "x") [this.#pattern, this.#hold] = [hold, pattern];
  }

  *#readMore(name: "n" | "N"): Expanding<Next> {
    const { lines, isQuiet } = this.#parts;
    if (yield* lines.isLast()) return "quit";
    const before = this.#pattern;
    if (name === "n" && !isQuiet) yield* this.#print(before);
    yield* this.#flush();
    const hadSubstituted = this.#hasSubstituted;
    yield* this.#readLine();
    this.#hasSubstituted = hadSubstituted;
    if (name === "N") this.#pattern = `${before}\n${this.#pattern}`;
    return "on";
  }

  *#substitute({ substitution }: Step): Expanding<void> {
    if (substitution === undefined) return;
    const changed = substituted(
      this.#pattern,
      this.#expression(substitution.expression),
      substitution,
    );
    if (changed === undefined) return;
    this.#pattern = changed;
    this.#hasSubstituted = true;
    if (substitution.prints) yield* this.#print(changed);
    if (substitution.path !== undefined) this.#append(substitution.path, `${changed}\n`);
  }

  #contentOf(path: string): string {
    const { context, cwd } = this.#parts.shell;
    const entry = context.files.find(absolutePath(path, cwd));
    return entry?.kind === "file" ? entry.content : "";
  }

  #append(path: string, text: string): void {
    const { shell, output } = this.#parts;
    if (path === "/dev/stdout") output.write(text);
    else shell.context.files.write(absolutePath(path, shell.cwd), text, { append: true });
  }
}

/** The last line of a range that begins here; Infinity where only a look tells. */
function endLine(to: Address, line: number): number {
  switch (to.kind) {
    case "line":
      return to.line;
    case "plus":
      return line + to.lines;
    case "multiple":
      return to.of === 0 ? line : Math.ceil(line / to.of) * to.of;
    default:
      return Number.POSITIVE_INFINITY;
  }
}
