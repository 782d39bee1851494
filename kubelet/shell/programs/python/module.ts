import type { Machine } from "./machine.ts";
import { Native, type Run } from "./objects.ts";
import type { Value } from "./values.ts";

/** What a module has: a value, or what makes it for a script. */
export type Member = Value | ((machine: Machine) => Value);

export type Module = Readonly<Record<string, Member>>;

/** A function of a module. */
export const fn = (name: string, usage: string, run: Run): Readonly<Record<string, Native>> => ({
  [name]: new Native(name, usage, run),
});
