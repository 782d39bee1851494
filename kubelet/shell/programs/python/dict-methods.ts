/** What dicts can do. Source: Python 3.14, mapping types. */
import type { Expanding } from "../../words/expand.ts";
import type { Methods } from "./attribute.ts";
import { hashed } from "./compare.ts";
import { raised, typeError } from "./errors.ts";
import { allOf } from "./iterate.ts";
import type { Machine } from "./machine.ts";
import type { Named } from "./objects.ts";
import { pairs } from "./operators.ts";
import { Dict, keyOf, List, Tuple, type Value } from "./values.ts";

/** What a dict is made of: another, or pairs; and names. */
export function* entriesIn(
  given: Value | undefined,
  named: Named,
  machine: Machine,
): Expanding<(readonly [Value, Value])[]> {
  const entries: (readonly [Value, Value])[] = given instanceof Dict ? pairs(given) : [];
  if (given !== undefined && !(given instanceof Dict)) {
    for (const pair of yield* allOf(given, machine)) {
      const [key, value, ...more] = yield* allOf(pair, machine);
      if (key === undefined || value === undefined || more.length > 0) {
        throw typeError("cannot convert dictionary update sequence element to a sequence");
      }
      entries.push([key, value]);
    }
  }
  return [...entries, ...named];
}

const pairOf = ([key, value]: readonly [Value, Value]) => new Tuple([key, value]);

export const dictMethods: Methods<Dict> = {
  get: ["key default", (dict, [key = null, other = null]) => hashed(() => dict.get(key)) ?? other],
  keys: ["", (dict) => new List(dict.keys, "dict_keys")],
  values: ["", (dict) => new List(dict.values, "dict_values")],
  items: ["", (dict) => new List(pairs(dict).map(pairOf), "dict_items")],
  copy: ["", (dict) => new Dict(pairs(dict))],
  clear: [
    "",
    ({ entries }) => {
      entries.clear();
      return null;
    },
  ],
  pop: [
    "key default",
    (dict, [key = null, other]) => {
      const value = hashed(() => dict.get(key)) ?? other;
      if (value === undefined) throw raised("KeyError", key);
      dict.entries.delete(keyOf(key));
      return value;
    },
  ],
  popitem: [
    "",
    (dict) => {
      const last = pairs(dict).at(-1);
      if (last === undefined) throw raised("KeyError", "popitem(): dictionary is empty");
      dict.entries.delete(keyOf(last[0]));
      return pairOf(last);
    },
  ],
  setdefault: [
    "key default",
    (dict, [key = null, other = null]) => {
      const value = hashed(() => dict.get(key));
      if (value === undefined) dict.set(key, other);
      return value ?? other;
    },
  ],
  update: [
    "* **",
    function* (dict, [given], machine, named) {
      const entries = yield* entriesIn(given, named, machine);
      hashed(() => {
        for (const [key, value] of entries) dict.set(key, value);
      });
      return null;
    },
  ],
};
