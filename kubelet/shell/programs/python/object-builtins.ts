/** The functions of Python's own that are about objects and classes. Source: Python 3.14. */

import { textOf as decoded } from "../../kernel/bytes.ts";
import { readLine } from "../../kernel/streams.ts";
import type { Expanding } from "../../words/expand.ts";
import { attribute, memberOf, removeAttribute, setAttribute } from "./attribute.ts";
import { call } from "./call.ts";
import {
  found,
  hasMembers,
  Instance,
  notImplemented,
  objectType,
  orderOf,
  PyClass,
  Super,
  special,
  Wrapped,
} from "./classes.ts";
import { errorType, Raised, raised, typeError } from "./errors.ts";
import { PyGenerator } from "./generator.ts";
import { textIn } from "./given.ts";
import { iterate } from "./iterate.ts";
import type { Machine } from "./machine.ts";
import { Native, PyError, PyFunction, PyType, Thing } from "./objects.ts";
import { textOf } from "./text.ts";
import { Unsimulated } from "./tree.ts";
import { Dict, keyOf, List, Tuple, typeName, type Value, Walk } from "./values.ts";

type Given = Value | undefined;

function superOf([type, self]: readonly Given[], { frame }: Machine): Value {
  const after = type ?? frame.owner;
  const of = self ?? frame.self;
  if (!(after instanceof PyType) || of === undefined) {
    throw raised("RuntimeError", "super(): no arguments");
  }
  return new Super(of, after);
}

/** The types of Python that are functions here. */
const kindsOfNative: ReadonlySet<string> = new Set([
  "classmethod",
  "property",
  "staticmethod",
  "type",
]);

/** Whether a value is of a type, or of one of several. */
export function isInstance(value: Value, type: Value): boolean {
  if (type instanceof Tuple) return type.items.some((each) => isInstance(value, each));
  if (type instanceof Native && kindsOfNative.has(type.name)) {
    return type.name === (value instanceof PyType ? "type" : typeName(value));
  }
  if (!(type instanceof PyType)) {
    throw typeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
  }
  if (type.name === "object") return true;
  if (value instanceof PyError || hasMembers(value)) return value.type.isA(type);
  if (type instanceof PyClass) return false;
  if (value instanceof PyType) return type.name === "type";
  const name = typeName(value);
  return type.name === name || (name === "bool" && type.name === "int");
}

function isSubclass(type: Value, of: Value): boolean {
  if (of instanceof Tuple) return of.items.some((each) => isSubclass(type, each));
  if (!(type instanceof PyType)) throw typeError("issubclass() arg 1 must be a class");
  if (!(of instanceof PyType)) throw typeError("issubclass() arg 2 must be a class");
  return of.name === "object" || type.isA(of);
}

/** The attribute, or another value where there is none. */
function attributeOr([of = null, name, other]: readonly Given[]): Value {
  if (other === undefined) return attribute(of, textIn(name));
  try {
    return attribute(of, textIn(name));
  } catch (error) {
    if (isRaised(error, "AttributeError")) return other;
    throw error;
  }
}

const isRaised = (error: unknown, name: string) =>
  error instanceof Raised && error.error.type.isA(errorType(name));

function* next([of = null, other]: readonly Given[], machine: Machine): Expanding<Value> {
  const isIterator =
    of instanceof Walk ||
    of instanceof PyGenerator ||
    (of instanceof Thing && of.next !== undefined) ||
    (of instanceof Instance && found(of.type, "__next__") !== undefined);
  if (!isIterator) throw typeError(`'${typeName(of)}' object is not an iterator`);
  if (of instanceof Instance && other === undefined) {
    return yield* call(found(of.type, "__next__") ?? null, [of], machine);
  }
  const item =
    of instanceof Instance
      ? yield* ended(call(found(of.type, "__next__") ?? null, [of], machine))
      : yield* iterate(of, machine)();
  if (item !== undefined) return item;
  if (other !== undefined) return other;
  throw raised("StopIteration");
}

function* ended(work: Expanding<Value>): Expanding<Value | undefined> {
  try {
    return yield* work;
  } catch (error) {
    if (isRaised(error, "StopIteration")) return undefined;
    throw error;
  }
}

