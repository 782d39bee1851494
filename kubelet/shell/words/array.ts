/**
 * Arrays, as bash has them. Element 0 is the variable itself; the others stand beside it under
 * names that no variable can have, such as `items[1]`. Those of associative arrays all do.
 */
import type { ArrayValue, Assignment, Word } from "unbash";
import type { Shell } from "../language/shell.ts";
import { ownElements } from "../language/special-variables.ts";
import { evaluate, expressionOf } from "./arithmetic.ts";
import { type Expanding, expandText, expandWords } from "./expand.ts";

/** The name of the variable that an element is. */
export function elementName(called: string, key: string | number, shell: Shell): string {
  const name = shell.referred(called);
  return String(key) === "0" && !shell.associative.has(name) ? name : `${name}[${key}]`;
}

/** The indices that are set, in order; the keys of an associative array, as they were set. */
export function keysOf(called: string, shell: Shell): readonly string[] {
  const { variables, associative } = shell;
  const own = ownElements(called, shell);
  if (own !== undefined) return [...own.keys()].map(String);
  const name = shell.referred(called);
  const isNamed = associative.has(name);
  const keys = variables.has(name) && !isNamed ? ["0"] : [];
  for (const key of variables.keys()) {
    if (key.startsWith(`${name}[`)) keys.push(key.slice(name.length + 1, -1));
  }
  return isNamed ? keys : keys.sort((left, right) => Number(left) - Number(right));
}

/** The elements that are set, in order. */
export const elementsOf = (name: string, shell: Shell): readonly string[] =>
  ownElements(name, shell) ??
  keysOf(name, shell).map((key) => shell.variables.get(elementName(name, key, shell)) ?? "");

/** Puts elements in the place of all that there were. */
export function setElements(name: string, elements: readonly string[], shell: Shell): void {
  clearElements(name, shell);
  addElements(name, elements, 0, shell);
}

/** Sets elements from an index on. */
export function addElements(
  name: string,
  elements: readonly string[],
  from: number,
  shell: Shell,
): void {
  for (const [index, element] of elements.entries()) {
    shell.set(elementName(name, from + index, shell), element);
  }
  shell.nextIndices.set(shell.referred(name), from + elements.length);
}

/** It was set as one, or has more than an element 0. */
export const isArray = (name: string, shell: Shell): boolean =>
  shell.nextIndices.has(name) ||
  shell.associative.has(name) ||
  keysOf(name, shell).some((key) => key !== "0");

/** The value of a variable that something is added to. */
export function appended(name: string, text: string, { variables, integers }: Shell): string {
  const before = variables.get(name) ?? "";
  return integers.has(name) ? `(${before || 0})+(${text})` : before + text;
}

/** Forgets the elements, and the variable itself. */
export function clearElements(name: string, shell: Shell): void {
  for (const key of keysOf(name, shell)) shell.variables.delete(elementName(name, key, shell));
  shell.nextIndices.delete(shell.referred(name));
}

/** `name=(a b)`, `name+=(c)`, `name=([x]=y)` and `name[1]=d`. */
export function* assignElements(
  { name: called, value, append, index }: Assignment,
  shell: Shell,
): Expanding<void> {
  const name = shell.referred(called);
  if (value.type === "Word") {
    const at = elementName(name, yield* keyOf(index, name, shell), shell);
    const text = yield* expandText(value, shell);
    shell.set(at, append === true ? appended(at, text, shell) : text);
    return;
  }
  // What they are may name what they take the place of.
  const elements = yield* expandedElements(value, shell);
  if (append !== true) clearElements(name, shell);
  let next = nextIndex(name, shell);
  for (const { key, text } of elements) {
    const isNamed = shell.associative.has(name);
    const at = key === undefined ? next : isNamed ? key : reckoned(key, name, shell);
    shell.set(elementName(name, at, shell), text);
    next = Number(at) + 1;
  }
  shell.nextIndices.set(name, next);
}

/** Where an array goes on: looked up anew only where it is not known to have grown in order. */
function nextIndex(name: string, shell: Shell): number {
  const known = shell.nextIndices.get(name);
  const isRight =
    known !== undefined &&
    !shell.variables.has(elementName(name, known, shell)) &&
    shell.variables.has(elementName(name, known - 1, shell));
  return isRight ? known : Number(keysOf(name, shell).at(-1) ?? -1) + 1;
}

interface Element {
  /** Absent: the next. */
  readonly key?: string | undefined;
  readonly text: string;
}

function* expandedElements({ elements }: ArrayValue, shell: Shell): Expanding<readonly Element[]> {
  const expanded: Element[] = [];
  for (const word of elements) {
    if (/^\[[^\]]+\]=/.test(word.text)) {
      const [, key, text = ""] =
        /^\[([^\]]*)\]=([\s\S]*)$/.exec(yield* expandText(word, shell)) ?? [];
      expanded.push({ key, text });
    } else for (const text of yield* expandWords([word], shell)) expanded.push({ text });
  }
  return expanded;
}

/** `${name[1]}`, or all elements for `@` and `*`; `undefined` where there is none. */
export function* elementOf(
  name: string,
  index: Word,
  shell: Shell,
): Expanding<string | readonly string[] | undefined> {
  if (/^[@*]$/.test(index.text)) return elementsOf(name, shell);
  const key = yield* keyOf(index, name, shell);
  const own = ownElements(name, shell);
  return own === undefined ? shell.variables.get(elementName(name, key, shell)) : own[Number(key)];
}

/** The variable that `name[1]` means, as of `unset` and `read`. */
export function namedElement(text: string, shell: Shell): string {
  const [, called, key = ""] = /^(\w+)\[([^\]]+)\]$/.exec(text) ?? [];
  if (called === undefined) return text;
  const name = shell.referred(called);
  const isNamed = shell.associative.has(name);
  return elementName(name, isNamed ? key : reckoned(key, name, shell), shell);
}

export function* keyOf(
  index: Word | undefined,
  called: string,
  shell: Shell,
): Expanding<string | number> {
  const name = shell.referred(called);
  const text = index === undefined ? "0" : yield* expandText(index, shell);
  return shell.associative.has(name) ? text : reckoned(text, name, shell);
}

/** Below 0 it counts from the end. */
function reckoned(text: string, name: string, shell: Shell): number {
  const number = Number(evaluate(expressionOf(text), shell));
  return number < 0 ? Number(keysOf(name, shell).at(-1) ?? -1) + 1 + number : number;
}
