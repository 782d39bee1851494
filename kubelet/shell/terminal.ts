import type { Input } from "./streams.ts";

const interrupt = "\x03";
const endOfFile = "\x04";
const erase = ["\x7f", "\b"];

/** What a client types: as bytes, or by the line as a terminal has it. */
export class ClientInput implements Input {
  readonly #terminal: TerminalOptions | undefined;
  #bytes = "";
  #line = "";
  #isEnded = false;

  /** With a terminal what is typed is shown, and lines may be corrected before they are sent. */
  constructor(terminal?: TerminalOptions) {
    this.#terminal = terminal;
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

  /** Takes what the client sent. */
  feed(bytes: string): void {
    const terminal = this.#terminal;
    if (terminal === undefined) this.#bytes += bytes;
    else for (const each of bytes) this.#type(each, terminal);
  }

  end(): void {
    this.#bytes += this.#line;
    this.#line = "";
    this.#isEnded = true;
  }

  #type(key: string, { echo, interrupt: onInterrupt }: TerminalOptions): void {
    if (key === "\r" || key === "\n") {
      echo("\r\n");
      this.#bytes += `${this.#line}\n`;
      this.#line = "";
    } else if (key === interrupt) {
      echo("^C\r\n");
      this.#line = "";
      onInterrupt();
    } else if (key === endOfFile) {
      if (this.#line === "") this.#isEnded = true;
      this.#bytes += this.#line;
      this.#line = "";
    } else if (erase.includes(key)) {
      if (this.#line === "") return;
      this.#line = this.#line.slice(0, -1);
      echo("\b \b");
    } else if (key >= " " || key === "\t") {
      this.#line += key;
      echo(key);
    }
  }
}

export interface TerminalOptions {
  /** Shows bytes to the client. */
  readonly echo: (bytes: string) => void;
  /** Ctrl-C was typed. */
  readonly interrupt: () => void;
}
