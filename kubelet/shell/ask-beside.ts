/** Commands that are run beside a process, for what they answer alone. */
import { textOf } from "./bytes.ts";
import { Course, type ProcessStart } from "./course.ts";
import type { Directory } from "./file-system.ts";
import { Printed } from "./streams.ts";

/** A command that was asked ends after this time at the latest. */
const askMs = 60_000;

/** What a command answered from which time on, where that hangs on the clock or what is shared. */
export interface VaryingAnswer {
  readonly command: readonly string[];
  readonly answers: { readonly atMs: number; readonly answer: Answer }[];
}

export interface Answer {
  readonly exitCode: number;
  readonly output: string;
  readonly tookMs: number;
}

interface Asked {
  readonly command: readonly string[];
  /** The files that it finds; those that it makes are its own. */
  readonly root: Directory;
  readonly atMs: number;
}

/** What a command answers, and whether that hangs on the clock or on what is shared. */
export function askBeside(begun: ProcessStart, { command, root, atMs }: Asked) {
  const printed = new Printed();
  const { server: _, ...own } = begun;
  const start = { ...own, root, argv: command, hasInput: false };
  let varies = false;
  const notice = () => {
    varies = true;
  };
  const course = new Course(start, notice, { startMs: atMs, output: printed, onClock: notice });
  course.run(atMs + askMs);
  const { exitCode, endedMs } = course.kernel.first;
  const tookMs = endedMs === undefined ? askMs : endedMs - atMs;
  return { answer: { exitCode: exitCode ?? 0, output: textOf(printed.text), tookMs }, varies };
}
