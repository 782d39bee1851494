/** `expr` and `factor`. Source: POSIX.1-2024, expr. */
import { type Command } from "../command.ts";
export declare const numberPrograms: readonly (readonly [string, Command])[];
