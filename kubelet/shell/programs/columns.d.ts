import type { Work } from "../kernel.ts";
import type { Shell } from "../shell.ts";
export declare const columnPrograms: (readonly [string, import("../command.ts").Command])[];
/** Prints something for each line, as it comes. */
export declare function eachLine(name: string, paths: readonly string[], shell: Shell, change: (line: string) => string | undefined): Work;
