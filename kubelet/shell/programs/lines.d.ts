import type { Expanding } from "../expand.ts";
import type { Shell } from "../shell.ts";
/** The lines of files one after another, or of what is read; a file that is not there is told. */
export declare class Lines {
    #private;
    /** Of the file that is read. */
    path: string;
    /** 1 where a file could not be read. */
    exitCode: number;
    /** False where the last line that was read lacks its end. */
    isEnded: boolean;
    constructor(name: string, paths: readonly string[], shell: Shell);
    /** The next line without its end; undefined after the last. */
    next(): Expanding<string | undefined>;
    /** No other line follows. */
    isLast(): Expanding<boolean>;
}
/** All lines, and 1 where a file could not be read. */
export declare function allLines(name: string, paths: readonly string[], shell: Shell): Expanding<{
    readonly lines: readonly string[];
    readonly exitCode: number;
}>;
/** A whole file, or what comes in for `-`; throws ProgramError. */
export declare function readPath(path: string, shell: Shell): Expanding<string>;
