import { withFlags } from "../../words/regular-expression.ts";
import { ProgramError } from "../program.ts";
import { expressionIn } from "./expression.ts";
import { inputValue, type Value } from "./value.ts";

/** The parts of a text between separators; blanks alone part words. */
export function splitText(text: string, separator: string | RegExp): readonly string[] {
  if (text === "") return [];
  if (separator === " ") return text.split(/[ \t\n]+/).filter((part) => part !== "");
  if (typeof separator === "string" && separator.length <= 1) return text.split(separator);
  const form = typeof separator === "string" ? expressionIn(separator) : separator;
  // Groups in the expression are no parts.
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(withFlags(form, `${form.flags}g`))) {
    if (match[0] === "") continue;
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}

const fieldsMax = 100_000;

/** The record and its fields, each made of the other when it is looked at. */
export class AwkRecord {
  #text = "";
  #fields: string[] | undefined = [];
  readonly #separator: () => string;
  readonly #joiner: () => string;
  /** The text is to be made of the fields. */
  #isChanged = false;

  constructor(separator: () => string, joiner: () => string) {
    this.#separator = separator;
    this.#joiner = joiner;
  }

  get text(): string {
    if (this.#isChanged) {
      this.#text = this.#all.join(this.#joiner());
      this.#isChanged = false;
    }
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.#fields = undefined;
    this.#isChanged = false;
  }

  get #all(): string[] {
    this.#fields ??= [...splitText(this.#text, this.#separator())];
    return this.#fields;
  }

  get count(): number {
    return this.#all.length;
  }

  set count(count: number) {
    const fields = this.#all;
    const wanted = checked(count);
    while (fields.length < wanted) fields.push("");
    fields.length = wanted;
    this.#isChanged = true;
  }

  /** Splits it by the separator that there is now. */
  settle(): void {
    this.#fields ??= [...splitText(this.#text, this.#separator())];
  }

  field(index: number): Value {
    const at = checked(index);
    if (at === 0) return inputValue(this.text);
    const text = this.#all[at - 1];
    return text === undefined ? undefined : inputValue(text);
  }

  setField(index: number, text: string): void {
    const at = checked(index);
    if (at === 0) {
      this.text = text;
      return;
    }
    if (at > this.count) this.count = at;
    this.#all[at - 1] = text;
    this.#isChanged = true;
  }
}

function checked(index: number): number {
  const whole = Math.trunc(index);
  if (whole >= 0 && whole <= fieldsMax) return whole;
  throw new ProgramError(`access to field ${whole}`, 2);
}
