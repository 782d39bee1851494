/** What variables and functions are, as scripts that make them again. Source: bash 5.2, declare. */

import { homeOf } from "../language/line-numbers.ts";
import type { Shell } from "../language/shell.ts";
import { elementName, isArray, keysOf } from "../words/array.ts";
import { escapedWord, isControl } from "../words/quoted-word.ts";

/** The letters of its attributes, as `${name@a}` tells them. */
export function attributesOf(name: string, shell: Shell): string {
  const kind = shell.associative.has(name) ? "A" : isArray(name, shell) ? "a" : "";
  return [
    kind,
    shell.integers.has(name) ? "i" : "",
    shell.references.has(name) ? "n" : "",
    shell.readOnly.has(name) ? "r" : "",
    shell.exported.has(name) ? "x" : "",
  ].join("");
}

/** `declare -a items=([0]="a")`; `undefined` where there is no such variable. */
export function declarationOf(name: string, shell: Shell): string | undefined {
  const keys = keysOf(name, shell);
  const attributes = attributesOf(name, shell);
  if (keys.length === 0 && attributes === "") return undefined;
  const head = `declare -${attributes || "-"} ${name}`;
  const valueAt = (key: string) => inQuotes(shell.variables.get(elementName(name, key, shell)));
  if (!/[aA]/.test(attributes)) return keys.length === 0 ? head : `${head}=${valueAt("0")}`;
  const elements = keys.map(
    (key) => `[${/^\w+$/.test(key) ? key : inQuotes(key)}]=${valueAt(key)}`,
  );
  const end = attributes.startsWith("A") && keys.length > 0 ? " " : "";
  return `${head}=(${elements.join(" ")}${end})`;
}

/** As a value stands in a declaration. */
function inQuotes(text = ""): string {
  if ([...text].some(isControl)) return escapedWord(text);
  return `"${text.replace(/["$`\\]/g, "\\$&")}"`;
}

/** A function as it was written; `undefined` where there is none. */
export function functionText(name: string, shell: Shell): string | undefined {
  const known = shell.functions.get(name);
  const body = known && bodyText(name, shell);
  return body && `${name} () \n${body}\n`;
}

/** What it does, within its braces. */
export function bodyText(name: string, { functions }: Shell): string | undefined {
  const known = functions.get(name);
  return known && homeOf(known)?.text.slice(known.body.pos, known.body.end);
}
