import type { Json } from "../json.ts";
import table from "./types.json" with { type: "json" };

/** A field of an internal type. */
export interface InternalField {
  /** As messages print it; empty where its own fields stand in place of it. */
  readonly name: string;
  /** As clients know it. */
  readonly jsonName: string;
  readonly kind: "scalar" | "map" | "selector" | "struct" | "pointer" | "inlined";
  /** The full name of a struct. */
  readonly type: string;
  /** What is printed of all but a struct where nobody set it. */
  readonly zero: Json;
}

// A line of the table says the fields of a struct as Go declares them: `Name` is text, `Name:int`,
// `Name:bool` and others of `scalars` what they say, `Name:*` a pointer, `Name:[]` a list and
// `Name:{}` a map, with a struct's name behind them, `Name:Struct` a struct, and `^Struct` one that
// is inlined. `=name` is what clients know it by, where that does not follow from the name in Go.
// Source: pkg/apis/*/types.go 1.36.
const lines: ReadonlyMap<string, string> = new Map(Object.entries(table));
const types = new Map<string, readonly InternalField[]>();

/** The types that are known, such as `core.PodSpec`. */
export const internalTypes: readonly string[] = [...lines.keys()];

/** The fields of an internal type in the order in which they are printed. Throws RangeError. */
export function internalFields(type: string): readonly InternalField[] {
  const known = types.get(type);
  if (known !== undefined) return known;
  const line = lines.get(type);
  if (line === undefined) throw new RangeError(`the internal type ${type} is not known`);
  const prefix = type.slice(0, type.indexOf(".") + 1);
  const made = line.split(" ").map((word) => parseField(word, prefix));
  types.set(type, made);
  return made;
}

function parseField(word: string, prefix: string): InternalField {
  const full = (type: string) => (type.includes(".") ? type : prefix + type);
  if (word.startsWith("^")) {
    return { name: "", jsonName: "", kind: "inlined", type: full(word.slice(1)), zero: null };
  }
  const [, name = "", given, of = ""] = /^([^=:]+)(?:=([^:]+))?(?::(.+))?$/.exec(word) ?? [];
  const base = { name, jsonName: given ?? jsonNameOf(name), type: "", zero: null };
  const zero = scalars.get(of);
  if (zero !== undefined) return { ...base, kind: "scalar", zero };
  if (of === "{}") return { ...base, kind: "map" };
  if (of === "selector") return { ...base, kind: "selector" };
  const [, container, struct = ""] = /^(\*|\[\]|)(.*)$/.exec(of) ?? [];
  if (struct === "") return { ...base, kind: "scalar" };
  return { ...base, kind: container === "" ? "struct" : "pointer", type: full(struct) };
}

const scalars: ReadonlyMap<string, Json> = new Map<string, Json>([
  ["", ""],
  ["int", 0],
  ["bool", false],
  ["quantity", "0"],
  ["time", null],
]);

/** `dnsPolicy`, of `DNSPolicy`. */
const jsonNameOf = (name: string) =>
  name.replace(/^([A-Z]+(?=[A-Z][a-z]|$)|[A-Z])/, (start) => start.toLowerCase());
