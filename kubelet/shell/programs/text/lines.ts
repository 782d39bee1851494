import { FileError } from "../../files/file-system.ts";
import { openedInput } from "../../files/opened-input.ts";
import { OutOfMemory, textBytesMax, writtenBytesMax } from "../../kernel/limits.ts";
import { type Input, put, readAll, readSome } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { ProgramError } from "../program.ts";

/** The lines of files one after another, or of what is read; a file that is not there is told. */
export class Lines {
  readonly #name: string;
  readonly #shell: Shell;
  readonly #paths: string[];
  #input: Input | undefined;
  #left = "";
  /** What follows, without an end of a line; joined only once there is one. */
  #pieces: string[] = [];
  #length = 0;
  /** Of the file that is read. */
  path = "";
  /** 1 where a file could not be read. */
  exitCode = 0;
  /** False where the last line that was read lacks its end. */
  isEnded = true;

  constructor(name: string, paths: readonly string[], shell: Shell) {
    this.#name = name;
    this.#shell = shell;
    this.#paths = paths.length === 0 ? ["-"] : [...paths];
  }

  /** The next line without its end; undefined after the last. */
  *next(): Expanding<string | undefined> {
    for (;;) {
      const end = this.#left.indexOf("\n");
      if (end >= 0) {
        const line = this.#left.slice(0, end);
        this.#left = this.#left.slice(end + 1);
        this.isEnded = true;
        return line;
      }
      if (yield* this.#more()) continue;
      this.#join();
      if (this.#left !== "") {
        const line = this.#left;
        this.#left = "";
        this.isEnded = false;
        return line;
      }
      if (!(yield* this.#open())) return undefined;
    }
  }

  /** No other line follows. */
  *isLast(): Expanding<boolean> {
    while (this.#left === "" && this.#length === 0) {
      if (yield* this.#more()) continue;
      if (!(yield* this.#open())) return true;
    }
    return false;
  }

  /** Reads on in the file; false at its end. */
  *#more(): Expanding<boolean> {
    if (this.#input === undefined) return false;
    const bytes = yield* readSome(this.#input);
    if (bytes === undefined) this.#input = undefined;
    else {
      this.#pieces.push(bytes);
      this.#length += bytes.length;
      if (bytes.includes("\n")) this.#join();
      else if (this.#length > textBytesMax) throw new OutOfMemory("a line");
    }
    return bytes !== undefined;
  }

  #join(): void {
    if (this.#length === 0) return;
    this.#left += this.#pieces.join("");
    this.#pieces = [];
    this.#length = 0;
  }

  *#open(): Expanding<boolean> {
    const { streams } = this.#shell;
    for (let path = this.#paths.shift(); path !== undefined; path = this.#paths.shift()) {
      this.path = path;
      try {
        this.#input = path === "-" ? streams.input : openedInput(path, this.#shell);
        return true;
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        yield* put(streams.errors, `${this.#name}: ${path}: ${error.message}\n`);
        this.exitCode = 1;
      }
    }
    return false;
  }
}

/** All lines, and 1 where a file could not be read. */
export function* allLines(
  name: string,
  paths: readonly string[],
  shell: Shell,
): Expanding<{ readonly lines: readonly string[]; readonly exitCode: number }> {
  const reader = new Lines(name, paths, shell);
  const lines: string[] = [];
  let length = 0;
  for (;;) {
    const line = yield* reader.next();
    if (line === undefined) return { lines, exitCode: reader.exitCode };
    length += line.length;
    if (length > writtenBytesMax) throw new OutOfMemory("what is read");
    lines.push(line);
  }
}

/** A whole file, or what comes in for `-`; throws ProgramError. */
export function* readPath(path: string, shell: Shell): Expanding<string> {
  if (path === "-") return yield* readAll(shell.streams.input);
  try {
    return yield* readAll(openedInput(path, shell));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new ProgramError(`can't open '${path}': ${error.message}`);
  }
}
