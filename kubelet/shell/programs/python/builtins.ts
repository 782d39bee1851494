/** The names that every script knows. Source: Python 3.14, Built-in Functions. */
import type { Expanding } from "../../words/expand.ts";
import { attribute, memberOf } from "./attribute.ts";
import { call } from "./call.ts";
import { hasMembers, PlainOf, PyClass, special } from "./classes.ts";
import { compare, isTrue } from "./compare.ts";
import { conversions } from "./conversions.ts";
import { lettersOf } from "./element.ts";
import { errorTypes, Raised, raised, typeError, valueError } from "./errors.ts";
import { openFile } from "./files.ts";
import { fixed, formatValue } from "./format-spec.ts";
import { numberIn, pathIn, textIn, wholeIn } from "./given.ts";
import { allOf } from "./iterate.ts";
import { sorted } from "./list-methods.ts";
import type { Machine } from "./machine.ts";
import { objectFunctions, objectValues } from "./object-builtins.ts";
import { type Named, Native, PyError, PyType, type Run, Thing } from "./objects.ts";
import { isNumber, pairs, reckon, wholeOf } from "./operators.ts";
import { shown, textOf } from "./text.ts";
import { Unsimulated } from "./tree.ts";
import { Bytes, Dict, List, PySet, Range, Tuple, typeName, type Value, Walk } from "./values.ts";

type Given = Value | undefined;

function* print(args: readonly Given[], machine: Machine, named: Named): Expanding<null> {
  const option = (name: string, usual: string) => {
    const given = named.get(name) ?? null;
    return given === null ? usual : textIn(given, name);
  };
  const text =
    args.map((arg) => textOf(arg ?? null)).join(option("sep", " ")) + option("end", "\n");
  const to = named.get("file") ?? null;
  const file = to === null ? machine.stdout : to;
  const write = memberOf(file, "write");
  if (write === undefined && file instanceof Thing) {
    throw raised("io.UnsupportedOperation", "not writable");
  }
  yield* call(write ?? attribute(file, "write"), [text], machine);
  const flush = memberOf(file, "flush");
  if (isTrue(named.get("flush") ?? false) && flush !== undefined) yield* call(flush, [], machine);
  return null;
}

function length(value: Given): bigint {
  if (typeof value === "string") return BigInt(lettersOf(value).length);
  if (value instanceof List || value instanceof Tuple) return BigInt(value.items.length);
  if (value instanceof Dict || value instanceof PySet) return BigInt(value.entries.size);
  if (value instanceof Range) return BigInt(value.length);
  if (value instanceof Bytes) return BigInt(value.text.length);
  const own = special(value ?? null, "__len__");
  if (typeof own === "bigint") return own;
  if (value instanceof PlainOf) return length(value.plain);
  throw typeError(`object of type '${typeName(value ?? null)}' has no len()`);
}

/** `min` and `max`: of all that is given, or of what one value gives. */
const extreme = (name: string, sign: number): Run =>
  function* (args, machine, named) {
    const given = args.map((arg) => arg ?? null);
    const [first = null] = given;
    const items = given.length === 1 ? yield* allOf(first, machine) : given;
    const key = named.get("key") ?? null;
    let best: { readonly item: Value; readonly key: Value } | undefined;
    for (const item of items) {
      const of = key === null ? item : yield* call(key, [item], machine);
      if (best === undefined || sign * compare(of, best.key) > 0) best = { item, key: of };
    }
    const usual = named.get("default");
    if (best !== undefined) return best.item;
    if (usual !== undefined) return usual;
    throw valueError(`${name}() iterable argument is empty`);
  };

function* sum([items, start = 0n]: readonly Given[], machine: Machine): Expanding<Value> {
  let total: Value = start;
  for (const item of yield* allOf(items ?? null, machine)) total = reckon("+", total, item);
  return total;
}

function round(value: Given, digits: Given): Value {
  const whole = value !== undefined && isNumber(value) && typeof value !== "number";
  const places = digits === undefined || digits === null ? undefined : Number(wholeIn(digits));
  if (whole && (places === undefined || places >= 0)) return wholeOf(value);
  if (whole || (places ?? 0) < 0) throw new Unsimulated("round to tens");
  const number = numberIn(value);
  if (!Number.isFinite(number)) {
    if (places !== undefined) return number;
    const isNan = Number.isNaN(number);
    throw isNan
      ? valueError("cannot convert float NaN to integer")
      : raised("OverflowError", "cannot convert float infinity to integer");
  }
  const text = (number < 0 ? "-" : "") + fixed(Math.abs(number), places ?? 0);
  return places === undefined ? BigInt(text) : Number(text);
}

function* zip(args: readonly Given[], machine: Machine): Expanding<Value> {
  const columns: Value[][] = [];
  for (const arg of args) columns.push(yield* allOf(arg ?? null, machine));
  const rows = columns.length === 0 ? 0 : Math.min(...columns.map((each) => each.length));
  const items = Array.from({ length: rows }, (_, row) => {
    return new Tuple(columns.map((column) => column[row] ?? null));
  });
  return new Walk("zip", items);
}

function* mapped(args: readonly Given[], machine: Machine): Expanding<Value> {
  const [callee = null, items = null, more] = args;
  if (more !== undefined) throw new Unsimulated("map of more than one");
  const made: Value[] = [];
  for (const item of yield* allOf(items, machine)) made.push(yield* call(callee, [item], machine));
  return new Walk("map", made);
}