function* iterator([of = null]: readonly Given[], machine: Machine): Expanding<Value> {
  if (of instanceof Walk || of instanceof PyGenerator || of instanceof Thing) return of;
  if (of instanceof Instance) {
    const own = found(of.type, "__iter__");
    if (own !== undefined) return yield* call(own, [of], machine);
  }
  const step = iterate(of, machine);
  return new Thing("iterator", [], { next: step });
}

function* input([prompt]: readonly Given[], machine: Machine): Expanding<Value> {
  if (prompt !== undefined) yield* machine.print(textOf(prompt));
  yield* machine.flush();
  const line = yield* readLine(machine.shell.streams.input);
  if (line === undefined) throw raised("EOFError", "EOF when reading a line");
  return decoded(line);
}

/** A number for each key, the same in every run. */
function hash(value: Value): bigint {
  const own = special(value, "__hash__");
  if (own !== undefined && typeof own === "bigint") return own;
  if (typeof value === "bigint") return value;
  const key = keyOf(value);
  const text = typeof key === "string" ? key : typeName(value);
  let sum = 7n;
  for (const letter of text) {
    sum = BigInt.asIntN(61, sum * 1_000_003n + BigInt(letter.codePointAt(0) ?? 0));
  }
  return sum;
}

function variables(of: Given, { globals }: Machine): Value {
  if (of === undefined) return new Dict(globals.values);
  if (hasMembers(of) || of instanceof PyError) return new Dict(of.members);
  if (of instanceof PyClass) return new Dict(of.own);
  throw typeError("vars() argument must have __dict__ attribute");
}

function names(of: Given, { globals }: Machine): Value {
  if (of === undefined) return new List([...globals.values.keys()].sort());
  if (!(of instanceof Instance)) throw new Unsimulated(`dir of ${typeName(of)}`);
  const all = new Set(of.members.keys());
  for (const type of orderOf(of.type)) for (const name of type.members.keys()) all.add(name);
  return new List([...all].sort());
}

export function isCallable(value: Value): boolean {
  if (value instanceof Instance) return found(value.type, "__call__") !== undefined;
  const kind = typeName(value);
  return (
    value instanceof PyFunction ||
    value instanceof Native ||
    value instanceof PyType ||
    kind === "method"
  );
}

/** Their names, how they are given what they need, and what they do. */
export const objectFunctions: readonly (readonly [string, string, Native["run"]])[] = [
  ["super", "type self", superOf],
  ["isinstance", "obj class", ([value = null, type = null]) => isInstance(value, type)],
  ["issubclass", "cls class", ([type = null, of = null]) => isSubclass(type, of)],
  ["callable", "obj", ([value = null]) => isCallable(value)],
  ["hasattr", "obj name", ([of = null, name]) => memberOf(of, textIn(name)) !== undefined],
  ["getattr", "object name default", attributeOr],
  [
    "setattr",
    "obj name value",
    ([of = null, name, value = null]) => {
      setAttribute(of, textIn(name), value);
      return null;
    },
  ],
  [
    "delattr",
    "obj name",
    ([of = null, name]) => {
      removeAttribute(of, textIn(name));
      return null;
    },
  ],
  ["staticmethod", "function", ([callee = null]) => new Wrapped("staticmethod", callee)],
  ["classmethod", "function", ([callee = null]) => new Wrapped("classmethod", callee)],
  [
    "property",
    "fget fset",
    ([getter = null, setter = null]) => new Wrapped("property", getter, setter),
  ],
  ["iter", "object", iterator],
  ["next", "*", next],
  ["input", "prompt", input],
  ["id", "obj", ([of]) => BigInt(of instanceof Instance ? of.id : 0) * 48n + 139_000_000_000n],
  ["hash", "obj", ([of = null]) => hash(of)],
  ["vars", "object", ([of], machine) => variables(of, machine)],
  ["dir", "object", ([of], machine) => names(of, machine)],
  ["globals", "", (_, { globals }) => new Dict(globals.values)],
];

export const objectValues: readonly (readonly [string, Value])[] = [
  ["object", objectType],
  ["NotImplemented", notImplemented],
  ["Ellipsis", new Thing("ellipsis", [], { shown: "Ellipsis" })],
];
