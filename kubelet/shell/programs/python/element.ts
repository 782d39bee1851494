/** `value[index]` and `value[from:to:step]`. Source: Python 3.14, sequence types. */

import { PlainOf, plainOf, special } from "./classes.ts";
import { hashed } from "./compare.ts";
import { raised, typeError, valueError } from "./errors.ts";
import { PyType, Thing } from "./objects.ts";
import { Bytes, Dict, DictOf, List, Range, Tuple, typeName, type Value } from "./values.ts";

export class Slice {
  readonly from: Value;
  readonly to: Value;
  readonly step: Value;

  constructor(from: Value, to: Value, step: Value) {
    this.from = from;
    this.to = to;
    this.step = step;
  }
}

export function element(of: Value, index: Value | Slice): Value {
  if (of instanceof Dict && !(of instanceof DictOf)) return entryOf(of, index);
  if (typeof of === "string") {
    const letters = lettersOf(of);
    const at = index instanceof Slice ? undefined : placeOf(index, letters.length, "string");
    return at === undefined ? sliced(letters, index).join("") : (letters[at] ?? "");
  }
  if (of instanceof List || of instanceof Tuple) {
    if (!(index instanceof Slice)) {
      return of.items[placeOf(index, of.items.length, typeName(of))] ?? null;
    }
    const items = sliced(of.items, index);
    return of instanceof List ? new List(items) : new Tuple(items);
  }
  if (of instanceof Range) return elementOfRange(of, index);
  if (of instanceof Bytes) {
    const letters = [...of.text];
    if (index instanceof Slice) return new Bytes(sliced(letters, index).join(""));
    return BigInt(of.text.charCodeAt(placeOf(index, of.text.length, "index")));
  }
  if (!(index instanceof Slice)) {
    const own = of instanceof Thing ? of.element?.(index) : special(of, "__getitem__", index);
    if (own !== undefined) return own;
  }
  if (of instanceof PlainOf) return element(of.plain, index);
  // What is told of types is told in brackets, as `list[str]`.
  if (of instanceof PyType || (of instanceof Thing && of.typeName === "typing")) return of;
  throw typeError(`'${typeName(of)}' object is not subscriptable`);
}

/** One string for each character, which are more than one of UTF-16 where they are rare. */
export const lettersOf = (text: string): readonly string[] =>
  /[\ud800-\udfff]/.test(text) ? [...text] : text.split("");

function entryOf(dict: Dict, index: Value | Slice): Value {
  if (index instanceof Slice) throw typeError("unhashable type: 'slice'");
  const value = hashed(() => dict.get(index));
  if (value === undefined) throw raised("KeyError", index);
  return value;
}

function elementOfRange({ from, to, step, length }: Range, index: Value | Slice): Value {
  if (!(index instanceof Slice)) {
    return from + BigInt(placeOf(index, length, "range object")) * step;
  }
  const bounds = boundsOf(index, length);
  return new Range(
    from + BigInt(bounds.from) * step,
    bounds.to >= length ? to : from + BigInt(bounds.to) * step,
    step * BigInt(bounds.step),
  );
}

/** The place that an index means, from the start. Throws IndexError where it is outside. */
export function placeOf(given: Value, length: number, name: string): number {
  const index = plainOf(given);
  if (typeof index !== "bigint" && typeof index !== "boolean") {
    const wanted =
      name === "string"
        ? "string indices must be integers"
        : `${name} indices must be integers or slices`;
    throw typeError(
      `${wanted}, not ${name === "string" ? `'${typeName(index)}'` : typeName(index)}`,
    );
  }
  const at = Number(index) < 0 ? Number(index) + length : Number(index);
  if (at < 0 || at >= length) throw raised("IndexError", `${name} index out of range`);
  return at;
}

/** Where a slice begins, and before what it ends. Throws ValueError. */
export function boundsOf(slice: Slice, length: number) {
  const step = Number(bound(slice.step) ?? 1);
  if (step === 0) throw valueError("slice step cannot be zero");
  const [least, most] = step > 0 ? [0, length] : [-1, length - 1];
  const place = (given: Value, usual: number) => {
    const value = bound(given);
    if (value === undefined) return usual;
    return Math.min(Math.max(value < 0 ? value + length : value, least), most);
  };
  const [first, last] = step > 0 ? [least, most] : [most, least];
  return { from: place(slice.from, first), to: place(slice.to, last), step };
}

function bound(value: Value): number | undefined {
  if (value === null) return undefined;
  if (typeof value === "bigint" || typeof value === "boolean") return Number(value);
  throw typeError("slice indices must be integers or None or have an __index__ method");
}

function sliced<T>(items: readonly T[], index: Value | Slice): T[] {
  if (!(index instanceof Slice)) return [];
  const { from, to, step } = boundsOf(index, items.length);
  if (step === 1) return items.slice(from, to);
  const found: T[] = [];
  for (let at = from; step > 0 ? at < to : at > to; at += step)
    found.push(...items.slice(at, at + 1));
  return found;
}
