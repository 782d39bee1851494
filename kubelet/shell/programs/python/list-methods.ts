/** What lists, tuples and sets can do. Source: Python 3.14, sequence and set types. */
import type { Expanding } from "../../words/expand.ts";
import type { Methods } from "./attribute.ts";
import { call } from "./call.ts";
import { compare, equal, hashed, isTrue } from "./compare.ts";
import { raised, valueError } from "./errors.ts";
import { wholeIn } from "./given.ts";
import { allOf } from "./iterate.ts";
import type { Machine } from "./machine.ts";
import type { Named } from "./objects.ts";
import { reckon } from "./operators.ts";
import { keyOf, List, PySet, roomFor, type Tuple, type Value } from "./values.ts";

type Given = Value | undefined;

/** In order, as `key` and `reverse` say; those that are the same stay as they were. */
export function* sorted(
  items: readonly Value[],
  named: Named,
  machine: Machine,
): Expanding<Value[]> {
  const key = named.get("key") ?? null;
  const keyed: { readonly key: Value; readonly item: Value }[] = [];
  for (const item of items) {
    keyed.push({ item, key: key === null ? item : yield* call(key, [item], machine) });
  }
  const sign = isTrue(named.get("reverse") ?? false) ? -1 : 1;
  machine.made(items.length * 8);
  return keyed.sort((left, right) => sign * compare(left.key, right.key)).map(({ item }) => item);
}

function* extend({ items }: List, [more]: readonly Given[], machine: Machine): Expanding<null> {
  for (const item of yield* allOf(more ?? null, machine)) items.push(item);
  roomFor(items.length);
  return null;
}

function pop({ items }: List, [at]: readonly Given[]): Value {
  if (items.length === 0) throw raised("IndexError", "pop from empty list");
  const index = Number(wholeIn(at ?? -1n));
  const place = index < 0 ? index + items.length : index;
  if (place < 0 || place >= items.length) throw raised("IndexError", "pop index out of range");
  return items.splice(place, 1)[0] ?? null;
}

function indexOf(items: readonly Value[], value: Given, name: string): bigint {
  const at = items.findIndex((item) => equal(item, value ?? null));
  if (at < 0) throw valueError(name);
  return BigInt(at);
}

const count = (items: readonly Value[], value: Given): bigint =>
  BigInt(items.filter((item) => equal(item, value ?? null)).length);

const done = (act: () => unknown): null => {
  act();
  return null;
};

export const listMethods: Methods<List> = {
  append: ["object", ({ items }, [item]) => done(() => items.push(item ?? null))],
  extend: ["iterable", extend],
  insert: [
    "index object",
    ({ items }, [at, item]) => done(() => items.splice(Number(wholeIn(at)), 0, item ?? null)),
  ],
  pop: ["index", pop],
  remove: [
    "value",
    ({ items }, [value]) =>
      done(() => items.splice(Number(indexOf(items, value, "list.remove(x): x not in list")), 1)),
  ],
  clear: ["", ({ items }) => done(() => items.splice(0))],
  copy: ["", ({ items }) => new List([...items])],
  reverse: ["", ({ items }) => done(() => items.reverse())],
  sort: [
    "* key reverse",
    function* ({ items }, _, machine, named) {
      const inOrder = yield* sorted(items, named, machine);
      items.splice(0);
      for (const item of inOrder) items.push(item);
      return null;
    },
  ],
  index: ["value", ({ items }, [value]) => indexOf(items, value, "list.index(x): x not in list")],
  count: ["value", ({ items }, [value]) => count(items, value)],
};

export const tupleMethods: Methods<Tuple> = {
  index: ["value", ({ items }, [value]) => indexOf(items, value, "tuple.index(x): x not in tuple")],
  count: ["value", ({ items }, [value]) => count(items, value)],
};

/** What an operator makes of a set and others, which may be anything that is gone through. */
const combined = (operator: string) =>
  function* (set: PySet, others: readonly Given[], machine: Machine): Expanding<Value> {
    let made: Value = new PySet(set.entries.values());
    for (const other of others) {
      const items = yield* allOf(other ?? null, machine);
      made = reckon(
        operator,
        made,
        hashed(() => new PySet(items)),
      );
    }
    return made;
  };

const remove = (set: PySet, value: Given): boolean =>
  hashed(() => set.entries.delete(keyOf(value ?? null)));

export const setMethods: Methods<PySet> = {
  add: [
    "item",
    ({ entries }, [item = null]) => done(() => hashed(() => entries.set(keyOf(item), item))),
  ],
  discard: ["item", (set, [item]) => done(() => remove(set, item))],
  remove: [
    "item",
    (set, [item = null]) => {
      if (!remove(set, item)) throw raised("KeyError", item);
      return null;
    },
  ],
  clear: ["", ({ entries }) => done(() => entries.clear())],
  copy: ["", ({ entries }) => new PySet(entries.values())],
  update: [
    "*",
    function* ({ entries }, others, machine) {
      for (const other of others) {
        const items = yield* allOf(other ?? null, machine);
        for (const item of items) hashed(() => entries.set(keyOf(item), item));
      }
      return null;
    },
  ],
  union: ["*", combined("|")],
  intersection: ["*", combined("&")],
  difference: ["*", combined("-")],
};
