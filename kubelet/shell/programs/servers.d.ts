/**
 * What people ask servers on their command lines, as far as probes and tutorials do. Anything else
 * that such a program is told is taken to be the server itself.
 */
import type { Command } from "../command.ts";
/** By name; only the images of these servers have them. */
export declare const serverPrograms: ReadonlyMap<string, Command>;
