/**
 * Regular expressions of POSIX, as JavaScript's. They work on byte strings.
 * Source: POSIX.1-2024, base definitions, 9; GNU for `\+`, `\?`, `\|`, `\w`, `\<` in basic ones.
 */
export interface ExpressionOptions {
    /** `grep -E`, `sed -E`, awk: parentheses and braces are special by themselves. */
    readonly isExtended?: boolean;
    /** Those of a RegExp, beside `s`, which it always has. */
    readonly flags?: string;
    /** In awk a backslash escapes within brackets, too. */
    readonly escapesInBrackets?: boolean;
}
/** The expression; undefined where it is none. */
export declare function regularExpression(pattern: string, { isExtended, flags, escapesInBrackets }?: ExpressionOptions): RegExp | undefined;
/** An expression in JavaScript's own words, which are those of Perl; undefined if it is none. */
export declare function scriptExpression(source: string, flags?: string): RegExp | undefined;