function* filtered(
  [test = null, items = null]: readonly Given[],
  machine: Machine,
): Expanding<Value> {
  const kept: Value[] = [];
  for (const item of yield* allOf(items, machine)) {
    if (isTrue(test === null ? item : yield* call(test, [item], machine))) kept.push(item);
  }
  return new Walk("filter", kept);
}

/** `any` and `all`: whether one decides it. */
const deciding = (decides: boolean): Run =>
  function* ([items = null], machine) {
    const all = yield* allOf(items, machine);
    return all.some((item) => isTrue(item) === decides) === decides;
  };

/** The type of a value, or a new class of the name, bases and members that are given. */
function typeOf([value = null, bases, members]: readonly Given[], machine: Machine): Value {
  if (bases instanceof Tuple && members instanceof Dict) {
    const types = bases.items.filter((base) => base instanceof PyType);
    const own = new Map(pairs(members).map(([name, of]) => [textIn(name), of] as const));
    return new PyClass(textIn(value), { bases: types, own, machine });
  }
  if (value instanceof PyError || hasMembers(value)) return value.type;
  const name = typeName(value);
  return conversions.find((type) => type.name === name) ?? new PyType(name);
}

const exit: Run = ([code = null]) => {
  throw new Raised(new PyError(systemExit, code === null ? [] : [code], new Map([["code", code]])));
};
const systemExit = errorTypes.get("SystemExit") ?? new PyType("SystemExit");

const functions: readonly (readonly [name: string, usage: string, run: Run])[] = [
  ["print", "* sep end file flush", print],
  ["len", "obj", ([value]) => length(value)],
  ["repr", "obj", ([value = null]) => shown(value)],
  ["min", "* key default", extreme("min", -1)],
  ["max", "* key default", extreme("max", 1)],
  ["sum", "iterable start", sum],
  [
    "abs",
    "x",
    ([value]) => (typeof value === "number" ? Math.abs(value) : absolute(wholeIn(value))),
  ],
  ["round", "number ndigits", ([value, digits]) => round(value, digits)],
  ["pow", "base exp", ([base = null, exponent = null]) => reckon("**", base, exponent)],
  ["divmod", "x y", ([x = null, y = null]) => new Tuple([reckon("//", x, y), reckon("%", x, y)])],
  [
    "sorted",
    "* key reverse",
    function* ([items = null], machine, named) {
      return new List(yield* sorted(yield* allOf(items, machine), named, machine));
    },
  ],
  [
    "reversed",
    "sequence",
    function* ([items = null], machine) {
      return new Walk("reversed", (yield* allOf(items, machine)).reverse());
    },
  ],
  [
    "enumerate",
    "iterable start",
    function* ([items = null, start = 0n], machine) {
      const all = yield* allOf(items, machine);
      const pair = (item: Value, at: number) => new Tuple([wholeIn(start) + BigInt(at), item]);
      return new Walk("enumerate", all.map(pair));
    },
  ],
  ["zip", "*", zip],
  ["map", "*", mapped],
  ["filter", "function iterable", filtered],
  ["any", "iterable", deciding(true)],
  ["all", "iterable", deciding(false)],
  ["type", "object bases dict", typeOf],
  ["chr", "i", ([code]) => String.fromCodePoint(Number(wholeIn(code)))],
  ["ord", "c", ([text]) => BigInt(textIn(text).codePointAt(0) ?? 0)],
  ["hex", "number", ([value]) => formatValue(wholeIn(value), "#x")],
  ["oct", "number", ([value]) => formatValue(wholeIn(value), "#o")],
  ["bin", "number", ([value]) => formatValue(wholeIn(value), "#b")],
  ["format", "value spec", ([value = null, spec = ""]) => formatValue(value, textIn(spec))],
  [
    "open",
    "file mode buffering encoding",
    ([path, mode = "r"], machine) => openFile(pathIn(path), textIn(mode), machine),
  ],
  ["exit", "code", exit],
  ["quit", "code", exit],
  ...objectFunctions,
];

const absolute = (value: bigint) => (value < 0n ? -value : value);

export const exitFunction = new Native("exit", "code", exit);

export const builtins: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...functions.map(([name, usage, run]) => [name, new Native(name, usage, run)] as const),
  ...conversions.map((type) => [type.name, type] as const),
  ...[...errorTypes].filter(([name]) => !name.includes(".")),
  ["IOError", errorTypes.get("OSError") ?? null],
  ["EnvironmentError", errorTypes.get("OSError") ?? null],
  ["__name__", "__main__"],
  ["__doc__", null],
  ...objectValues,
]);

/** Those of Python that are not simulated. Any other name is an error of the script. */
export const otherBuiltins: ReadonlySet<string> = new Set(
  (
    "aiter anext ascii breakpoint bytearray compile complex eval exec " +
    "frozenset help locals memoryview " +
    "slice copyright credits license " +
    "BaseExceptionGroup ExceptionGroup BufferError " +
    "BytesWarning ConnectionAbortedError EncodingWarning " +
    "FloatingPointError FutureWarning ImportWarning IndentationError " +
    "PendingDeprecationWarning PythonFinalizationError " +
    "ReferenceError ResourceWarning StopAsyncIteration SyntaxError SyntaxWarning " +
    "SystemError TabError UnicodeTranslateError UnicodeWarning " +
    "__builtins__ __import__ __debug__ __spec__ __loader__"
  ).split(" "),
);
