import type { Substitution } from "./sed-parse.ts";
/** The text with matches replaced; undefined where none was. */
export declare function substituted(text: string, expression: RegExp, { replacement, isGlobal, nth }: Substitution): string | undefined;
