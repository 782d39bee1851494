import { type Token } from "./awk-lex.ts";
import { ProgramError } from "./program.ts";
/** The tokens of a program, of which one is looked at. */
export declare class Tokens {
    #private;
    constructor(source: string);
    get now(): Token;
    ahead(count: number): Token;
    take(): Token;
    /** It is one of these operators or words. */
    is(...texts: readonly string[]): boolean;
    /** Goes past one of these, if it is there. */
    accept(...texts: readonly string[]): boolean;
    expect(text: string): void;
    name(): string;
    skipLines(): void;
    unexpected(): ProgramError;
}
