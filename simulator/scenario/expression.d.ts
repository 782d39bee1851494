import type { Reading, World } from "./world.ts";
/** A condition that was compiled; it can be asked of any cluster. */
export interface Expression {
    readonly text: string;
    /** Whether it asks for the time, so that time alone can change it. */
    readonly usesTime: boolean;
    readonly run: (world: World) => Outcome;
}
/** What came of a condition. */
export interface Outcome {
    /** Absent where it could not be evaluated. */
    readonly value?: boolean;
    readonly problem?: string;
    /** What its functions gave, in their order. */
    readonly readings: readonly Reading[];
}
/** Throws RangeError where it is no condition. */
export declare function compileExpression(text: string): Expression;
/** What the condition is at this moment. */
export declare const evaluate: (expression: Expression, world: World) => Outcome;
