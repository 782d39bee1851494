/** More functions of lists. Source: cel-go ext/lists.go, version 3, as Kubernetes 1.36 has it. */
import { isEqual, isList } from "../equal.ts";
import { type Frame, fail } from "../frame.ts";
import { type CelFunction, globalFunction, method, smallInt } from "../functions.ts";
import { compareValues } from "../numbers.ts";
import { type CelInt, type CelList, type CelValue, kindOf } from "../values.ts";
import { comparableNames } from "./lists.ts";

/** What it costs to make a list. Source: cel-go, common.ListCreateBaseCost. */
const madeCost = 10;

const spendList = (size: number, frame: Frame): void => frame.spend(size + madeCost);

function slice(list: CelList, [start, end]: readonly [CelInt, CelInt], frame: Frame): CelList {
  const call = `cannot slice(${start}, ${end})`;
  if (start < 0 || end < 0) return fail(`${call}, negative indexes not supported`);
  if (start > end) return fail(`${call}, start index must be less than or equal to end index`);
  if (end > list.length) return fail(`${call}, list is length ${list.length}`);
  spendList(smallInt(end) - smallInt(start), frame);
  return list.slice(smallInt(start), smallInt(end));
}

function flatten(list: CelList, depth: CelInt, frame: Frame): CelList {
  if (depth < 0) return fail("level must be non-negative");
  spendList(list.length * smallInt(depth), frame);
  return flat(list, smallInt(depth), frame);
}

function flat(list: CelList, depth: number, frame: Frame): CelList {
  return list.flatMap((item): CelList => {
    frame.work(1);
    return isList(item) && depth > 0 ? flat(item, depth - 1, frame) : [item];
  });
}

const rangeMax = 10_000_000;

function range(size: CelInt, frame: Frame): CelList {
  if (size < 0) return fail(`lists.range: size must be non-negative, got ${size}`);
  if (size > rangeMax) {
    return fail(`lists.range: size ${size} exceeds maximum allowed (${rangeMax})`);
  }
  spendList(smallInt(size), frame);
  return Array.from({ length: smallInt(size) }, (_, index) => index);
}

/** Comparing all with all counts twice, and a tenth more where they are texts. */
function spendComparisons(list: CelList, frame: Frame): void {
  const [first] = list;
  const isText = typeof first === "string" || first instanceof Uint8Array;
  frame.spend(list.length * list.length * (isText ? 2.1 : 2) + madeCost);
}

function distinct(list: CelList, frame: Frame): CelList {
  spendComparisons(list, frame);
  const found: CelValue[] = [];
  for (const item of list) {
    if (!found.some((each) => isEqual(each, item, frame))) found.push(item);
  }
  return found;
}

/** `list` in the order of its keys, one for each item; those that are equal stay in theirs. */
export function sortByKeys(list: CelList, keys: CelList, frame: Frame): CelList {
  spendComparisons(keys, frame);
  const [first] = keys;
  if (first === undefined) return list;
  if (keys.some((key) => kindOf(key) !== kindOf(first))) {
    return fail("list elements must have the same type");
  }
  return list
    .map((item, at) => ({ item, key: keys[at] ?? null }))
    .sort((left, right) => compareValues(left.key, right.key))
    .map(({ item }) => item);
}

/** The library `lists` of CEL, beside that of Kubernetes. */
export const listExtension: readonly CelFunction[] = [
  method("slice", { takes: ["list<T>", "int", "int"], gives: "list<T>" }, (given, frame) => {
    const [list, start, end] = given;
    return slice(list, [start, end], frame);
  }),
  method("flatten", { takes: ["list<list<T>>"], gives: "list<T>" }, ([list], frame) =>
    flatten(list, 1, frame),
  ),
  method("flatten", { takes: ["list<dyn>", "int"], gives: "list<dyn>" }, ([list, depth], frame) =>
    flatten(list, depth, frame),
  ),
  globalFunction("lists.range", { takes: ["int"], gives: "list<int>" }, ([size], frame) =>
    range(size, frame),
  ),
  method("reverse", { takes: ["list<T>"], gives: "list<T>" }, ([list], frame) => {
    spendList(list.length, frame);
    return list.toReversed();
  }),
  method("distinct", { takes: ["list<T>"], gives: "list<T>" }, ([list], frame) =>
    distinct(list, frame),
  ),
  ...comparableNames.map((name) => {
    const type = `list<${name}>` as const;
    return method("sort", { takes: [type], gives: type }, ([list], frame) =>
      sortByKeys(list, list, frame),
    );
  }),
];
