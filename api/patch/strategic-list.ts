import { goText } from "../go-value.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { arrange, directives, keyIn } from "./element-order.ts";
import { settleList } from "./members.ts";
import { badDirective, failed, noMergeKey, unprocessable } from "./refusals.ts";

export interface ListMerge {
  readonly original: readonly Json[];
  readonly patch: readonly Json[];
  /** What tells the items apart; undefined for scalars. */
  readonly mergeKey: string | undefined;
  /** What Go calls the type of the items. */
  readonly itemKind: "struct" | "string";
  /** The patch lists scalars to take out. */
  readonly isDeletion: boolean;
  readonly mergeItem: (original: JsonObject, patch: JsonObject) => JsonObject;
}

/** Merges two lists of the same kind of items. */
export function mergeList(given: ListMerge): readonly Json[] {
  const { original, patch, mergeKey, itemKind, isDeletion } = given;
  if (original.length === 0 && patch.length === 0) return original;
  if (!holdsObjects(original, patch)) {
    if (isDeletion) return settleList(original, without(original, patch));
    const merged = [...new Set([...original, ...patch])];
    const ordered = arrange({ merged, order: patch, serverOrder: original, mergeKey: undefined });
    return settleList(original, ordered);
  }
  if (mergeKey === undefined) throw failed(`cannot merge lists without merge key for ${itemKind}`);
  const directed = applyDirectives(original, patch, mergeKey);
  const merged = mergeItems(directed.original, directed.patch, { ...given, mergeKey });
  const order = { order: directed.patch, serverOrder: directed.original };
  return settleList(original, arrange({ merged, ...order, mergeKey }));
}

function without(original: readonly Json[], patch: readonly Json[]): Json[] {
  const gone = new Set(patch);
  return original.filter((item) => !gone.has(item));
}

/** True for lists of objects. Lists of lists, and of several kinds, cannot be merged. */
function holdsObjects(original: readonly Json[], patch: readonly Json[]): boolean {
  const kinds = new Set([...original, ...patch].map(kindOf));
  const [first] = kinds;
  if (first === "list") throw unprocessable();
  if (kinds.size > 1) {
    throw failed(`list element types are not identical: ${goText([original, patch])}`);
  }
  return kinds.has("object");
}

const kindOf = (item: Json) =>
  Array.isArray(item) ? "list" : item === null ? "null" : typeof item;

interface Directed {
  readonly original: readonly Json[];
  /** The items of the patch that direct nothing. */
  readonly patch: readonly Json[];
}

/** Obeys the items that say `$patch`: they delete their like, or replace the whole list. */
function applyDirectives(
  original: readonly Json[],
  patch: readonly Json[],
  mergeKey: string,
): Directed {
  const plain: Json[] = [];
  let left = original;
  let replaces = false;
  for (const item of patch) {
    if (!isObject(item) || !Object.hasOwn(item, directives.patch)) {
      plain.push(item);
      continue;
    }
    switch (item[directives.patch]) {
      case "delete":
        if (item[mergeKey] === undefined) throw noMergeKey(item, mergeKey);
        left = left.filter((each) => keyIn(each, mergeKey) !== item[mergeKey]);
        break;
      case "replace":
        replaces = true;
        break;
      case "merge":
        throw failed("merging lists cannot yet be specified in the patch");
      default:
        throw badDirective(item[directives.patch], item);
    }
  }
  return replaces ? { original: plain, patch: [] } : { original: left, patch: plain };
}

function mergeItems(
  original: readonly Json[],
  patch: readonly Json[],
  { mergeKey, mergeItem }: { mergeKey: string; mergeItem: ListMerge["mergeItem"] },
): readonly Json[] {
  if (patch.length === 0) return original;
  const merged = [...original];
  const places = new Map<Json, number>();
  merged.forEach((item, index) => {
    const key = keyIn(item, mergeKey);
    if (!places.has(key)) places.set(key, index);
  });
  for (const item of patch) {
    const key = keyIn(item, mergeKey);
    const place = places.get(key);
    const before = place === undefined ? undefined : merged[place];
    if (place !== undefined && isObject(before) && isObject(item)) {
      merged[place] = mergeItem(before, item);
      continue;
    }
    // A new item stays as the patch has it, directives and all, as it does in Kubernetes.
    places.set(key, merged.length);
    merged.push(item);
  }
  return merged;
}
