import { type Command } from "../command.ts";
export declare const systemPrograms: readonly (readonly [string, Command])[];
/** Milliseconds of `5`, `0.5s`, `2m`, `infinity`; `undefined` where it is none of them. */
export declare function durationIn(text: string): number | undefined;
