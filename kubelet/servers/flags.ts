/** What a program was told: `--port=80`, `-port 80`, `--port 80`. */
import { expanded } from "../behavior/environment.ts";
import { textOf } from "../shell/kernel/bytes.ts";
import type { Container } from "../types.ts";

/** The value of a flag by its name without dashes; `undefined` where it was not told. */
export function flagOf({ command = [], args = [] }: Container, name: string): string | undefined {
  const words = [...command, ...args];
  for (const [index, word] of words.entries()) {
    const [, found, value] = /^--?([\w.-]+?)(?:=(.*))?$/s.exec(word) ?? [];
    if (found === name) return value ?? words[index + 1];
  }
  return undefined;
}

/** The same, as a port. */
export function portFlag(container: Container, name: string): number | undefined {
  const port = Number(flagOf(container, name)?.replace(/^.*:/, ""));
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

/** A variable that the spec itself says, without looking at any other object. */
export const saidVariable = ({ env = [] }: Container, name: string): string | undefined =>
  env.find((each) => each.name === name)?.value;

/** A port that such a variable tells. */
export function portVariable(container: Container, name: string): number | undefined {
  const port = Number(saidVariable(container, name));
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

/** A text as the process got it, with its variables put in. */
export const filledIn = (text: string, environment: ReadonlyMap<string, string>): string =>
  text.includes("$(") ? textOf(expanded(text, environment)) : text;

/** A variable as text; empty where it is not set. */
export const variable = (environment: ReadonlyMap<string, string>, name: string): string =>
  textOf(environment.get(name) ?? "");
