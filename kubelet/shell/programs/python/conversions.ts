/** The types that make values of others. Source: Python 3.14, Built-in Functions. */
import { bytesOf } from "../../kernel/bytes.ts";
import type { Expanding } from "../../words/expand.ts";
import { PlainOf, PyClass, special } from "./classes.ts";
import { hashed, isTrue } from "./compare.ts";
import { entriesIn } from "./dict-methods.ts";
import { raised, typeError, valueError } from "./errors.ts";
import { textIn, wholeIn } from "./given.ts";
import { allOf } from "./iterate.ts";
import type { Machine } from "./machine.ts";
import { Native, PyType, type Run } from "./objects.ts";
import { isNumber, wholeOf } from "./operators.ts";
import { shown, textOf } from "./text.ts";
import { Unsimulated } from "./tree.ts";
import {
  Bytes,
  Dict,
  DictOf,
  List,
  PySet,
  Range,
  roomFor,
  Tuple,
  TupleOf,
  typeName,
  type Value,
} from "./values.ts";

type Given = Value | undefined;

function toWhole(value: Given, base: Given): bigint {
  if (value === undefined) return 0n;
  const own = special(value, "__int__") ?? special(value, "__index__");
  if (typeof own === "bigint") return own;
  if (value instanceof PlainOf) return toWhole(value.plain, base);
  if (typeof value === "number") return truncated(value);
  if (isNumber(value)) return wholeOf(value);
  const text = value instanceof Bytes ? value.text : value;
  if (typeof text === "string") return readWhole(text, Number(wholeIn(base ?? 10n)));
  const kinds = "a string, a bytes-like object or a real number";
  throw typeError(`int() argument must be ${kinds}, not '${typeName(value)}'`);
}

function truncated(value: number): bigint {
  if (Number.isNaN(value)) throw valueError("cannot convert float NaN to integer");
  if (!Number.isFinite(value)) {
    throw raised("OverflowError", "cannot convert float infinity to integer");
  }
  return BigInt(Math.trunc(value));
}

const prefixes: Readonly<Record<number, string>> = { 2: "0b", 8: "0o", 16: "0x" };

function readWhole(text: string, base: number): bigint {
  const wrong = () => valueError(`invalid literal for int() with base ${base}: ${shown(text)}`);
  const [, sign, digits = ""] = /^\s*([-+]?)([\da-z]+(?:_[\da-z]+)*)\s*$/i.exec(text) ?? [];
  const plain = digits.replaceAll("_", "").toLowerCase();
  const prefix = prefixes[base];
  if (base !== 10 && prefix === undefined) throw new Unsimulated(`int with base ${base}`);
  const given = prefix !== undefined && plain.startsWith(prefix) ? plain.slice(2) : plain;
  const isRight = [...given].every((digit) => Number.parseInt(digit, 36) < base);
  if (given === "" || !isRight) throw wrong();
  const value = BigInt((prefix ?? "") + given);
  return sign === "-" ? -value : value;
}

function toFloat(value: Given): number {
  if (value === undefined) return 0;
  if (isNumber(value)) return Number(value);
  const own = special(value, "__float__");
  if (typeof own === "number") return own;
  if (value instanceof PlainOf) return toFloat(value.plain);
  if (typeof value !== "string") {
    throw typeError(`float() argument must be a string or a real number, not '${typeName(value)}'`);
  }
  const text = value.trim().toLowerCase();
  const [, sign, word] = /^([-+]?)(inf(?:inity)?|nan)$/.exec(text) ?? [];
  if (word === "nan") return Number.NaN;
  if (word !== undefined) return sign === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const form = /^[-+]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[-+]?\d+)?$/;
  if (!form.test(text)) throw valueError(`could not convert string to float: ${shown(value)}`);
  return Number(text.replaceAll("_", ""));
}

function toRange([first, second, third]: readonly Given[]): Range {
  const step = third === undefined ? 1n : wholeIn(third);
  if (step === 0n) throw valueError("range() arg 3 must not be zero");
  if (second === undefined) return new Range(0n, wholeIn(first), 1n);
  return new Range(wholeIn(first), wholeIn(second), step);
}

