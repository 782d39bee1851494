/** What processes read from and write to. All text is bytes: one character a byte. */
import { type Effect, signals } from "./kernel.ts";
import { fitting, OutOfMemory, writtenBytesMax } from "./limits.ts";

export interface Input {
  /** What there is, at most so many bytes; undefined at the end, "" where it is yet to come. */
  read(most?: number): string | undefined;
  /** Something can be read, or it is known that nothing comes. */
  readonly isReady: boolean;
}

export interface Output {
  /** False where nobody reads any more. */
  write(bytes: string): boolean;
  /** Writers wait until it is not. */
  readonly isFull: boolean;
  /** Told once the command that it was opened for is over; absent where nobody asks. */
  end?(): void;
  /** The file that it was opened for. */
  readonly path?: string;
}

/** Nothing to read. */
export const noInput: Input = { read: () => undefined, isReady: true };

/** What is written is lost. */
export const noOutput: Output = { write: () => true, isFull: false };

/** A text to be read. */
export function inputOf(text: string): Input {
  let left = text;
  return {
    isReady: true,
    read(most = left.length) {
      if (left === "") return undefined;
      const part = left.slice(0, most);
      left = left.slice(most);
      return part;
    },
  };
}

/** So much a pipe holds that nobody has read. */
export const pipeBytes = 65_536;
const smallBytes = 4_096;

/** What one process writes and another reads. */
export class Pipe implements Input, Output {
  /** Pieces as they were written; joined only as far as they are read. */
  readonly #pieces: string[] = [];
  #length = 0;
  /** How many may still write; at none the reader comes to the end. */
  writers = 1;
  /** Somebody has opened it to write. */
  wasWritten = false;
  isClosed = false;

  get isFull(): boolean {
    return !this.isClosed && this.#length >= pipeBytes;
  }

  get isReady(): boolean {
    return this.#length > 0 || this.writers === 0;
  }

  read(most = this.#length): string | undefined {
    const [first] = this.#pieces;
    if (first === undefined) return this.writers === 0 ? undefined : "";
    if (first.length > most) {
      this.#pieces[0] = first.slice(most);
      this.#length -= most;
      return first.slice(0, most);
    }
    this.#pieces.shift();
    this.#length -= first.length;
    return first;
  }

  write(bytes: string): boolean {
    if (this.isClosed) return false;
    const last = this.#pieces.at(-1);
    // Many small pieces are slow to read one by one.
    if (last !== undefined && last.length < smallBytes) {
      this.#pieces[this.#pieces.length - 1] = last + bytes;
    } else if (bytes !== "") this.#pieces.push(bytes);
    this.#length += bytes.length;
    return true;
  }

  /** Nobody reads any more. */
  close(): void {
    this.isClosed = true;
    this.#pieces.length = 0;
    this.#length = 0;
  }
}

/** Ends a process that writes to where nobody reads. */
export class BrokenPipe extends Error {
  readonly exitCode = 128 + signals.PIPE;
}

/** Writes, once there is room. */
export function* put(output: Output, bytes: string): Generator<Effect, void, void> {
  if (bytes === "") return;
  if (output.isFull) yield { ready: () => !output.isFull };
  if (!output.write(bytes)) throw new BrokenPipe();
}

/** Some bytes, once there are any; undefined at the end. */
export function* readSome(
  input: Input,
  most?: number,
): Generator<Effect, string | undefined, void> {
  for (;;) {
    const bytes = input.read(most);
    if (bytes !== "") return bytes;
    yield { ready: () => input.isReady };
  }
}

/** All of it. */
export function* readAll(input: Input): Generator<Effect, string, void> {
  const parts: string[] = [];
  let length = 0;
  for (;;) {
    const bytes = yield* readSome(input);
    if (bytes === undefined) return parts.join("");
    length += bytes.length;
    if (length > writtenBytesMax) throw new OutOfMemory("what is read");
    parts.push(bytes);
  }
}

/** One line without its end; undefined where there is none. Reads no byte beyond it. */
export function* readLine(input: Input): Generator<Effect, string | undefined, void> {
  let line = "";
  for (;;) {
    const byte = yield* readSome(input, 1);
    if (byte === undefined) return line === "" ? undefined : line;
    if (byte === "\n") return line;
    line = fitting(line + byte, "a line");
  }
}

/** Keeps what is written. */
export class Printed implements Output {
  readonly isFull = false;
  text = "";

  write(bytes: string): boolean {
    this.text += bytes;
    return true;
  }
}
