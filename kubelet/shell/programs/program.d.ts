import type { Command } from "../command.ts";
import type { Work } from "../kernel.ts";
import type { Shell } from "../shell.ts";
/** Ends a program, which says why. */
export declare class ProgramError extends Error {
    readonly exitCode: number;
    constructor(message: string, exitCode?: number);
}
/** The flags that a program knows. Any other is an error in the words of getopt. */
export interface Usage {
    /** Letters of flags that stand alone. */
    readonly flags?: string;
    /** Letters of flags that are followed by a value. */
    readonly valued?: string;
    /** Long names, without their dashes, of the letters. */
    readonly long?: Readonly<Record<string, string>>;
    /** What follows the first word that is no flag belongs to another command. */
    readonly stopsAtWord?: boolean;
    /** The exit code of bad flags; 1 where it is not told. */
    readonly exitCode?: number;
}
export interface Given {
    readonly flags: ReadonlySet<string>;
    /** Every value that a flag was given, in order. */
    readonly values: (letter: string) => readonly string[];
    /** The last of them. */
    readonly value: (letter: string) => string | undefined;
    readonly rest: readonly string[];
}
type Run = (given: Given, shell: Shell, name: string) => Work;
/** A program with its name; what it throws as ProgramError or FileError becomes its last word. */
export declare function program(name: string, usage: Usage, run: Run): readonly [string, Command];
/** The same, for a program that reads its arguments itself. */
export declare function rawProgram(name: string, run: Command): readonly [string, Command];
export declare function read(args: readonly string[], usage: Usage): Given;
/** A whole number with a suffix of size: `10`, `4k`, `1M`. Throws where it is none. */
export declare function sizeIn(text: string): number;
/** A count that must be a whole number. */
export declare function countIn(text: string): number;
export {};
