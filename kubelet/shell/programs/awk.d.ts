/** `awk`. Source: POSIX.1-2024, awk; busybox and gawk where they agree on more. */
import type { Command } from "../command.ts";
export declare const awkPrograms: readonly (readonly [string, Command])[];
