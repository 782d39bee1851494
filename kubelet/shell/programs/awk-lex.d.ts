export interface Token {
    readonly kind: "number" | "string" | "regex" | "name" | "call" | "word" | "operator" | "end";
    /** Of a string, without its escapes; of a line's end, "\n". */
    readonly text: string;
}
export declare const awkText: (text: string) => string;
export declare function tokensOf(source: string): readonly Token[];
