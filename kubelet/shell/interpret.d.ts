import type { Context } from "./context.ts";
import type { Task, Work } from "./kernel.ts";
import { type Streams } from "./shell.ts";
export interface ProgramStart {
    /** A program with its arguments: `sh -c …` as a rule. */
    readonly argv: readonly string[];
    /** What error messages begin with where the program is not found. */
    readonly name: string;
    readonly environment: ReadonlyMap<string, string>;
    readonly cwd: string;
    readonly streams: Streams;
}
/** A process that runs a program to its end. */
export declare function runArgv(context: Context, task: Task, start: ProgramStart): Work;
