/** Text that came from outside and looks like a number counts as either. */
export declare class NumericText {
    readonly text: string;
    readonly value: number;
    constructor(text: string);
}
/** What a variable holds; undefined before it is set. */
export type Value = number | string | NumericText | undefined;
/** What is read from outside. */
export declare const inputValue: (text: string) => Value;
export declare function numberOf(value: Value): number;
/** A whole number has no fraction; another is written with a format. */
export declare function textOf(value: Value, format?: string): string;
export declare function isTrue(value: Value): boolean;
/** Below 0 where the first comes first. Numbers are compared as such, all else as text. */
export declare function compare(left: Value, right: Value): number;
/** What `sprintf` makes. */
export declare function formatted(format: string, values: readonly Value[]): string;
