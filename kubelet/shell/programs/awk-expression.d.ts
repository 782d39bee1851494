import type { Tokens } from "./awk-tokens.ts";
import type { Expression, Variable } from "./awk-tree.ts";
/** Where an expression stands. */
interface Place {
    /** `>` writes to a file. */
    readonly isPrinted?: boolean;
}
export declare function expression(tokens: Tokens, place?: Place): Expression;
export declare const isVariable: (node: Expression) => node is Variable;
/** Expressions with commas up to a closing sign, which is taken. */
export declare function list(tokens: Tokens, closing: string): readonly Expression[];
export declare function expressionIn(text: string): RegExp;
export {};
