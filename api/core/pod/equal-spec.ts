import { isObject } from "../../json.ts";
import { compareQuantities, parseQuantity } from "../../quantity.ts";

/** Maps, of which an empty one is as good as none. */
const maps = new Set(["nodeSelector", "overhead", "limits", "requests", "matchLabels", "options"]);
/** Maps whose values are amounts. */
const amounts = new Set(["overhead", "limits", "requests"]);
/** Scalars of which false, 0 and "" are as good as none. */
const plain = new Set(
  (
    "hostNetwork hostPID hostIPC stdin stdinOnce tty readOnly hostPort hostIP nodeName hostname " +
    "subdomain priorityClassName value workingDir subPath subPathExpr key operator effect"
  ).split(" "),
);

/**
 * True where two parts of a pod mean the same: as lists and maps, none and empty are alike, and
 * amounts count rather than how they are written. `name` is the field that holds the part.
 * Source: apiequality.Semantic.DeepEqual.
 */
export function equalPart(left: unknown, right: unknown, name = ""): boolean {
  if (left === right) return true;
  if (Array.isArray(left) || Array.isArray(right)) return equalLists(left ?? [], right ?? []);
  if (isObject(left) || isObject(right)) {
    const isMap = maps.has(name);
    return equalObjects(left ?? (isMap ? {} : left), right ?? (isMap ? {} : right), name);
  }
  return plain.has(name) && isZero(left) && isZero(right);
}

function equalLists(left: unknown, right: unknown): boolean {
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
  return left.every((item, index) => equalPart(item, right[index]));
}

function equalObjects(left: unknown, right: unknown, name: string): boolean {
  if (!isObject(left) || !isObject(right)) return false;
  const equal = amounts.has(name) ? equalAmounts : equalPart;
  for (const key in left) if (!equal(left[key], right[key], key)) return false;
  for (const key in right) {
    if (left[key] === undefined && !equal(undefined, right[key], key)) return false;
  }
  return true;
}

function equalAmounts(left: unknown, right: unknown): boolean {
  if (typeof left !== "string" || typeof right !== "string") return left === right;
  if (parseQuantity(left) === undefined || parseQuantity(right) === undefined) return false;
  return compareQuantities(left, right) === 0;
}

const isZero = (value: unknown) =>
  value === undefined || value === false || value === 0 || value === "";
