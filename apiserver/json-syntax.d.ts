/** What is wrong with text that is no JSON, in the words of Go's encoding/json. */
/**
 * The complaint about text that cannot be parsed: `invalid character 'x' looking for beginning of
 * value`, `unexpected end of JSON input`. Empty where nothing is wrong.
 */
export declare function jsonProblem(text: string): string;
