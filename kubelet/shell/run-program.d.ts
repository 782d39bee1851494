import type { Expanding } from "./expand.ts";
import type { Work } from "./kernel.ts";
import { Shell } from "./shell.ts";
/** Runs a program in the foreground. */
export declare function runProgram([name, ...args]: readonly string[], shell: Shell): Expanding<void>;
/** Something that kubesim knows nothing of: it runs until it is stopped. */
export declare function unknownProgram({ context }: Shell): Work;
