import { type Command } from "./command.ts";
import { type Work } from "./kernel.ts";
import { type Shell } from "./shell.ts";
export declare const builtins: ReadonlyMap<string, Command>;
export declare function kill(args: readonly string[], shell: Shell): Work;
