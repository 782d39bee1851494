/** How the functions of jq are called. */
import type { Scope } from "./run.ts";
import { JqError } from "./tree.ts";
import { type Path, shownIn } from "./values.ts";

export interface Call {
  readonly input: unknown;
  readonly scope: Scope;
  /** The values of an argument, of the input or of another value. */
  readonly values: (index: number, value?: unknown) => Iterable<unknown>;
  readonly paths: (index: number) => Iterable<Path>;
}

export type Run = (call: Call) => Iterable<unknown>;

export const one =
  (make: (input: unknown, scope: Scope) => unknown): Run =>
  ({ input, scope }) => [make(input, scope)];

/** For each value of its argument. */
export const with1 =
  (make: (input: unknown, argument: unknown) => unknown): Run =>
  ({ input, values }) =>
    Array.from(values(0), (argument) => make(input, argument));

export const with2 =
  (make: (input: unknown, first: unknown, second: unknown) => unknown): Run =>
  ({ input, values }) =>
    Array.from(values(0), (first) => first).flatMap((first) =>
      Array.from(values(1), (second) => make(input, first, second)),
    );

export const listOf = (value: unknown, what: string): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw new JqError(`${shownIn(value)} cannot be ${what}, as it is not an array`);
};
export const stringOf = (value: unknown, what: string): string => {
  if (typeof value === "string") return value;
  throw new JqError(`${what} input must be a string`);
};
