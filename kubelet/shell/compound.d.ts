/** Conditions and loops. Source: POSIX.1-2024, shell command language, 2.9.4. */
import type { ArithmeticFor, Case, For, If, While } from "unbash";
import { type Expanding } from "./expand.ts";
import { type Shell } from "./shell.ts";
/** Runs what may fail without ending the shell. */
export declare function forgiving(shell: Shell, run: () => Expanding<void>): Expanding<void>;
export declare function runIf(node: If, shell: Shell): Expanding<void>;
export declare function runWhile({ kind, clause, body }: While, shell: Shell): Expanding<void>;
export declare function runFor({ name, wordlist, body }: For, shell: Shell): Expanding<void>;
export declare function runArithmeticFor(node: ArithmeticFor, shell: Shell): Expanding<void>;
export declare function runCase({ word, items }: Case, shell: Shell): Expanding<void>;
