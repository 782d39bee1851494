/** `json`. Source: Python 3.14, json. */

import { textOf as decoded } from "../../kernel/bytes.ts";
import type { Expanding } from "../../words/expand.ts";
import { attribute } from "./attribute.ts";
import { call } from "./call.ts";
import { plainOf } from "./classes.ts";
import { compare, isTrue } from "./compare.ts";
import { errorType, Raised, raised, typeError } from "./errors.ts";
import { textIn, wholeIn } from "./given.ts";
import { jsonProblem } from "./json-problem.ts";
import type { Machine } from "./machine.ts";
import { fn, type Module } from "./module.ts";
import { type Named, PyError } from "./objects.ts";
import { pairs } from "./operators.ts";
import { floatText, shown } from "./text.ts";
import { Bytes, Dict, List, Tuple, typeName, type Value } from "./values.ts";

interface Style {
  /** What a level stands further in by; absent: all in one line. */
  readonly indent: string | undefined;
  readonly comma: string;
  readonly colon: string;
  readonly isSorted: boolean;
  readonly isPlain: boolean;
}

function styleOf(named: Named): Style {
  const indent = named.get("indent") ?? null;
  const separators = named.get("separators") ?? null;
  const [comma = indent === null ? ", " : ",", colon = ": "] =
    separators instanceof Tuple ? separators.items.map((each) => textIn(each)) : [];
  const by = typeof indent === "string" ? indent : " ".repeat(Number(wholeIn(indent ?? 0n)));
  return {
    indent: indent === null ? undefined : by,
    comma,
    colon,
    isSorted: isTrue(named.get("sort_keys") ?? false),
    isPlain: isTrue(named.get("ensure_ascii") ?? true),
  };
}

/** So deep may values stand within one another. */
const depthMax = 500;

function written(given: Value, style: Style, depth = 0): string {
  const value = plainOf(given);
  if (depth > depthMax) throw raised("ValueError", "Circular reference detected");
  if (value === null) return "null";
  if (typeof value === "string") return quoted(value, style);
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (typeof value === "number") return numberText(value);
  const inner = (each: Value) => written(each, style, depth + 1);
  if (value instanceof List || value instanceof Tuple) {
    return wrapped("[]", value.items.map(inner), style, depth);
  }
  if (value instanceof Dict) {
    const entries = pairs(value);
    if (style.isSorted) entries.sort(([left], [right]) => compare(left, right));
    const lines = entries.map(([key, of]) => quoted(keyText(key), style) + style.colon + inner(of));
    return wrapped("{}", lines, style, depth);
  }
  throw typeError(`Object of type ${typeName(value)} is not JSON serializable`);
}

function keyText(given: Value): string {
  const key = plainOf(given);
  if (typeof key === "string") return key;
  if (key === null || typeof key === "boolean") return String(key);
  if (typeof key === "bigint" || typeof key === "number") return shown(key);
  const kinds = "str, int, float, bool or None";
  throw typeError(`keys must be ${kinds}, not ${typeName(key)}`);
}

const numberText = (value: number): string =>
  Number.isFinite(value)
    ? floatText(value)
    : Number.isNaN(value)
      ? "NaN"
      : value > 0
        ? "Infinity"
        : "-Infinity";

const quoted = (text: string, { isPlain }: Style): string => {
  const made = JSON.stringify(text);
  if (!isPlain) return made;
  return made.replace(/[\u007f-\uffff]/g, (each) => {
    return `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
};

function wrapped(ends: string, parts: readonly string[], style: Style, depth: number): string {
  const [open = "", close = ""] = ends;
  const { indent, comma } = style;
  if (parts.length === 0) return ends;
  if (indent === undefined) return open + parts.join(comma) + close;
  const line = `\n${indent.repeat(depth + 1)}`;
  return `${open}${line}${parts.join(comma + line)}\n${indent.repeat(depth)}${close}`;
}

/** Numbers stay as they are written: a whole one is an `int`, however large. */
function loaded(text: string): Value {
  try {
    JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw decodeError(text);
  }
  const noted = text.replace(numberOrText, (all) =>
    all.startsWith('"') ? all : `{"${numberKey}":"${all}"}`,
  );
  return pythonOf(JSON.parse(noted));
}

const numberOrText = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
/** Nobody has such a key. */
const numberKey = "\\u0000number";

function pythonOf(value: unknown): Value {
  if (Array.isArray(value)) return new List(value.map(pythonOf));
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    const [[key, digits] = []] = entries;
    if (key === "\0number" && typeof digits === "string") {
      return /^-?\d+$/.test(digits) ? BigInt(digits) : Number(digits);
    }
    return new Dict(entries.map(([each, of]) => [each, pythonOf(of)]));
  }
  return typeof value === "string" || typeof value === "boolean" ? value : null;
}

function decodeError(text: string): Raised {
  const { message, at } = jsonProblem(text) ?? { message: "Expecting value", at: 0 };
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  const column = at - before.lastIndexOf("\n");
  const said = `${message}: line ${line} column ${column} (char ${at})`;
  return new Raised(new PyError(errorType("json.decoder.JSONDecodeError"), [said]));
}

const sourceOf = (value: Value | undefined): string => {
  if (typeof value === "string") return value;
  if (value instanceof Bytes) return decoded(value.text);
  const type = typeName(value ?? null);
  throw typeError(`the JSON object must be str, bytes or bytearray, not ${type}`);
};

function* ofFile(file: Value, name: string, args: Value[], machine: Machine): Expanding<Value> {
  return yield* call(attribute(file, name), args, machine);
}

const options = "indent sort_keys separators ensure_ascii";

export const json: Module = {
  ...fn("dumps", `* ${options}`, ([value = null], _, named) => written(value, styleOf(named))),
  ...fn("dump", `* ${options}`, function* ([value = null, file = null], machine, named) {
    yield* ofFile(file, "write", [written(value, styleOf(named))], machine);
    return null;
  }),
  ...fn("loads", "s", ([text]) => loaded(sourceOf(text))),
  ...fn("load", "fp", function* ([file = null], machine) {
    return loaded(sourceOf(yield* ofFile(file, "read", [], machine)));
  }),
  JSONDecodeError: errorType("json.decoder.JSONDecodeError"),
};
