/**
 * Programs that fetch and build. There is nothing to fetch: they take their time, say so in a line
 * and succeed.
 */
import { type Command } from "../command.ts";
export declare const toolPrograms: readonly (readonly [string, Command])[];
