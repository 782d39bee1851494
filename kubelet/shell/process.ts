/** What the tiny shell's parts share: a process, what is asked of it and what comes of it. */

export interface LogLine {
  /** Milliseconds after the start of the process. */
  readonly atMs: number;
  readonly text: string;
}

/** A file comes or goes. */
export interface FileChange {
  readonly atMs: number;
  readonly path: string;
  readonly exists: boolean;
}

/** What a command does, from its start. */
export interface ScriptRun {
  /** Absent: it runs until it is stopped. */
  readonly endsAfterMs?: number;
  readonly exitCode: number;
  readonly lines: readonly LogLine[];
  readonly files: readonly FileChange[];
  /** True where a `trap` ends it on SIGTERM, which PID 1 otherwise ignores. */
  readonly trapsTerm: boolean;
  /** The command was not understood: what it does is unknown. */
  readonly unknown: boolean;
}

export interface ScriptInput {
  readonly variables: Readonly<Record<string, string>>;
  readonly hostname: string;
  /** For `date`. */
  readonly startedAtMs: number;
  /** Nothing after this time is looked at. */
  readonly untilMs: number;
  readonly stepsMax: number;
  /** Files that are there from the beginning. */
  readonly files?: readonly string[];
}

/** How a statement ends: go on, leave a loop, end the process, or never end. */
export type Signal = "next" | "break" | "continue" | "exit" | "hang";

export interface Process {
  readonly input: ScriptInput;
  readonly variables: Map<string, string>;
  readonly present: Set<string>;
  readonly lines: LogLine[];
  readonly files: FileChange[];
  nowMs: number;
  code: number;
  steps: number;
  stopOnError: boolean;
  trapsTerm: boolean;
  unknown: boolean;
}
