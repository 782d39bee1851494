/** When values are equal. Source: CEL specification, "Equality". */
import type { Frame } from "./frame.ts";
import { compareNumbers, isNumeric } from "./numbers.ts";
import {
  type Boxed,
  type CelList,
  type CelMap,
  type CelValue,
  isBoxed,
  kindOf,
  mapKeys,
  mapMember,
  mapSize,
} from "./values.ts";

/** Whether two values are equal; those of different types are not, but for numbers. */
export function isEqual(left: CelValue, right: CelValue, frame: Frame): boolean {
  if (left === right) return true;
  if (typeof left === "string" || typeof right === "string") {
    return false;
  }
  if (typeof left === "number" && typeof right === "number") return false;
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right) === 0;
  const kind = kindOf(left);
  if (kind !== kindOf(right)) return false;
  frame.work(1);
  if (isList(left) && isList(right)) return equalLists(left, right, frame);
  if (left instanceof Uint8Array && right instanceof Uint8Array) {
    frame.workText(left.length);
    return left.length === right.length && left.every((byte, index) => byte === right[index]);
  }
  if (isBoxed(left) && isBoxed(right)) return equalBoxes(left, right, frame);
  return kind === "map" && isMap(left) && isMap(right) && equalMaps(left, right, frame);
}

export const isList = (value: CelValue): value is CelList => Array.isArray(value);

export const isMap = (value: CelValue): value is CelMap =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !isBoxed(value) &&
  !(value instanceof Uint8Array);

function equalLists(left: CelList, right: CelList, frame: Frame): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index += 1) {
    frame.work(1);
    if (!isEqual(left[index] ?? null, right[index] ?? null, frame)) return false;
  }
  return true;
}

function equalMaps(left: CelMap, right: CelMap, frame: Frame): boolean {
  if (mapSize(left) !== mapSize(right)) return false;
  for (const key of mapKeys(left)) {
    frame.work(1);
    const [mine, other] = [mapMember(left, key), mapMember(right, key)];
    if (mine === undefined || other === undefined || !isEqual(mine, other, frame)) return false;
  }
  return true;
}

function equalBoxes(left: Boxed, right: Boxed, frame: Frame): boolean {
  if (left.kind === "optional" && right.kind === "optional") {
    const [mine, other] = [left.content, right.content];
    if (mine === undefined || other === undefined) return mine === other;
    return isEqual(mine, other, frame);
  }
  return identityOf(left) === identityOf(right);
}

/** What two boxes of one kind have in common where they are equal. */
function identityOf(box: Boxed): unknown {
  switch (box.kind) {
    case "quantity":
      return box.content.nano;
    case "url":
      return box.content.text;
    case "ip":
      return box.content.bytes.join();
    case "cidr":
      return `${box.content.ip.bytes.join()}/${box.content.length}`;
    case "format":
      return box.content.name;
    case "semver":
      return [box.content.numbers.join("."), ...box.content.prerelease].join("-");
    default:
      return box.content;
  }
}
