import type { Expanding } from "../../words/expand.ts";
import { Lines } from "../text/lines.ts";
import { expressionIn } from "./expression.ts";
import { awkText } from "./lex.ts";
import type { AwkMachine } from "./machine.ts";
import { inputValue } from "./value.ts";

/** The records of all operands, some of which set variables instead of naming a file. */
export class AwkInput {
  readonly #machine: AwkMachine;
  readonly #operands: string[];
  #lines: Lines | undefined;
  /** What is left of the file, where records are no lines. */
  #left: string | undefined;
  #hasFile = false;
  hasFailed = false;

  constructor(operands: readonly string[], machine: AwkMachine) {
    this.#operands = [...operands];
    this.#machine = machine;
  }

  /** The next record; undefined after the last. */
  *next(): Expanding<string | undefined> {
    for (;;) {
      const lines = this.#lines ?? this.#open();
      if (lines === undefined) return undefined;
      const record = yield* this.#nextOf(lines);
      if (record !== undefined) return record;
      this.hasFailed ||= lines.exitCode !== 0;
      this.skipFile();
    }
  }

  skipFile(): void {
    this.#lines = undefined;
    this.#left = undefined;
  }

  #open(): Lines | undefined {
    for (let operand = this.#operands.shift(); operand !== undefined; ) {
      const [, name, value = ""] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(operand) ?? [];
      if (name === undefined) return this.#opened(operand);
      this.#machine.set(name, inputValue(awkText(value)));
      operand = this.#operands.shift();
    }
    return this.#hasFile ? undefined : this.#opened("-");
  }

  #opened(path: string): Lines {
    this.#hasFile = true;
    this.#machine.set("FNR", 0);
    this.#machine.set("FILENAME", path === "-" ? "" : path);
    this.#lines = new Lines("awk", [path], this.#machine.shell);
    return this.#lines;
  }

  *#nextOf(lines: Lines): Expanding<string | undefined> {
    const separator = this.#machine.text("RS");
    if (separator === "\n" && this.#left === undefined) return yield* lines.next();
    if (this.#left === undefined) {
      this.#left = "";
      for (let line = yield* lines.next(); line !== undefined; line = yield* lines.next()) {
        this.#left += line + (lines.isEnded ? "\n" : "");
      }
    }
    return this.#cut(separator);
  }

  #cut(separator: string): string | undefined {
    // Without a separator records are paragraphs.
    const text = separator === "" ? (this.#left ?? "").replace(/^\n+/, "") : (this.#left ?? "");
    if (text === "") return undefined;
    const form =
      separator === "" ? /\n\n+|\n$/ : separator.length > 1 ? expressionIn(separator) : undefined;
    const match = form?.exec(text);
    const at = form === undefined ? text.indexOf(separator) : (match?.index ?? -1);
    this.#left = at < 0 ? "" : text.slice(at + (match?.[0].length ?? 1));
    return at < 0 ? text : text.slice(0, at);
  }
}
