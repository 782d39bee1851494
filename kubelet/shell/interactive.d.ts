import { type Work } from "./kernel.ts";
import { type Shell } from "./shell.ts";
/** A shell that runs what it reads, command by command; with a prompt where it has a terminal. */
export declare function readScripts(shell: Shell): Work;
