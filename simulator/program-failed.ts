import { goDuration } from "../api/duration.ts";

export interface FailedProgram {
  /** The name of its process. */
  readonly program: string;
  readonly seed: number | string;
  /** When the cluster began, and what time it is. */
  readonly startMs: number;
  readonly nowMs: number;
}

/**
 * A program or controller of a user's own has thrown what nobody caught, or a program has
 * ended. Its cause is what was thrown, and its stack is that of the cause: there one has to look.
 */
export class ProgramFailed extends Error {
  override readonly name = "ProgramFailed";
  readonly program: string;
  /** The cause in its own words: `TypeError: no such flag`. */
  readonly fact: string;
  /** Where in the code of the program it was thrown, the innermost first. */
  readonly frames: readonly string[];

  constructor({ program, seed, startMs, nowMs }: FailedProgram, cause: unknown) {
    const after = goDuration(nowMs - startMs);
    const at = `${after} after the begin (${new Date(nowMs).toISOString()}), with seed ${seed}`;
    super(`${program} failed ${at}: ${messageOf(cause)}`, { cause });
    this.program = program;
    this.fact = String(cause);
    const all = framesOf(cause);
    this.frames = all.filter(isOfProgram);
    if (all.length > 0) this.stack = [`${this.name}: ${this.message}`, ...all].join("\n");
  }
}

/** Errors of another realm are errors, too. */
const textOf = (thrown: unknown, member: "message" | "stack"): string | undefined => {
  if (typeof thrown !== "object" || thrown === null) return undefined;
  const text: unknown = Reflect.get(thrown, member);
  return typeof text === "string" ? text : undefined;
};

const messageOf = (thrown: unknown): string => textOf(thrown, "message") ?? String(thrown);

const framesOf = (thrown: unknown): readonly string[] =>
  (textOf(thrown, "stack") ?? "").split("\n").filter((line) => /^\s+at /.test(line));

const isOfProgram = (frame: string): boolean =>
  !/node:|[\\/]node_modules[\\/]kubesim[\\/]|[\\/]simulator[\\/]programs[\\/]/.test(frame);
