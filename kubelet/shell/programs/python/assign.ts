/** What is done to targets: they are given values, or taken away. */
import type { Expanding } from "../../words/expand.ts";
import { removeAttribute, setAttribute } from "./attribute.ts";
import { special } from "./classes.ts";
import { hashed } from "./compare.ts";
import { boundsOf, placeOf, Slice } from "./element.ts";
import { raised, typeError, valueError } from "./errors.ts";
import { evaluate, indexOf } from "./evaluate.ts";
import { allOf } from "./iterate.ts";
import type { Machine } from "./machine.ts";
import type { Scope } from "./scope.ts";
import { type Expression, Unsimulated } from "./tree.ts";
import { Dict, DictOf, keyOf, List, typeName, type Value } from "./values.ts";

export function* assign(
  target: Expression,
  value: Value,
  scope: Scope,
  machine: Machine,
): Expanding<void> {
  switch (target.kind) {
    case "name":
      scope.set(target.name, value);
      return;
    case "element":
      return setElement(
        yield* evaluate(target.of, scope, machine),
        yield* indexOf(target.index, scope, machine),
        value,
        yield* sliceItems(target.index, value, machine),
      );
    case "attribute":
      return setAttribute(yield* evaluate(target.of, scope, machine), target.name, value);
    case "tuple":
    case "list":
      return yield* unpack(target.items, value, scope, machine);
    default:
      throw new Unsimulated(`assignment to ${target.kind}`);
  }
}

/** What is put in the place of a slice. */
function* sliceItems(index: Expression, value: Value, machine: Machine): Expanding<Value[]> {
  return index.kind === "slice" ? yield* allOf(value, machine) : [];
}

/** Puts a value at an index, or many in the place of a slice. */
function setElement(of: Value, index: Value | Slice, value: Value, items: Value[]): void {
  if (of instanceof Dict && !(of instanceof DictOf) && !(index instanceof Slice)) {
    hashed(() => of.set(index, value));
  } else if (of instanceof List && !(index instanceof Slice)) {
    of.items[assignedPlace(index, of)] = value;
  } else if (of instanceof List && index instanceof Slice) {
    const { from, to, step } = boundsOf(index, of.items.length);
    if (step !== 1) throw new Unsimulated("assignment to a slice with steps");
    of.items.splice(from, Math.max(to - from, 0), ...items);
  } else if (index instanceof Slice || special(of, "__setitem__", index, value) === undefined) {
    throw typeError(`'${typeName(of)}' object does not support item assignment`);
  }
}

const assignedPlace = (index: Value, { items }: List) => {
  const isInside = typeof index !== "bigint" || (index < items.length && index >= -items.length);
  if (isInside) return placeOf(index, items.length, "list");
  throw raised("IndexError", "list assignment index out of range");
};

function* unpack(
  targets: readonly Expression[],
  value: Value,
  scope: Scope,
  machine: Machine,
): Expanding<void> {
  if (value === null || typeof value === "number" || typeof value === "bigint") {
    throw typeError(`cannot unpack non-iterable ${typeName(value)} object`);
  }
  const items = yield* allOf(value, machine);
  const star = targets.findIndex(({ kind }) => kind === "star");
  const least = star < 0 ? targets.length : targets.length - 1;
  if (items.length < least) {
    const expected = star < 0 ? `expected ${least}` : `expected at least ${least}`;
    throw valueError(`not enough values to unpack (${expected}, got ${items.length})`);
  }
  if (star < 0 && items.length > least) {
    throw valueError(`too many values to unpack (expected ${least}, got ${items.length})`);
  }
  const after = targets.length - star - 1;
  for (const [index, target] of targets.entries()) {
    if (target.kind === "star") {
      const middle = items.slice(star, items.length - after);
      yield* assign(target.value, new List(middle), scope, machine);
      continue;
    }
    const at = star >= 0 && index > star ? items.length - (targets.length - index) : index;
    yield* assign(target, items[at] ?? null, scope, machine);
  }
}

/** `del target` */
export function* remove(target: Expression, scope: Scope, machine: Machine): Expanding<void> {
  if (target.kind === "name") {
    if (!scope.owner(target.name).values.delete(target.name)) {
      throw raised("NameError", `name '${target.name}' is not defined`);
    }
    return;
  }
  if (target.kind === "attribute") {
    const from = yield* evaluate(target.of, scope, machine);
    return removeAttribute(from, target.name);
  }
  if (target.kind !== "element") throw new Unsimulated(`del of ${target.kind}`);
  const of = yield* evaluate(target.of, scope, machine);
  const index = yield* indexOf(target.index, scope, machine);
  if (of instanceof Dict && !(index instanceof Slice)) {
    if (!hashed(() => of.entries.delete(keyOf(index)))) throw raised("KeyError", index);
  } else if (of instanceof List) {
    const isSlice = index instanceof Slice;
    const { from, to } = isSlice ? boundsOf(index, of.items.length) : { from: 0, to: 0 };
    if (isSlice) of.items.splice(from, Math.max(to - from, 0));
    else of.items.splice(assignedPlace(index, of), 1);
  } else if (index instanceof Slice || special(of, "__delitem__", index) === undefined)
    throw typeError(`'${typeName(of)}' object doesn't support item deletion`);
}