function toBytes([value, encoding]: readonly Given[]): Bytes {
  if (value === undefined) return new Bytes("");
  if (typeof value === "bigint") return new Bytes("\0".repeat(roomFor(Number(value), 2 ** 24)));
  if (value instanceof Bytes) return value;
  if (typeof value !== "string") throw new Unsimulated(`bytes of ${typeName(value)}`);
  if (encoding === undefined) throw typeError("string argument without an encoding");
  return new Bytes(bytesOf(value));
}

const items = (value: Given, machine: Machine): Expanding<Value[]> =>
  allOf(value ?? new Tuple([]), machine);

const fromKeys: Run = function* ([keys = null, value = null], machine) {
  const all = yield* allOf(keys, machine);
  return hashed(() => new Dict(all.map((key) => [key, value] as const)));
};

const makers: readonly (readonly [name: string, usage: string, run: Run])[] = [
  ["int", "x base", ([value, base]) => toWhole(value, base)],
  ["float", "x", ([value]) => toFloat(value)],
  ["str", "object", ([value]) => (value === undefined ? "" : textOf(value))],
  ["bool", "object", ([value]) => isTrue(value ?? null)],
  ["bytes", "source encoding", (args) => toBytes(args)],
  ["range", "start stop step", (args) => toRange(args)],
  [
    "list",
    "iterable",
    function* ([value], machine) {
      return new List(yield* items(value, machine));
    },
  ],
  [
    "tuple",
    "iterable",
    function* ([value], machine) {
      return new Tuple(yield* items(value, machine));
    },
  ],
  [
    "set",
    "iterable",
    function* ([value], machine) {
      const all = yield* items(value, machine);
      return hashed(() => new PySet(all));
    },
  ],
  [
    "dict",
    "* **",
    function* ([value], machine, named) {
      const entries = yield* entriesIn(value, named, machine);
      return hashed(() => new Dict(entries));
    },
  ],
];

/** What classes of the script that derive from `dict` begin with. */
const dictMembers: readonly Native[] = [
  new Native("fromkeys", "iterable value", fromKeys),
  new Native("__new__", "* **", ([type]) =>
    type instanceof PyClass ? new DictOf(type) : new Dict(),
  ),
  new Native("__init__", "* **", function* ([self, value], machine, named) {
    const entries = yield* entriesIn(value, named, machine);
    hashed(() => {
      if (self instanceof Dict) for (const [key, of] of entries) self.set(key, of);
    });
    return null;
  }),
  new Native("__getitem__", "self key", ([self, key = null]) => {
    const value = self instanceof Dict ? hashed(() => self.get(key)) : undefined;
    const other = value ?? special(self ?? null, "__missing__", key);
    if (other === undefined) throw raised("KeyError", key);
    return other;
  }),
  new Native("__setitem__", "self key value", ([self, key = null, value = null]) => {
    if (self instanceof Dict) hashed(() => self.set(key, value));
    return null;
  }),
];

const newTuple = new Native("__new__", "cls iterable", function* ([type, value], machine) {
  const all = yield* items(value, machine);
  return type instanceof PyClass ? new TupleOf(type, all) : new Tuple(all);
});

/** Objects of classes of the script that are worth a text or a number, too. */
const newPlain = (plain: (...args: readonly Given[]) => PlainOf["plain"]) =>
  new Map([
    [
      "__new__",
      new Native("__new__", "cls object base", ([type, ...args]) =>
        type instanceof PyClass ? new PlainOf(type, plain(...args)) : plain(...args),
      ),
    ],
  ]);

const fromHex = new Native("fromhex", "string", ([given]) => {
  const digits = textIn(given).replace(/\s+/g, "");
  if (!/^(?:[\da-f]{2})*$/i.test(digits)) {
    throw valueError("non-hexadecimal number found in fromhex() arg");
  }
  const each = digits.match(/../g) ?? [];
  return new Bytes(String.fromCharCode(...each.map((pair) => Number.parseInt(pair, 16))));
});

const typeMembers: Readonly<Record<string, ReadonlyMap<string, Value>>> = {
  bytes: new Map([["fromhex", fromHex]]),
  dict: new Map(dictMembers.map((each) => [each.name, each] as const)),
  float: newPlain(toFloat),
  int: newPlain(toWhole),
  str: newPlain((value) => (value === undefined ? "" : textOf(value))),
  tuple: new Map([["__new__", newTuple]]),
};

export const conversions: readonly PyType[] = makers.map(([name, usage, run]) => {
  const members = typeMembers[name];
  return new PyType(name, { make: new Native(name, usage, run), ...(members && { members }) });
});
