export type Address = {
    readonly kind: "line";
    readonly line: number;
} | {
    readonly kind: "step";
    readonly first: number;
    readonly step: number;
} | {
    readonly kind: "last";
}
/** Without an expression it is the last one that was used. */
 | {
    readonly kind: "match";
    readonly expression: RegExp | undefined;
}
/** Only ends: so many lines on, or at the next multiple. */
 | {
    readonly kind: "plus";
    readonly lines: number;
} | {
    readonly kind: "multiple";
    readonly of: number;
};
/** Literal text, a group by its number, or a change of case. */
export type Replacement = string | number | {
    readonly letters: "U" | "L" | "E" | "u" | "l";
};
export interface Substitution {
    readonly expression: RegExp | undefined;
    readonly replacement: readonly Replacement[];
    readonly isGlobal: boolean;
    /** Which match is the first to be replaced, from 1. */
    readonly nth: number;
    readonly prints: boolean;
    readonly path: string | undefined;
}
export interface Step {
    readonly from: Address | undefined;
    readonly to: Address | undefined;
    readonly isNegated: boolean;
    readonly name: string;
    /** A text, a label, a path or an exit code. */
    readonly text: string;
    readonly substitution?: Substitution;
    readonly map?: ReadonlyMap<string, string>;
    /** Of a branch or a block: the step to go on with. */
    target: number;
}
export declare function parseSed(script: string, isExtended: boolean): readonly Step[];
