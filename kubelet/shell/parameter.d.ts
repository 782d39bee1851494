/** `$x`, `${x:-y}` and their like. Source: POSIX.1-2024, shell command language, 2.6.2. */
import type { ParameterExpansionPart, Word } from "unbash";
import type { Expanding } from "./expand.ts";
import { type Shell } from "./shell.ts";
/** The same; what is not set is empty, unless `set -u` forbids it. */
export declare function parameterValues(name: string, shell: Shell): string | readonly string[];
type Expand = (word: Word, shell: Shell) => Expanding<string>;
export declare function expandParameter({ parameter, prefix, operation, index }: ParameterExpansionPart, shell: Shell, expand: Expand): Expanding<string | readonly string[]>;
export {};
