/** Regular expressions of Go, as JavaScript runs them. */
/** The expression; text that says what is wrong with it, where it is none. */
export declare function goRegExp(pattern: string): RegExp | string;
