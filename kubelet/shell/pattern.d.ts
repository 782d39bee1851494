/** Shell patterns: `*`, `?`, `[a-z]`, `[!x]`, with `\` before what is meant literally. */
export declare const escaped: (text: string) => string;
export declare const hasPattern: (pattern: string) => boolean;
/** The text that a pattern without wildcards stands for. */
export declare const unescaped: (pattern: string) => string;
/** The source of a regular expression. `*` is as short as can be where it is to be `lazy`. */
export declare function patternSource(pattern: string, { lazy }?: {
    lazy?: boolean | undefined;
}): string;
export declare const patternOf: (pattern: string) => RegExp;
