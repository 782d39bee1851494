/** Integer arithmetic as in `$(( … ))`. Source: POSIX.1-2024, shell command language, 2.6.4. */
import { type ArithmeticExpression } from "unbash";
import type { Effect } from "./kernel.ts";
import type { Shell } from "./shell.ts";
/** What cannot be reckoned, in the shell's words. */
export declare class ArithmeticError extends Error {
}
/** What the commands within an expression have printed. */
type Printed = ReadonlyMap<ArithmeticExpression, string>;
/** The value of an expression in which commands may stand: they are run first. */
export declare function evaluateWithCommands(node: ArithmeticExpression | undefined, shell: Shell): Generator<Effect, number, void>;
/** The value of an expression; assignments in it are made. */
export declare function evaluate(node: ArithmeticExpression | undefined, shell: Shell, depth?: number, printed?: Printed): number;
/** The expression in a text. */
export declare function expressionOf(text: string): ArithmeticExpression | undefined;
export {};
