/** `grep`, and its words where it fails. Source: POSIX.1-2024, grep; busybox 1.36. */
import type { Command } from "../command.ts";
export declare const grepPrograms: readonly (readonly [string, Command])[];
