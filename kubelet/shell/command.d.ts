import type { Work } from "./kernel.ts";
import type { Shell } from "./shell.ts";
/** A builtin or a program: it works on behalf of the shell that runs it. */
export type Command = (args: readonly string[], shell: Shell) => Work;
/** Prints, and is done. */
export declare function prints(text: string, shell: Shell): Work;
/** Says what went wrong, and is done. */
export declare function fails(message: string, shell: Shell, exitCode?: number): Work;
export declare function done(exitCode?: number): Work;
/** Does something for each path; a failure is told as `touch: /x: No such file or directory`. */
export declare function forEachPath(name: string, paths: readonly string[], shell: Shell, act: (path: string) => void): Work;
/** Flags of one letter, with what follows them where they take a value, and all else. */
export interface Options {
    readonly flags: ReadonlySet<string>;
    readonly values: ReadonlyMap<string, string>;
    readonly rest: readonly string[];
}
/** Reads `-la`, `-n 5`, `-n5`; `valued` are the letters that take a value. */
export declare function readOptions(args: readonly string[], valued?: string): Options;
