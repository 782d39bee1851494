/** A command of words: a function, a builtin or a program. */
import type { Command } from "unbash";
import { type Expanding } from "./expand.ts";
import { type Shell } from "./shell.ts";
type CallFunction = (name: string, args: readonly string[], shell: Shell) => Expanding<void>;
export declare function runSimple({ name, prefix, args, redirects }: Command, shell: Shell, callFunction: CallFunction): Expanding<void>;
export {};
