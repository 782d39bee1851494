import { compareText } from "../../api/compare-text.ts";
import type { Json } from "../../api/json.ts";
import { compareQuantities, parseQuantity } from "../../api/quantity.ts";
import { Failure } from "./failure.ts";
import { relaxedJsonPath, textOf } from "./json-path.ts";

/**
 * Sorts by the first value at a path: numbers and quantities by their amount, all else as text.
 * What lacks it is first. Source: kubectl 1.36.
 */
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
  const [one, other] = [textOf(left), textOf(right)];
  return compareAmounts(one, other) ?? compareText(one, other);
}

/** `512Mi` before `1Gi`; nothing where one of them is no amount. */
function compareAmounts(left: string, right: string): number | undefined {
  const areAmounts = [left, right].every((text) => parseQuantity(text) !== undefined);
  return areAmounts ? compareQuantities(left, right) : undefined;
}
