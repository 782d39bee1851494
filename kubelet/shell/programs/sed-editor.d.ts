import type { Work } from "../kernel.ts";
import type { Shell } from "../shell.ts";
import { type Output } from "../streams.ts";
import type { Lines } from "./lines.ts";
import type { Step } from "./sed-parse.ts";
interface EditorParts {
    readonly steps: readonly Step[];
    readonly lines: Lines;
    readonly output: Output;
    readonly isQuiet: boolean;
    readonly shell: Shell;
}
/** Runs the steps of a script for line after line. */
export declare class Editor {
    #private;
    constructor(parts: EditorParts);
    run(): Work;
}
export {};
