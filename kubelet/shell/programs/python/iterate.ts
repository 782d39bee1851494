/** What a loop goes through. */
import type { Expanding } from "../../expand.ts";
import { typeError } from "./errors.ts";
import type { Machine } from "./machine.ts";
import { Thing } from "./objects.ts";
import {
  Bytes,
  Dict,
  List,
  PySet,
  Range,
  roomFor,
  Tuple,
  typeName,
  type Value,
  Walk,
} from "./values.ts";

/** Gives one after another; undefined after the last. */
export type Next = () => Expanding<Value | undefined>;

/** Throws TypeError where there is nothing to go through. */
export function iterate(value: Value): Next {
  if (value instanceof Thing && value.next !== undefined) return value.next;
  const items = iteratorOf(value);
  // biome-ignore lint/correctness/useYield: all of it is there.
  return function* () {
    const { done, value: item } = items.next();
    return done === true ? undefined : item;
  };
}

/** All of them, of what has an end. */
export function* allOf(value: Value, machine: Machine): Expanding<Value[]> {
  if (value instanceof List || value instanceof Tuple) return [...value.items];
  const next = iterate(value);
  const items: Value[] = [];
  for (let item = yield* next(); item !== undefined; item = yield* next()) {
    items.push(item);
    roomFor(items.length);
    yield* machine.step();
  }
  return items;
}

function iteratorOf(value: Value): Iterator<Value> {
  if (typeof value === "string") return value[Symbol.iterator]();
  // A list that grows while it is gone through is gone through to its new end.
  if (value instanceof List || value instanceof Tuple) return value.items[Symbol.iterator]();
  if (value instanceof Dict) return value.keys[Symbol.iterator]();
  if (value instanceof PySet) return [...value.entries.values()][Symbol.iterator]();
  if (value instanceof Range) return numbersOf(value);
  if (value instanceof Walk) return value.items;
  if (value instanceof Bytes) {
    return [...value.text].map((each) => BigInt(each.charCodeAt(0)))[Symbol.iterator]();
  }
  throw typeError(`'${typeName(value)}' object is not iterable`);
}

function* numbersOf({ from, step, length }: Range): Generator<Value, undefined> {
  for (let index = 0, at = from; index < length; index += 1, at += step) yield at;
  return undefined;
}
