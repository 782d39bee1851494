import type { Json } from "../../api/json.ts";
import { Failure } from "./failure.ts";
import { relaxedJsonPath, textOf } from "./json-path.ts";

/** Sorts by the first value at a path, numbers in text by their amount; what lacks it is first. */
export function sortByPath<T>(
  items: readonly T[],
  path: string,
  objectOf: (item: T) => Json,
): readonly T[] {
  const find = relaxedJsonPath(path);
  const keyed = items.map((item) => ({ item, key: find(objectOf(item))[0] }));
  if (items.length > 0 && keyed.every(({ key }) => key === undefined)) {
    const braced = path.startsWith("{") ? path : `{${path.startsWith(".") ? "" : "."}${path}}`;
    throw new Failure(`couldn't find any field with path "${braced}" in the list of objects`);
  }
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ item }) => item);
}

function compareKeys(left: Json | undefined, right: Json | undefined): number {
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined);
  }
  if (typeof left === "number" && typeof right === "number") return left - right;
  return compareNaturally(textOf(left), textOf(right));
}

/** `a2` before `a10`. */
function compareNaturally(left: string, right: string): number {
  const [a, b] = [left, right].map((text) => text.match(/\d+|\D+/g) ?? []);
  const length = Math.max(a?.length ?? 0, b?.length ?? 0);
  for (let at = 0; at < length; at += 1) {
    const [x, y] = [a?.[at], b?.[at]];
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    if (/^\d/.test(x) && /^\d/.test(y) && Number(x) !== Number(y)) return Number(x) - Number(y);
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}
