import type { Course } from "./course.ts";
import type { Task } from "./kernel.ts";
import type { TerminalSize } from "./shell.ts";
import type { Output } from "./streams.ts";
import { ClientInput } from "./terminal.ts";

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
  readonly #size: TerminalSize = { columns: 80, rows: 24 };

  constructor(course: Course, argv: readonly string[], { isTerminal, output }: ProgramClient) {
    this.#course = course;
    const write = (stream: "stdout" | "stderr"): Output => ({
      isFull: false,
      write(bytes) {
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

  /** The client is gone. */
  close(): void {
    this.#input.end();
    this.#course.kernel.signal(this.#task, "HUP");
  }
}
