import type { Task } from "../kernel/kernel.ts";
import { type Output, pipeBytes } from "../kernel/streams.ts";
import type { TerminalSize } from "../language/shell.ts";
import { ClientInput } from "../terminal/terminal.ts";
import type { Course } from "./course.ts";

/** A program that a client runs in a container, and what it hears of it. */
export interface ProgramClient {
  readonly isTerminal: boolean;
  readonly output: (stream: "stdout" | "stderr", bytes: string) => void;
}

/** One end of a program that a client runs beside the process of a container. */
export class OpenedProgram {
  readonly #course: Course;
  readonly #input: ClientInput;
  readonly #task: Task;
  readonly #isTerminal: boolean;
  #isLeft = false;
  /** What was written since the client left: it fills a pipe, and then the program waits. */
  #unreadBytes = 0;
  readonly #size: TerminalSize = { columns: 80, rows: 24 };

  constructor(course: Course, argv: readonly string[], { isTerminal, output }: ProgramClient) {
    this.#course = course;
    this.#isTerminal = isTerminal;
    const isFull = () => this.#unreadBytes >= pipeBytes;
    const write = (stream: "stdout" | "stderr"): Output => ({
      get isFull() {
        return isFull();
      },
      write: (bytes) => {
        if (this.#isLeft) this.#unreadBytes += bytes.length;
        // A terminal has one stream, whose lines end with CR LF.
        if (isTerminal) output("stdout", bytes.replace(/\r?\n/g, "\r\n"));
        else output(stream, bytes);
        return true;
      },
    });
    this.#input = new ClientInput(
      isTerminal
        ? {
            echo: (bytes) => output("stdout", bytes),
            interrupt: () => course.kernel.interrupt(this.#task),
          }
        : undefined,
    );
    this.#task = course.open(argv, {
      input: this.#input,
      output: write("stdout"),
      errors: write("stderr"),
      more: new Map(),
      isTerminal,
      ...(isTerminal && { size: this.#size }),
    });
  }

  /** The client's terminal has another size. */
  resize(columns: number, rows: number): void {
    this.#size.columns = columns;
    this.#size.rows = rows;
  }

  /** Undefined while it runs. */
  get exitCode(): number | undefined {
    return this.#task.exitCode;
  }

  /** Milliseconds after the start of the container at which something happens next. */
  get nextMs(): number {
    return this.#course.kernel.nextMs;
  }

  write(bytes: string): void {
    this.#input.feed(bytes);
  }

  endInput(): void {
    this.#input.end();
  }

  /**
   * The client is gone. Its terminal hangs up; without one the program has read all that it will,
   * and goes on: that is how the clients of Python and Node end what they copy into a container.
   */
  close(): void {
    this.#isLeft = true;
    this.#input.end();
    if (this.#isTerminal) this.#course.kernel.signal(this.#task, "HUP");
  }
}
