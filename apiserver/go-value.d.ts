/** The type into which Go decodes a value: `map[string]interface {}`, `int64`. */
export declare function goTypeOf(value: unknown): string;
/** A value as Go's `%v` prints it: `map[a:1 b:[x y]]`. */
export declare function goText(value: unknown): string;
/** A value as Go's `%#v` prints it: `map[string]interface {}{"a":1, "b":[]interface {}{"x"}}`. */
export declare function goSyntax(value: unknown): string;
