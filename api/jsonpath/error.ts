/** What is wrong with a path, or with what it was applied to. */
export class JsonPathError extends Error {
  override readonly name = "JsonPathError";
}
