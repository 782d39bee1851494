/** `echo` and `printf`. Source: POSIX.1-2024, printf; busybox for the flags of echo. */
/** The text with its backslash escapes; `\c` ends it. */
export declare function unescapedText(text: string): string;
/** What `echo` prints. */
export declare function echoText(args: readonly string[]): string;
/** What `printf` prints: the format again as long as there are arguments. */
export declare function formatted(format: string, args: readonly string[]): string;
