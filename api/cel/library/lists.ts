/** Functions of lists and sets. Source: k8s.io/apiserver/pkg/cel/library/lists.go; cel-go ext. */
import { isEqual } from "../equal.ts";
import { type Frame, fail } from "../frame.ts";
import { type CelFunction, globalFunction, method } from "../functions.ts";
import { arithmetic, compareValues } from "../numbers.ts";
import { Box, type CelList, type CelValue } from "../values.ts";

function isSorted(list: CelList, frame: Frame): boolean {
  frame.work(list.length);
  for (let at = 1; at < list.length; at += 1) {
    if (compareValues(list[at - 1] ?? null, list[at] ?? null) > 0) return false;
  }
  return true;
}

function sum(list: CelList, zero: CelValue, frame: Frame): CelValue {
  frame.work(list.length);
  const [first = zero, ...rest] = list;
  return rest.reduce<CelValue>((total, item) => arithmetic("+", [total, item], frame), first);
}

/** The item that is before all others (`sign` 1) or after them (`sign` -1). */
function extreme(list: CelList, [name, sign]: readonly [string, 1 | -1], frame: Frame): CelValue {
  frame.work(list.length);
  const [first] = list;
  if (first === undefined) return fail(`${name} called on empty list`);
  return list.reduce((best, item) => (compareValues(best, item) * sign > 0 ? item : best), first);
}

function find(list: CelList, item: CelValue, frame: Frame): number {
  frame.work(list.length);
  return list.findIndex((each) => isEqual(each, item, frame));
}

function findLast(list: CelList, item: CelValue, frame: Frame): number {
  frame.work(list.length);
  return list.findLastIndex((each) => isEqual(each, item, frame));
}

/** Each type whose values have an order, and the sum of none of them where there is one. */
const comparable = {
  int: 0,
  uint: new Box("uint", 0n),
  double: new Box("double", 0),
  duration: new Box("duration", 0n),
  bool: undefined,
  timestamp: undefined,
  string: undefined,
  bytes: undefined,
} as const;

/** The types that can be sorted. */
export const comparableNames = [
  "int",
  "uint",
  "double",
  "duration",
  "bool",
  "timestamp",
  "string",
  "bytes",
] as const;

/** The library `lists` of Kubernetes. */
export const lists: readonly CelFunction[] = [
  ...comparableNames.flatMap((name) => {
    const takes = [`list<${name}>`] as const;
    return [
      method("isSorted", { takes, gives: "bool" }, ([list], frame) => isSorted(list, frame)),
      method("min", { takes, gives: name }, ([list], frame) => extreme(list, ["min", 1], frame)),
      method("max", { takes, gives: name }, ([list], frame) => extreme(list, ["max", -1], frame)),
    ];
  }),
  ...comparableNames.flatMap((name) => {
    const zero = comparable[name];
    if (zero === undefined) return [];
    const signature = { takes: [`list<${name}>`] as const, gives: name };
    return [method("sum", signature, ([list], frame) => sum(list, zero, frame))];
  }),
  method("indexOf", { takes: ["list<T>", "T"], gives: "int" }, ([list, item], frame) =>
    find(list, item, frame),
  ),
  method("lastIndexOf", { takes: ["list<T>", "T"], gives: "int" }, ([list, item], frame) =>
    findLast(list, item, frame),
  ),
];

const includes = (list: CelList, item: CelValue, frame: Frame): boolean =>
  list.some((each) => {
    frame.work(1);
    return isEqual(each, item, frame);
  });

const containsAll = (list: CelList, others: CelList, frame: Frame): boolean =>
  others.every((item) => includes(list, item, frame));

const twoLists = { takes: ["list<T>", "list<T>"], gives: "bool" } as const;

/** The library `sets`. */
export const sets: readonly CelFunction[] = [
  globalFunction("sets.contains", twoLists, ([list, others], frame) =>
    containsAll(list, others, frame),
  ),
  globalFunction(
    "sets.equivalent",
    twoLists,
    ([list, others], frame) => containsAll(list, others, frame) && containsAll(others, list, frame),
  ),
  globalFunction("sets.intersects", twoLists, ([list, others], frame) =>
    others.some((item) => includes(list, item, frame)),
  ),
];
