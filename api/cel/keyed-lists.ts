/**
 * Lists whose order says nothing: sets, and lists of what has keys, as schemas declare them by
 * `x-kubernetes-list-type`. Source: k8s.io/apiserver/pkg/cel/common/values.go 1.36.
 */
import { ownMember } from "../json.ts";
import { isEqual, isList, isMap } from "./equal.ts";
import type { Frame } from "./frame.ts";
import type { CelType, ListType } from "./types.ts";
import { type CelList, type CelMap, type CelValue, mapKeys, mapMember, mapSize } from "./values.ts";

/** Whether there is such a list in values of the type, so that equality has to heed it. */
export function hasKeyedLists(type: CelType): boolean {
  const known = found.get(type);
  if (known !== undefined) return known;
  const made = partsOf(type).some(hasKeyedLists) || listTypeOf(type) !== undefined;
  found.set(type, made);
  return made;
}

const found = new WeakMap<CelType, boolean>();

function partsOf(type: CelType): readonly CelType[] {
  switch (type.kind) {
    case "list":
    case "optional":
      return [type.item];
    case "map":
      return [type.value];
    case "object":
      return Object.values(type.fields);
    default:
      return [];
  }
}

/** How the items of a list are told apart; `undefined` where that is by their places. */
export const listTypeOf = (type: CelType): ListType | undefined =>
  type.kind === "list" ? type.listType : undefined;

/** Whether two values of the type are equal. */
export function isEqualAs(
  type: CelType,
  [left, right]: readonly [CelValue, CelValue],
  frame: Frame,
): boolean {
  if (left === right) return true;
  if (!hasKeyedLists(type)) return isEqual(left, right, frame);
  if (isList(left) && isList(right) && type.kind === "list") {
    return equalLists(type, [left, right], frame);
  }
  if (isMap(left) && isMap(right)) return equalMaps(type, [left, right], frame);
  return isEqual(left, right, frame);
}

type ListOf = Extract<CelType, { kind: "list" }>;

function equalLists(
  { item, listType }: ListOf,
  [left, right]: readonly [CelList, CelList],
  frame: Frame,
): boolean {
  frame.work(left.length);
  if (left.length !== right.length) return false;
  if (listType === undefined) {
    return left.every((each, at) => isEqualAs(item, [each, right[at] ?? null], frame));
  }
  const others = byIdentity(right, listType);
  return left.every((each) => {
    const other = others.get(identityOf(each, listType));
    return other !== undefined && isEqualAs(item, [each, other], frame);
  });
}

function byIdentity(list: CelList, listType: ListType): Map<string, CelValue> {
  return new Map(list.map((each) => [identityOf(each, listType), each]));
}

/** What tells an item from others: of a set all of it, else its keys. Items are JSON. */
function identityOf(item: CelValue, listType: ListType): string {
  if (listType === "set" || !isMap(item)) return JSON.stringify(item, withoutBigints);
  const keys = listType.map((key) => mapMember(item, key) ?? null);
  return JSON.stringify(keys, withoutBigints);
}

const withoutBigints = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ? `${value}n` : value;

function equalMaps(type: CelType, [left, right]: readonly [CelMap, CelMap], frame: Frame): boolean {
  if (mapSize(left) !== mapSize(right)) return false;
  for (const key of mapKeys(left)) {
    frame.work(1);
    const [mine, other] = [mapMember(left, key), mapMember(right, key)];
    if (mine === undefined || other === undefined) return false;
    if (!isEqualAs(memberType(type, String(key)), [mine, other], frame)) return false;
  }
  return true;
}

const unknown: CelType = { kind: "dyn" };

/** The type of a member by its name in JSON. */
function memberType(type: CelType, name: string): CelType {
  if (type.kind === "map") return type.value;
  if (type.kind !== "object") return unknown;
  const { fields, jsonNames = {} } = type;
  const [field = name] = Object.entries(jsonNames).find(([, json]) => json === name) ?? [];
  return ownMember(fields, field) ?? unknown;
}

/**
 * Two such lists as one: items stay where they are in the first, those with keys as they are in the
 * second, and what is only there follows.
 */
export function unionOfLists(
  [left, right]: readonly [CelList, CelList],
  listType: ListType,
  frame: Frame,
): CelList {
  frame.work(left.length + right.length);
  const more = byIdentity(right, listType);
  const kept = left.map((each) => {
    const key = identityOf(each, listType);
    const other = more.get(key);
    more.delete(key);
    return other === undefined || listType === "set" ? each : other;
  });
  return [...kept, ...more.values()];
}
