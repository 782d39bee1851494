import type { Work } from "../kernel.ts";
import type { Shell } from "../shell.ts";
export declare function agnhost([mode, ...args]: readonly string[], shell: Shell): Work;
/** Those that end by themselves. */
export declare const agnhostCommands: ReadonlySet<string>;
