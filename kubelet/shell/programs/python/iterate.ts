/** What a loop goes through. */
import type { Expanding } from "../../words/expand.ts";
import { call } from "./call.ts";
import { classOf, found, Instance, PlainOf, PyClass } from "./classes.ts";
import { errorType, Raised, typeError } from "./errors.ts";
import { PyGenerator } from "./generator.ts";
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
export function iterate(value: Value, machine: Machine): Next {
  if (value instanceof Thing && value.next !== undefined) return value.next;
  if (value instanceof PyGenerator) return () => value.resume(machine);
  if (value instanceof Instance || value instanceof PyClass) return nextOf(value, machine);
  const items = iteratorOf(value);
  // biome-ignore lint/correctness/useYield: all of it is there.
  return function* () {
    const { done, value: item } = items.next();
    return done === true ? undefined : item;
  };
}

/** By the methods that an object has for it. */
function nextOf(value: Instance | PyClass, machine: Machine): Next {
  const type = classOf(value);
  const has = (name: string) => type && found(type, name);
  const walk = has("__iter__");
  const lookUp = has("__getitem__");
  if (walk === undefined && value instanceof PlainOf) return iterate(value.plain, machine);
  if (walk === undefined && lookUp !== undefined) return elementsOf(value, lookUp, machine);
  if (walk === undefined && has("__next__") === undefined) {
    throw typeError(`'${typeName(value)}' object is not iterable`);
  }
  let next: Next | undefined;
  return function* () {
    if (next === undefined) {
      const walked = walk === undefined ? value : yield* call(walk, [value], machine);
      next = walked instanceof Instance ? ownNext(walked, machine) : iterate(walked, machine);
    }
    return yield* next();
  };
}

const ownNext = (value: Instance, machine: Machine): Next => {
  const step = found(value.type, "__next__");
  if (step === undefined) {
    throw typeError(`iter() returned non-iterator of type '${value.type.name}'`);
  }
  return () => untilRaised("StopIteration", call(step, [value], machine));
};

function elementsOf(value: Value, lookUp: Value, machine: Machine): Next {
  let at = -1n;
  return () => {
    at += 1n;
    return untilRaised("IndexError", call(lookUp, [value, at], machine));
  };
}

function* untilRaised(name: string, work: Expanding<Value>): Expanding<Value | undefined> {
  try {
    return yield* work;
  } catch (error) {
    if (error instanceof Raised && error.error.type.isA(errorType(name))) return undefined;
    throw error;
  }
}

/** All of them, of what has an end. */
export function* allOf(value: Value, machine: Machine): Expanding<Value[]> {
  if (value instanceof List || value instanceof Tuple) return [...value.items];
  const next = iterate(value, machine);
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
