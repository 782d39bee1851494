import type { Command } from "../command.ts";
/** The programs that every container has, by name. */
export declare const programs: ReadonlyMap<string, Command>;
