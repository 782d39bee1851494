import { type Effect, type Work } from "./kernel.ts";
import { type Shell } from "./shell.ts";
/** Runs what a process is there for, and what it does at its end. */
export declare function ending(shell: Shell, run: () => Generator<Effect, unknown, void>): Work;
