/**
 * Arrays, as bash has them. Element 0 is the variable itself; the others stand beside it under
 * names that no variable can have, such as `items[1]`.
 */
import type { Assignment, Word } from "unbash";
import { evaluate, expressionOf } from "./arithmetic.ts";
import { type Expanding, expandText, expandWords } from "./expand.ts";
import type { Shell } from "./shell.ts";

const nameOf = (name: string, index: number) => (index === 0 ? name : `${name}[${index}]`);

/** The indices that are set, in order. */
function indicesOf(name: string, { variables }: Shell): readonly number[] {
  const indices = variables.has(name) ? [0] : [];
  for (const key of variables.keys()) {
    if (key.startsWith(`${name}[`)) indices.push(Number(key.slice(name.length + 1, -1)));
  }
  return indices.sort((left, right) => left - right);
}

/** The elements that are set, in order. */
const elementsOf = (name: string, shell: Shell): readonly string[] =>
  indicesOf(name, shell).map((index) => shell.variables.get(nameOf(name, index)) ?? "");

/** `name=(a b)`, `name+=(c)` and `name[1]=d`. */
export function* assignElements(
  { name, value, append, index }: Assignment,
  shell: Shell,
): Expanding<void> {
  if (value.type === "Word") {
    const at = nameOf(name, yield* numberOf(index, name, shell));
    const text = yield* expandText(value, shell);
    shell.set(at, append === true ? (shell.variables.get(at) ?? "") + text : text);
    return;
  }
  const elements = yield* expandWords(value.elements, shell);
  const before = indicesOf(name, shell);
  const from = append === true ? (before.at(-1) ?? -1) + 1 : 0;
  if (append !== true) for (const each of before) shell.variables.delete(nameOf(name, each));
  for (const [offset, element] of elements.entries()) {
    shell.set(nameOf(name, from + offset), element);
  }
}

/** `${name[1]}`, or all elements for `@` and `*`; `undefined` where there is none. */
export function* elementOf(
  name: string,
  index: Word,
  shell: Shell,
): Expanding<string | readonly string[] | undefined> {
  if (/^[@*]$/.test(index.text)) return elementsOf(name, shell);
  return shell.variables.get(nameOf(name, yield* numberOf(index, name, shell)));
}

/** Below 0 it counts from the end. */
function* numberOf(index: Word | undefined, name: string, shell: Shell): Expanding<number> {
  const text = index === undefined ? "0" : yield* expandText(index, shell);
  const number = Number(evaluate(expressionOf(text), shell));
  return number < 0 ? (indicesOf(name, shell).at(-1) ?? -1) + 1 + number : number;
}
