import { isObject, type Json, type JsonObject } from "../../../api/json.ts";
import { textAt } from "../../../api/json-parts.ts";
import { Failure } from "../failure.ts";

/** The object after one operation of a JSON patch: add, replace or remove. Source: RFC 6902. */
export function operated(object: JsonObject, operation: JsonObject): JsonObject {
  const path = textAt(operation, "path")
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const op = textAt(operation, "op");
  if (!["add", "replace", "remove"].includes(op) || path.length === 0) {
    throw new Failure(`Unexpected kind: ${op}`);
  }
  const value = op === "remove" ? undefined : (operation.value ?? null);
  const missing = (name: string) =>
    new Failure(
      op === "remove"
        ? `error in remove for path: '${operation.path}': ` +
            `Unable to remove nonexistent key: ${name}: missing value`
        : `${op} operation does not apply: doc is missing key: ${operation.path}: missing value`,
    );
  const changed = changedAt(object, path, { isNew: op === "add", value, missing });
  return isObject(changed) ? changed : object;
}

interface Change {
  readonly isNew: boolean;
  /** Nothing where the member is to go. */
  readonly value: Json | undefined;
  missing(name: string): Failure;
}

function changedAt(whole: Json | undefined, path: readonly string[], change: Change): Json {
  const [name = "", ...rest] = path;
  if (Array.isArray(whole)) return changedItems(whole, path, change);
  if (!isObject(whole)) throw change.missing(name);
  const isThere = whole[name] !== undefined;
  if (!isThere && (rest.length > 0 || !change.isNew)) throw change.missing(name);
  if (rest.length > 0) return { ...whole, [name]: changedAt(whole[name], rest, change) };
  const { [name]: _, ...others } = whole;
  return change.value === undefined ? others : { ...whole, [name]: change.value };
}

function changedItems(items: readonly Json[], path: readonly string[], change: Change): Json {
  const [name = "", ...rest] = path;
  const at = name === "-" ? items.length : Number(name);
  if (rest.length > 0) {
    return items.map((item, index) => (index === at ? changedAt(item, rest, change) : item));
  }
  const replaced = change.isNew ? 0 : 1;
  if (!(at + replaced <= items.length)) throw change.missing(name);
  const added = change.value === undefined ? [] : [change.value];
  return [...items.slice(0, at), ...added, ...items.slice(at + replaced)];
}
