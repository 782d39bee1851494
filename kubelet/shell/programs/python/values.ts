/**
 * The values of Python. `int` is a bigint, `float` a number, so that both are told apart however
 * they are reckoned with; `str` is text, not bytes.
 */
import { OutOfMemory } from "../../kernel/limits.ts";
import {
  Bound,
  found,
  Instance,
  PlainOf,
  type PyClass,
  Super,
  special,
  Wrapped,
} from "./classes.ts";
import { PyGenerator } from "./generator.ts";
import { Native, PyError, PyFunction, PyType, type Thing } from "./objects.ts";

export type Value = null | boolean | bigint | number | string | PyObject;

export type PyObject =
  | Bytes
  | List
  | Tuple
  | Dict
  | PySet
  | Range
  | Walk
  | Native
  | PyFunction
  | PyType
  | PyError
  | PyGenerator
  | Instance
  | Bound
  | Wrapped
  | Super
  | Thing;

/** `bytes`, one character a byte. */
export class Bytes {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export class List {
  readonly items: Value[];
  /** `dict_keys`, where it shows what is in a dict: views are taken once, for all that is known. */
  readonly view: string | undefined;

  constructor(items: Value[], view?: string) {
    this.items = items;
    this.view = view;
  }
}

export class Tuple {
  readonly items: readonly Value[];

  constructor(items: readonly Value[]) {
    this.items = items;
  }
}

type Key = string | object;

interface Entry {
  readonly key: Value;
  value: Value;
}

export class Dict {
  readonly entries = new Map<Key, Entry>();

  constructor(entries: Iterable<readonly [Value, Value]> = []) {
    for (const [key, value] of entries) this.set(key, value);
  }

  get(key: Value): Value | undefined {
    return this.entries.get(keyOf(key))?.value;
  }

  set(key: Value, value: Value): void {
    const text = keyOf(key);
    const there = this.entries.get(text);
    if (there === undefined) this.entries.set(text, { key, value });
    else there.value = value;
  }

  get keys(): Value[] {
    return [...this.entries.values()].map(({ key }) => key);
  }

  get values(): Value[] {
    return [...this.entries.values()].map(({ value }) => value);
  }
}

/** A dict of a class of the script that derives from `dict`. */
export class DictOf extends Dict {
  readonly type: PyClass;
  readonly members = new Map<string, Value>();

  constructor(type: PyClass) {
    super();
    this.type = type;
  }
}

/** The same of `tuple`. */
export class TupleOf extends Tuple {
  readonly type: PyClass;
  readonly members = new Map<string, Value>();

  constructor(type: PyClass, items: readonly Value[]) {
    super(items);
    this.type = type;
  }
}

export class PySet {
  readonly entries = new Map<Key, Value>();

  constructor(items: Iterable<Value> = []) {
    for (const item of items) this.entries.set(keyOf(item), item);
  }
}

export class Range {
  readonly from: bigint;
  readonly to: bigint;
  readonly step: bigint;

  constructor(from: bigint, to: bigint, step: bigint) {
    this.from = from;
    this.to = to;
    this.step = step;
  }

  get length(): number {
    const span = this.step > 0n ? this.to - this.from : this.from - this.to;
    const size = this.step > 0n ? this.step : -this.step;
    return span <= 0n ? 0 : Number((span + size - 1n) / size);
  }
}

/** What is gone through once, as `zip` and a generator expression make it. */
export class Walk {
  readonly typeName: string;
  readonly items: Iterator<Value>;

  constructor(typeName: string, items: Iterable<Value>) {
    this.typeName = typeName;
    this.items = items[Symbol.iterator]();
  }
}

/** A list may have so many items. */
const itemsMax = 2 ** 22;

/** The count of what is to be made, or OutOfMemory where it is too large. */
export function roomFor(count: number, max = itemsMax): number {
  if (count > max) throw new OutOfMemory("a value");
  return count;
}

export function typeName(value: Value): string {
  if (value === null) return "NoneType";
  switch (typeof value) {
    case "boolean":
      return "bool";
    case "bigint":
      return "int";
    case "number":
      return "float";
    case "string":
      return "str";
    default:
      return nameOfObject(value);
  }
}

function nameOfObject(value: PyObject): string {
  if (value instanceof DictOf || value instanceof TupleOf) return value.type.name;
  if (value instanceof List) return value.view ?? "list";
  if (value instanceof Tuple) return "tuple";
  if (value instanceof Dict) return "dict";
  if (value instanceof PySet) return "set";
  if (value instanceof Range) return "range";
  if (value instanceof Bytes) return "bytes";
  if (value instanceof PyFunction) return "function";
  if (value instanceof PyGenerator) return "generator";
  if (value instanceof Instance) return value.type.name;
  if (value instanceof Bound) return "method";
  if (value instanceof Wrapped) return value.kind;
  if (value instanceof Super) return "super";
  if (value instanceof Native) return "builtin_function_or_method";
  if (value instanceof PyType) return "type";
  if (value instanceof PyError) return value.type.name;
  return value.typeName;
}

/** What makes keys the same: text, or an object that is only like itself. Throws Unhashable. */
export function keyOf(value: Value): Key {
  if (typeof value === "string") return `s${value}`;
  if (value === null) return "None";
  if (typeof value === "boolean") return `n${Number(value)}`;
  if (typeof value === "bigint" || typeof value === "number") return `n${value}`;
  if (value instanceof Bytes) return `b${value.text}`;
  if (value instanceof Tuple) {
    const keys = value.items.map(keyOf);
    const texts = keys.filter((key) => typeof key === "string");
    if (texts.length < keys.length) return value;
    return `t${texts.map((key) => `${key.length}:${key}`).join("")}`;
  }
  if (value instanceof List || value instanceof Dict || value instanceof PySet) {
    throw new Unhashable(typeName(value));
  }
  return value instanceof Instance ? keyOfInstance(value) : value;
}

/** One that is compared by what it holds is a key only where its hash says so, too. */
function keyOfInstance(value: Instance): Key {
  const hash = special(value, "__hash__");
  if (typeof hash === "bigint") return `h${value.type.name} ${hash}`;
  if (value instanceof PlainOf) return keyOf(value.plain);
  if (found(value.type, "__eq__") !== undefined) throw new Unhashable(typeName(value));
  return value;
}

/** Thrown for what cannot be a key. */
export class Unhashable {
  readonly typeName: string;

  constructor(name: string) {
    this.typeName = name;
  }
}
