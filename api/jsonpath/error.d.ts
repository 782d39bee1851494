/** What is wrong with a path, or with what it was applied to. */
export declare class JsonPathError extends Error {
    readonly name = "JsonPathError";
}
