import { depthMax, isShallow } from "../depth.ts";
import { equalJson, isObject, type Json, type JsonObject } from "../json.ts";
import { badRequest, StatusError } from "../status.ts";
import { tooDeep, undecodable, unprocessable } from "./refusals.ts";

/** How many operations one patch may have, and how many characters it may copy. */
const operationsMax = 10_000;
const copiedMax = 3 * 1024 * 1024;

/**
 * Applies a JSON patch (RFC 6902), all of it or, by throwing, none. An operation that cannot be
 * applied is a 422 that does not say which; a body that is no list of operations is a 400.
 * Negative indexes count from the end, and `replace` may add a member.
 * Source: evanphx/json-patch 4, by which Kubernetes patches.
 */
export function jsonPatch(object: JsonObject, patch: unknown): JsonObject {
  if (!Array.isArray(patch)) throw undecodable(patch, "[]interface {}");
  if (patch.length > operationsMax) {
    const fact = `The allowed maximum operations in a JSON patch is ${operationsMax}`;
    const message = `Request entity too large: ${fact}, got ${patch.length}`;
    throw new StatusError("RequestEntityTooLarge", message);
  }
  if (!isShallow(patch)) throw tooDeep();
  const copied = { size: 0 };
  let document: Json = object;
  for (const operation of patch) document = apply(document, operation, copied);
  // Operations on the root are refused, so it stays the object that it was.
  return isObject(document) ? document : object;
}

function apply(document: Json, operation: unknown, copied: { size: number }): Json {
  if (!isObject(operation)) {
    throw badRequest("json: cannot unmarshal value into Go value of type jsonpatch.Operation");
  }
  const { op, path, value = null } = operation;
  const tokens = tokensOf(path);
  switch (op) {
    case "add":
      return edit(document, tokens, (place, key) => withAdded(place, key, value));
    case "remove":
      return edit(document, tokens, withRemoved);
    case "replace":
      return edit(document, tokens, (place, key) => withMember(place, key, value));
    case "move": {
      const from = tokensOf(operation.from);
      const moved = read(document, from);
      const rest = edit(document, from, withRemoved);
      return edit(rest, tokens, (place, key) => withAdded(place, key, moved ?? null));
    }
    case "copy": {
      const copy = read(document, tokensOf(operation.from)) ?? null;
      copied.size += JSON.stringify(copy).length;
      if (copied.size > copiedMax) throw unprocessable();
      return edit(document, tokens, (place, key) => withAdded(place, key, copy));
    }
    case "test":
      if (!equalJson(read(document, tokens) ?? null, value)) throw unprocessable();
      return document;
    default:
      throw unprocessable();
  }
}

type Container = JsonObject | readonly Json[];

const isContainer = (value: Json | undefined): value is Container =>
  Array.isArray(value) || isObject(value);

/** The names along a JSON pointer. The root has none, and cannot be worked on. */
function tokensOf(path: unknown): readonly string[] {
  if (typeof path !== "string") throw unprocessable();
  const tokens = path.split("/").slice(1);
  if (tokens.length === 0 || tokens.length > depthMax) throw unprocessable();
  return tokens.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Replaces the container of the last token by what `change` makes of it, and all above it. */
function edit(
  document: Json,
  tokens: readonly string[],
  change: (place: Container, key: string) => Container,
): Json {
  const trail: Container[] = [];
  let place: Json | undefined = document;
  for (const token of tokens) {
    if (!isContainer(place)) throw unprocessable();
    trail.push(place);
    if (trail.length < tokens.length) place = memberOf(place, token);
  }
  let changed: Json | undefined;
  for (let depth = trail.length - 1; depth >= 0; depth -= 1) {
    const [container = {}, key = ""] = [trail[depth], tokens[depth]];
    changed = changed === undefined ? change(container, key) : withMember(container, key, changed);
  }
  return changed ?? document;
}

/** The value at a path; undefined where its container has no such member. */
function read(document: Json, tokens: readonly string[]): Json | undefined {
  let value: Json | undefined = document;
  for (const token of tokens) {
    if (!isContainer(value)) throw unprocessable();
    value = memberOf(value, token);
  }
  return value;
}

const isList = (place: Container): place is readonly Json[] => Array.isArray(place);

function memberOf(place: Container, key: string): Json | undefined {
  if (isList(place)) return place[indexIn(place.length, key)];
  return Object.hasOwn(place, key) ? place[key] : undefined;
}

function withMember(place: Container, key: string, value: Json): Container {
  if (isList(place)) return place.with(indexIn(place.length, key), value);
  return { ...place, [key]: value };
}

function withAdded(place: Container, key: string, value: Json): Container {
  if (!isList(place)) return { ...place, [key]: value };
  if (key === "-") return [...place, value];
  return place.toSpliced(indexIn(place.length + 1, key), 0, value);
}

function withRemoved(place: Container, key: string): Container {
  if (isList(place)) return place.toSpliced(indexIn(place.length, key), 1);
  if (!Object.hasOwn(place, key)) throw unprocessable();
  return Object.fromEntries(Object.entries(place).filter(([name]) => name !== key));
}

/** The index that `key` says, below `size`; negative ones count from the end. */
function indexIn(size: number, key: string): number {
  const given = /^[-+]?\d+$/.test(key) ? Number(key) : Number.NaN;
  const index = given < 0 ? given + size : given;
  if (!(index >= 0 && index < size)) throw unprocessable();
  return index;
}
