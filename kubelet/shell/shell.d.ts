/** The state of one shell: what a subshell gets a copy of. */
import type { Function as FunctionNode, Script, Statement } from "unbash";
import type { Context } from "./context.ts";
import type { Effect, Kernel, Task, Work } from "./kernel.ts";
import type { Input, Output } from "./streams.ts";
/** Where a shell's file descriptors lead. Beyond the first three there are outputs only. */
export interface Streams {
    readonly input: Input;
    readonly output: Output;
    readonly errors: Output;
    readonly more: ReadonlyMap<number, Output>;
    /** A person sits at the other end. */
    readonly isTerminal?: boolean;
    /** How large the terminal is, where that is known; it changes with the client's. */
    readonly size?: TerminalSize;
}
export interface TerminalSize {
    columns: number;
    rows: number;
}
/** Runs scripts for a shell. */
export interface Engine {
    statements(statements: readonly Statement[], shell: Shell): Generator<Effect, void, void>;
    /** What a command substitution prints. */
    substitute(script: Script, shell: Shell): Generator<Effect, string, void>;
    /** Runs text as if it stood in the script; its exit code. */
    text(source: string, shell: Shell): Work;
    /** Runs a script to the end of the shell. */
    toEnd(source: string, shell: Shell): Work;
}
/** Those of `set -o`. */
export type Option = "errexit" | "nounset" | "xtrace" | "pipefail" | "noglob";
interface ShellParts {
    readonly context: Context;
    readonly task: Task;
    readonly name: string;
    readonly streams: Streams;
    readonly engine: Engine;
}
export declare class Shell {
    readonly context: Context;
    readonly kernel: Kernel;
    readonly task: Task;
    readonly variables: Map<string, string>;
    readonly exported: Set<string>;
    readonly functions: Map<string, FunctionNode>;
    readonly options: Set<Option>;
    /** `$0`: what error messages begin with. */
    readonly name: string;
    readonly engine: Engine;
    /** How many shells run within one another. */
    depth: number;
    positional: readonly string[];
    streams: Streams;
    cwd: string;
    /** `$?` */
    status: number;
    /** `$!` */
    lastBackground: Task | undefined;
    /** The background processes that `wait` waits for. */
    readonly jobs: Task[];
    /** Above 0 where a failure is looked at, as in a condition: it does not end the shell. */
    forgiving: number;
    /** The variables that functions have made local, with what they were before. */
    locals: Map<string, string | undefined>[];
    functionDepth: number;
    constructor({ context, task, name, streams, engine }: ShellParts);
    /** Gives a new shell what it begins with. */
    begin(environment: ReadonlyMap<string, string>, positional: readonly string[], cwd: string): void;
    /** A copy for a process of its own, which catches no signals. */
    fork(task: Task, streams?: Streams): Shell;
    get environment(): ReadonlyMap<string, string>;
    set(name: string, value: string): void;
    /** Writes an error in the shell's words: `sh: x: not found`. */
    complain(message: string): void;
}
/** Ends the shell. */
export declare class Exit {
    readonly code: number;
    constructor(code: number);
}
/** Leaves a function. */
export declare class Return extends Exit {
}
/** Leaves loops, or goes on with their next round. */
export declare class Jump {
    readonly goesOn: boolean;
    levels: number;
    constructor(goesOn: boolean, levels: number);
}
export {};
