import type { ServerProgram } from "./program.ts";
/** Each subcommand that serves, by its name; others listen to nothing. */
export declare const agnhostServers: ReadonlyMap<string, ServerProgram>;
/** What the subcommands listen on that do not serve. */
export declare const agnhostSilent: ServerProgram;
