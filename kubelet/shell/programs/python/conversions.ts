/** The types that make values of others. Source: Python 3.14, Built-in Functions. */
import { bytesOf } from "../../bytes.ts";
import type { Expanding } from "../../expand.ts";
import { hashed, isTrue } from "./compare.ts";
import { entriesIn } from "./dict-methods.ts";
import { raised, typeError, valueError } from "./errors.ts";
import { wholeIn } from "./given.ts";
import { allOf } from "./iterate.ts";
import type { Machine } from "./machine.ts";
import { Native, PyType, type Run } from "./objects.ts";
import { isNumber, wholeOf } from "./operators.ts";
import { shown, textOf } from "./text.ts";
import { Unsimulated } from "./tree.ts";
import { Bytes, Dict, List, PySet, Range, roomFor, Tuple, typeName, type Value } from "./values.ts";

type Given = Value | undefined;

function toWhole(value: Given, base: Given): bigint {
  if (value === undefined) return 0n;
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

const typeMembers: Readonly<Record<string, ReadonlyMap<string, Value>>> = {
  dict: new Map([["fromkeys", new Native("fromkeys", "iterable value", fromKeys)]]),
};

export const conversions: readonly PyType[] = makers.map(([name, usage, run]) => {
  const members = typeMembers[name];
  return new PyType(name, { make: new Native(name, usage, run), ...(members && { members }) });
});
