/** What `str` and `repr` make of values. Source: CPython 3.14. */
import { Bound, Instance, PlainOf, PyClass, Super, special, Wrapped } from "./classes.ts";
import { PyGenerator } from "./generator.ts";
import { Native, PyError, PyFunction, PyType } from "./objects.ts";
import {
  Bytes,
  Dict,
  List,
  type PyObject,
  PySet,
  Range,
  Tuple,
  typeName,
  type Value,
} from "./values.ts";

/** `str(value)` */
export function textOf(value: Value): string {
  if (typeof value === "string") return value;
  const own = special(value, "__str__");
  if (typeof own === "string") return own;
  if (value instanceof PlainOf) return textOf(value.plain);
  if (value instanceof PyError) return textOfError(value);
  return shown(value);
}

/** `repr(value)` */
export function shown(value: Value, within: readonly Value[] = []): string {
  if (value === null) return "None";
  switch (typeof value) {
    case "boolean":
      return value ? "True" : "False";
    case "bigint":
      return value.toString();
    case "number":
      return floatText(value);
    case "string":
      return quoted(value);
    default:
      return within.includes(value) ? "..." : shownObject(value, [...within, value]);
  }
}

function shownObject(value: PyObject, within: readonly Value[]): string {
  const own = special(value, "__repr__");
  return typeof own === "string" ? own : usuallyShown(value, within);
}

/** As Python has it where an object does not say otherwise. */
export function usuallyShown(value: PyObject, within: readonly Value[] = []): string {
  const all = (items: readonly Value[]) => items.map((item) => shown(item, within)).join(", ");
  if (value instanceof List) {
    const text = `[${all(value.items)}]`;
    return value.view === undefined ? text : `${value.view}(${text})`;
  }
  if (value instanceof Tuple) return `(${all(value.items)}${value.items.length === 1 ? "," : ""})`;
  if (value instanceof Dict) {
    const pairs = [...value.entries.values()].map(
      (each) => `${shown(each.key, within)}: ${shown(each.value, within)}`,
    );
    return `{${pairs.join(", ")}}`;
  }
  if (value instanceof PySet) {
    return value.entries.size === 0 ? "set()" : `{${all([...value.entries.values()])}}`;
  }
  if (value instanceof Range) {
    const step = value.step === 1n ? "" : `, ${value.step}`;
    return `range(${value.from}, ${value.to}${step})`;
  }
  if (value instanceof Bytes) return `b${quotedBytes(value.text)}`;
  if (value instanceof PyError) return `${shortName(value.type)}(${all(value.args)})`;
  if (value instanceof PyClass) {
    return `<class '${value.module === "" ? "" : `${value.module}.`}${value.name}'>`;
  }
  if (value instanceof PyType) return `<class '${value.name}'>`;
  if (value instanceof PlainOf) return shown(value.plain);
  if (value instanceof Instance) {
    const { name, module } = value.type;
    return `<${module === "" ? "" : `${module}.`}${name} object at ${addressOf(value.id)}>`;
  }
  if (value instanceof Bound) {
    const name = value.callee instanceof PyFunction ? value.callee.name : "method";
    return `<bound method ${typeName(value.self)}.${name} of ${shown(value.self, within)}>`;
  }
  if (value instanceof PyGenerator) return `<generator object ${value.name}>`;
  if (value instanceof Wrapped) return `<${value.kind} object>`;
  if (value instanceof Super) return "<super object>";
  if (value instanceof Native) return `<built-in function ${value.name}>`;
  if (value instanceof PyFunction) return `<function ${value.name}>`;
  return "shown" in value ? value.shown : `<${value.typeName} object>`;
}

/** Where an object stands in memory. */
const addressOf = (id: number): string =>
  `0x${(0x7f3a_5c10_0000 + id * 0x30).toString(16).padStart(12, "0")}`;

/** Without its module. */
const shortName = ({ name }: PyType) => name.slice(name.lastIndexOf(".") + 1);

/** What an error says where its class does not say otherwise. */
export function textOfError({ type, args, members }: PyError): string {
  const number = members.get("errno");
  if (number !== undefined && members.has("strerror")) {
    const path = members.get("filename") ?? null;
    const about = path === null ? "" : `: ${shown(path)}`;
    return `[Errno ${shown(number)}] ${textOf(members.get("strerror") ?? "")}${about}`;
  }
  const said = members.get("said");
  if (said !== undefined) return textOf(said);
  const [first] = args;
  if (first === undefined) return "";
  if (args.length > 1) return shown(new Tuple(args));
  return type.name === "KeyError" ? shown(first) : textOf(first);
}

/** The shortest text that reads back as the same number. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  const [mantissa = "", exponent = "0"] = value.toExponential().split("e");
  const power = Number(exponent);
  if (Object.is(value, -0)) return "-0.0";
  if (power < -4 || power >= 16) {
    return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  const sign = value < 0 ? "-" : "";
  const digits = mantissa.replace(/[-.]/g, "");
  if (power < 0) return `${sign}0.${"0".repeat(-power - 1)}${digits}`;
  const whole = digits.slice(0, power + 1).padEnd(power + 1, "0");
  return `${sign}${whole}.${digits.slice(power + 1) || "0"}`;
}

const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\t": "\\t", "\r": "\\r" };

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text.replace(/[\\'"\p{Cc}]/gu, (each) => {
    if (each === "\\") return "\\\\";
    if (/['"]/.test(each)) return each === quote ? `\\${each}` : each;
    return escapes[each] ?? hexEscape(each);
  });
  return quote + inner + quote;
}

const quotedBytes = (text: string): string => quoted(text).replace(/[\u0080-\u00ff]/g, hexEscape);

const hexEscape = (each: string) => `\\x${each.charCodeAt(0).toString(16).padStart(2, "0")}`;
