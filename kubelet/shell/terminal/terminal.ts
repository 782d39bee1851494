import type { Input } from "../kernel/streams.ts";
import { TypedLine } from "./typed-line.ts";

const interrupt = "\x03";
const endOfFile = "\x04";

/** A shell that reads a line by itself: it has a history, and knows how words may go on. */
export interface LineReader {
  readonly prompt: string;
  /** What was typed before, the newest last. */
  readonly history: string[];
  /** How the word before the cursor may go on. */
  readonly complete: (before: string) => Completion;
}

export interface Completion {
  /** What is certain. */
  readonly more: string;
  /** What there is to choose from, where nothing is. */
  readonly choices: readonly string[];
}

/** What a client types: as bytes, or by the line as a terminal has it. */
export class ClientInput implements Input {
  readonly #terminal: TerminalOptions | undefined;
  readonly #line: TypedLine;
  #bytes = "";
  /** The beginning of a key that is told by several bytes. */
  #key = "";
  #isEnded = false;
  /** Who reads lines at present; absent where a program reads what the terminal gives it. */
  #reader: LineReader | undefined;
  /** How far one has gone back. */
  #backBy = 0;
  #hasTabbed = false;

  /** With a terminal what is typed is shown, and lines may be corrected before they are sent. */
  constructor(terminal?: TerminalOptions) {
    this.#terminal = terminal;
    this.#line = new TypedLine((bytes) => terminal?.echo(bytes));
  }

  get isReady(): boolean {
    return this.#bytes !== "" || this.#isEnded;
  }

  read(most = this.#bytes.length): string | undefined {
    if (this.#bytes === "") return this.#isEnded ? undefined : "";
    const part = this.#bytes.slice(0, most);
    this.#bytes = this.#bytes.slice(most);
    return part;
  }

  /** Somebody reads lines from now on, or nobody does any more. */
  readLines(reader: LineReader | undefined): void {
    this.#reader = reader;
    this.#backBy = 0;
  }

  /** Takes what the client sent. */
  feed(bytes: string): void {
    const terminal = this.#terminal;
    if (terminal === undefined) this.#bytes += bytes;
    else for (const each of bytes) this.#type(each, terminal);
  }

  end(): void {
    this.#bytes += this.#line.take();
    this.#isEnded = true;
  }

  #type(byte: string, terminal: TerminalOptions): void {
    const key = this.#key + byte;
    this.#key = isOpenKey(key) ? key : "";
    if (this.#key !== "") return;
    const wasTab = this.#hasTabbed;
    this.#hasTabbed = false;
    if (key === "\r" || key === "\n") this.#enter(terminal);
    else if (key === interrupt) {
      terminal.echo("^C\r\n");
      this.#line.take();
      this.#backBy = 0;
      terminal.interrupt();
    } else if (key === endOfFile) {
      if (this.#line.text === "") this.#isEnded = true;
      this.#bytes += this.#line.take();
    } else if (key === "\t" && this.#reader !== undefined) this.#complete(this.#reader, wasTab);
    else if (key === "\x0c" && this.#reader !== undefined) {
      terminal.echo(`\x1b[H\x1b[2J${this.#reader.prompt}`);
      this.#line.show();
    } else if (up.has(key)) this.#goBack(1);
    else if (down.has(key)) this.#goBack(-1);
    else this.#line.edit(key);
  }

  #enter({ echo }: TerminalOptions): void {
    echo("\r\n");
    const line = this.#line.take();
    const history = this.#reader?.history;
    if (history !== undefined && line.trim() !== "" && history.at(-1) !== line) {
      history.push(line);
      if (history.length > historyMax) history.shift();
    }
    this.#backBy = 0;
    this.#bytes += `${line}\n`;
  }

  #goBack(by: number): void {
    const history = this.#reader?.history ?? [];
    const wanted = this.#backBy + by;
    if (wanted < 0 || wanted > history.length) return;
    this.#backBy = wanted;
    this.#line.replace(wanted === 0 ? "" : (history.at(-wanted) ?? ""));
  }

  #complete({ complete, prompt }: LineReader, isAgain: boolean): void {
    const { more, choices } = complete(this.#line.before);
    if (more !== "") this.#line.insert(more);
    else if (isAgain && choices.length > 0) {
      this.#terminal?.echo(`\r\n${choices.join("  ")}\r\n${prompt}`);
      this.#line.show();
    } else this.#hasTabbed = true;
  }
}

const historyMax = 500;
const up: ReadonlySet<string> = new Set(["\x1b[A", "\x1bOA", "\x10"]);
const down: ReadonlySet<string> = new Set(["\x1b[B", "\x1bOB", "\x0e"]);

/** Keys such as arrows begin with an escape. */
const isOpenKey = (key: string): boolean =>
  key === "\x1b" || key === "\x1bO" || (key.startsWith("\x1b[") && /^[\d;]*$/.test(key.slice(2)));

export interface TerminalOptions {
  /** Shows bytes to the client. */
  readonly echo: (bytes: string) => void;
  /** Ctrl-C was typed. */
  readonly interrupt: () => void;
}
