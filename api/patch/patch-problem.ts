import { isObject, type Json, type JsonObject } from "../json.ts";

/** Why an operation of a JSON patch cannot be applied. Source: evanphx/json-patch 4. */
export function patchProblem(document: JsonObject, { op, path, from }: JsonObject): string {
  const at = String(path);
  const [name, ...others] = at.split("/").slice(1).reverse();
  const container = others.reverse().reduce<Json | undefined>(memberOf, document);
  const isThere = isObject(container) || Array.isArray(container);
  const index = `Unable to access invalid index: ${name}: invalid index referenced`;
  switch (op) {
    case "add":
      if (isThere) return `error in add for path: '${at}': ${index}`;
      return `add operation does not apply: doc is missing path: "${at}": missing value`;
    case "remove":
      if (!isThere) {
        return `remove operation does not apply: doc is missing path: "${at}": missing value`;
      }
      return Array.isArray(container)
        ? `error in remove for path: '${at}': ${index}`
        : `error in remove for path: '${at}': Unable to remove nonexistent key: ${name}: missing value`;
    case "replace": {
      const missing = isThere ? "key" : "path";
      return `replace operation does not apply: doc is missing ${missing}: ${at}: missing value`;
    }
    case "test":
      return `testing value ${at} failed: test failed`;
    case "move":
    case "copy":
      return `${op} operation does not apply: doc is missing from path: ${from}: missing value`;
    default:
      return `Unexpected kind: ${op}`;
  }
}

function memberOf(value: Json | undefined, token: string): Json | undefined {
  const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
  if (isObject(value)) return value[key];
  return Array.isArray(value) ? value[Number(key)] : undefined;
}
