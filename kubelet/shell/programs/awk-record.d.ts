import { type Value } from "./awk-value.ts";
/** The parts of a text between separators; blanks alone part words. */
export declare function splitText(text: string, separator: string | RegExp): readonly string[];
/** The record and its fields, each made of the other when it is looked at. */
export declare class AwkRecord {
    #private;
    constructor(separator: () => string, joiner: () => string);
    get text(): string;
    set text(text: string);
    get count(): number;
    set count(count: number);
    /** Splits it by the separator that there is now. */
    settle(): void;
    field(index: number): Value;
    setField(index: number, text: string): void;
}
