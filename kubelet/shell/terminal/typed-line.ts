/** A line as it is typed, with its cursor, and what the terminal is told of it. */

const isContinued = (byte: string | undefined): boolean =>
  byte !== undefined && byte >= "\x80" && byte < "\xc0";

/** The columns of bytes: those of one character are one. */
const columns = (bytes: string): number => [...bytes].filter((byte) => !isContinued(byte)).length;

const back = (bytes: string): string => "\b".repeat(columns(bytes));

const clearToEnd = "\x1b[K";

export class TypedLine {
  readonly #echo: (bytes: string) => void;
  #text = "";
  #at = 0;

  constructor(echo: (bytes: string) => void) {
    this.#echo = echo;
  }

  get text(): string {
    return this.#text;
  }

  /** Up to the cursor. */
  get before(): string {
    return this.#text.slice(0, this.#at);
  }

  /** The line, which is then empty. */
  take(): string {
    const text = this.#text;
    this.#text = "";
    this.#at = 0;
    return text;
  }

  insert(bytes: string): void {
    const after = this.#text.slice(this.#at);
    this.#text = this.before + bytes + after;
    this.#at += bytes.length;
    this.#echo(bytes + after + back(after));
  }

  /** Another line in its place. */
  replace(text: string): void {
    this.#echo(back(this.before) + text + clearToEnd);
    this.#text = text;
    this.#at = text.length;
  }

  /** Shows it anew where the cursor is. */
  show(): void {
    this.#echo(this.#text + back(this.#text.slice(this.#at)));
  }

  /** What a key does that is not about lines. */
  edit(key: string): void {
    const edit = edits[key];
    if (edit !== undefined) edit(this);
    else if (key.length === 1 && (key >= " " || key === "\t")) this.insert(key);
  }

  /** Takes away what is between two places. */
  cut(from: number, to: number): void {
    if (from >= to) return;
    this.goTo(from);
    const after = this.#text.slice(to);
    this.#text = this.before + after;
    this.#echo(after + clearToEnd + back(after));
  }

  goTo(at: number): void {
    if (at < this.#at) this.#echo(back(this.#text.slice(at, this.#at)));
    else this.#echo(this.#text.slice(this.#at, at));
    this.#at = at;
  }

  get at(): number {
    return this.#at;
  }

  /** The place one character further to the left or right. */
  next(by: 1 | -1): number {
    let at = Math.min(Math.max(this.#at + by, 0), this.#text.length);
    while (isContinued(this.#text[at])) at += by;
    return at;
  }

  /** Where the word before the cursor begins. */
  get wordStart(): number {
    return /\S*\s*$/.exec(this.before)?.index ?? 0;
  }
}

type Edit = (line: TypedLine) => void;

const toStart: Edit = (line) => line.goTo(0);
const toEnd: Edit = (line) => line.goTo(line.text.length);
const left: Edit = (line) => line.goTo(line.next(-1));
const right: Edit = (line) => line.goTo(line.next(1));
const erase: Edit = (line) => line.cut(line.next(-1), line.at);
const remove: Edit = (line) => line.cut(line.at, line.next(1));

/** By the bytes that a terminal sends for a key. */
const edits: Readonly<Record<string, Edit>> = {
  "\x7f": erase,
  "\b": erase,
  "\x1b[3~": remove,
  "\x1b[D": left,
  "\x1bOD": left,
  "\x02": left,
  "\x1b[C": right,
  "\x1bOC": right,
  "\x06": right,
  "\x1b[H": toStart,
  "\x1bOH": toStart,
  "\x1b[1~": toStart,
  "\x01": toStart,
  "\x1b[F": toEnd,
  "\x1bOF": toEnd,
  "\x1b[4~": toEnd,
  "\x05": toEnd,
  "\x15": (line) => line.cut(0, line.at),
  "\x0b": (line) => line.cut(line.at, line.text.length),
  "\x17": (line) => line.cut(line.wordStart, line.at),
  "\x1b[1;5D": (line) => line.goTo(line.wordStart),
};
