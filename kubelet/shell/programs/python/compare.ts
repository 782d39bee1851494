/** Whether values are the same, which comes first, and what is true. Source: Python 3.14. */
import { Bound, PlainOf, plainOf, special } from "./classes.ts";
import { Raised, typeError, unhashable } from "./errors.ts";
import { Thing } from "./objects.ts";
import {
  Bytes,
  Dict,
  keyOf,
  List,
  PySet,
  Range,
  Tuple,
  typeName,
  Unhashable,
  type Value,
} from "./values.ts";

export function isTrue(value: Value): boolean {
  if (value === null) return false;
  if (typeof value !== "object") return Boolean(value);
  if (value instanceof List || value instanceof Tuple) return value.items.length > 0;
  if (value instanceof Dict || value instanceof PySet) return value.entries.size > 0;
  if (value instanceof Range) return value.length > 0;
  if (value instanceof Bytes) return value.text !== "";
  const own = special(value, "__bool__") ?? special(value, "__len__");
  if (own === undefined && value instanceof PlainOf) return isTrue(value.plain);
  return own === undefined || (own !== false && own !== 0n);
}

export function equal(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (typeof left !== "object" && typeof right !== "object") {
    if (typeof left === "string" || typeof right === "string") return false;
    // Whole numbers, floats and truth values are compared by what they are worth.
    // biome-ignore lint/suspicious/noDoubleEquals: 1n and 1 are the same number.
    return left == right;
  }
  const own = special(left, "__eq__", right) ?? special(right, "__eq__", left);
  if (own !== undefined) return isTrue(own);
  if (left instanceof PlainOf || right instanceof PlainOf) {
    return equal(plainOf(left), plainOf(right));
  }
  if (typeof left !== "object" || typeof right !== "object") return false;
  if (left instanceof Bound && right instanceof Bound) {
    return left.self === right.self && left.callee === right.callee;
  }
  if (left instanceof List && right instanceof List) return sameItems(left.items, right.items);
  if (left instanceof Tuple && right instanceof Tuple) return sameItems(left.items, right.items);
  if (left instanceof Bytes && right instanceof Bytes) return left.text === right.text;
  if (left instanceof PySet && right instanceof PySet) {
    return left.entries.size === right.entries.size && isWithin(left, right);
  }
  if (left instanceof Dict && right instanceof Dict) {
    if (left.entries.size !== right.entries.size) return false;
    return [...left.entries].every(([key, { value }]) => {
      const other = right.entries.get(key);
      return other !== undefined && equal(value, other.value);
    });
  }
  if (left instanceof Thing && right instanceof Thing && left.order !== undefined) {
    return left.typeName === right.typeName && left.order === right.order;
  }
  return false;
}

const sameItems = (left: readonly Value[], right: readonly Value[]): boolean =>
  left.length === right.length && left.every((item, index) => equal(item, right[index] ?? null));

const isWithin = (left: PySet, right: PySet) =>
  [...left.entries.keys()].every((key) => right.entries.has(key));

/** Below 0 where the left comes first; undefined where they have no order. */
function order(left: Value, right: Value): number | undefined {
  if (typeof left === "string" && typeof right === "string") {
    return left < right ? -1 : Number(left > right);
  }
  if (left !== null && right !== null && isPlain(left) && isPlain(right)) {
    if (Number.isNaN(left) || Number.isNaN(right)) return Number.NaN;
    return left < right ? -1 : Number(left > right);
  }
  if (left instanceof List && right instanceof List) return orderOfItems(left.items, right.items);
  if (left instanceof Tuple && right instanceof Tuple) return orderOfItems(left.items, right.items);
  if (left instanceof Thing && right instanceof Thing && left.typeName === right.typeName) {
    if (left.order !== undefined && right.order !== undefined) return left.order - right.order;
  }
  return undefined;
}

const isPlain = (value: Value): value is boolean | bigint | number =>
  value !== null && typeof value !== "object" && typeof value !== "string";

function orderOfItems(left: readonly Value[], right: readonly Value[]): number {
  for (const [index, item] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (!equal(item, other)) return orderFor("<", item, other);
  }
  return left.length - right.length;
}

/** Whether an object of the script is before another, as its own method says. */
function isBefore(left: Value, right: Value): boolean | undefined {
  const own = special(left, "__lt__", right) ?? special(right, "__gt__", left);
  return own === undefined ? undefined : isTrue(own);
}

function orderFor(operator: string, left: Value, right: Value): number {
  const before = isBefore(left, right);
  if (before !== undefined) return before ? -1 : Number(isBefore(right, left) ?? false);
  const found = order(plainOf(left), plainOf(right));
  if (found !== undefined) return found;
  throw typeError(
    `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
  );
}

/** Below 0 where the left comes first, as `sorted` has it. */
export const compare = (left: Value, right: Value): number => orderFor("<", left, right);

/** One comparison of a chain, but for `in`. */
export function holds(operator: string, left: Value, right: Value): boolean {
  switch (operator) {
    case "==":
      return equal(left, right);
    case "!=":
      return !equal(left, right);
    case "is":
      return left === right;
    case "is not":
      return left !== right;
    default: {
      const [name, reflected] = comparing[operator] ?? ["", ""];
      const own = special(left, name, right) ?? special(right, reflected, left);
      if (own !== undefined) return isTrue(own);
      if (left instanceof PySet && right instanceof PySet) return subset(operator, left, right);
      return stands(operator, orderFor(operator, left, right));
    }
  }
}

/** The methods that compare, and those of the other side. */
const comparing: Readonly<Record<string, readonly [name: string, reflected: string]>> = {
  "<": ["__lt__", "__gt__"],
  "<=": ["__le__", "__ge__"],
  ">": ["__gt__", "__lt__"],
  ">=": ["__ge__", "__le__"],
};

function subset(operator: string, left: PySet, right: PySet): boolean {
  if (operator.startsWith(">")) return subset(operator.replace(">", "<"), right, left);
  return isWithin(left, right) && (operator === "<=" || left.entries.size < right.entries.size);
}

function stands(operator: string, order: number): boolean {
  if (operator === "<") return order < 0;
  if (operator === "<=") return order <= 0;
  return operator === ">" ? order > 0 : order >= 0;
}

/** `item in container` of a container that is there as a whole. */
export function contains(container: Value, item: Value): boolean {
  if (typeof container === "string") {
    const text = plainOf(item);
    if (typeof text === "string") return container.includes(text);
    const message = `'in <string>' requires string as left operand, not ${typeName(item)}`;
    throw typeError(message);
  }
  if (container instanceof List || container instanceof Tuple) {
    return container.items.some((each) => equal(each, item));
  }
  if (container instanceof Dict || container instanceof PySet) {
    return hashed(() => container.entries.has(keyOf(item)));
  }
  if (container instanceof Bytes && item instanceof Bytes)
    return container.text.includes(item.text);
  if (container instanceof Range) return isInRange(container, item);
  throw typeError(`argument of type '${typeName(container)}' is not a container or iterable`);
}

function isInRange({ from, to, step }: Range, item: Value): boolean {
  if (typeof item !== "bigint") return false;
  const isBetween = step > 0n ? item >= from && item < to : item <= from && item > to;
  return isBetween && (item - from) % step === 0n;
}

/** What a key is needed for; what cannot be one raises TypeError. */
export function hashed<T>(look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof Raised || !(error instanceof Unhashable)) throw error;
    throw unhashable(error.typeName);
  }
}
