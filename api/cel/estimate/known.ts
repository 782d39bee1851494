/** What an estimate knows of the parts of an expression: where they come from, and their sizes. */
import type { ASTNode } from "@marcbachmann/cel-js";
import { type CelType, types } from "../types.ts";
import { fixed, nothing, type Range, unionOf, unknownRange } from "./range.ts";

/** A way from a variable: names of fields, `@items`, `@values` and `@keys`. */
export type Path = readonly string[];

/** The sizes of the items of a list, or of the keys and values of a map. */
export interface EntrySize {
  readonly container: "list" | "map";
  readonly key: Range;
  readonly value: Range;
}

/** What is known of a value. */
export interface Known {
  readonly type: CelType;
  /** Empty where it is no part of a variable. */
  readonly path: Path;
  readonly size?: Range | undefined;
  readonly entry?: EntrySize | undefined;
}

/** A part of an expression: what it costs to have it, and what is known of it then. */
export interface Estimate extends Known {
  readonly cost: Range;
}

/** How many elements there can be at a path; `undefined` where nothing is known. */
export type SizeAt = (path: Path) => number | undefined;

/** A part as the functions that take it see it. */
export interface Estimation {
  /** The types that the compiler found. A part that has none was never evaluated. */
  readonly typeOf: (node: ASTNode) => CelType | undefined;
  readonly sizeAt: SizeAt;
  estimate(node: ASTNode, scope: Scope): Estimate;
}

/** The variables of macros by name. */
export type Scope = ReadonlyMap<string, Known>;

/** The size of a value as far as it is known. */
export const sizeOf = ({ size }: Known): Range => size ?? unknownRange;

const scalars: ReadonlySet<CelType["kind"]> = new Set([
  "bool",
  "double",
  "duration",
  "int",
  "timestamp",
  "uint",
]);

const isScalar = (type: CelType): boolean =>
  type.kind === "optional" ? isScalar(type.item) : scalars.has(type.kind);

/** The size that a schema or a type gives, where the expression itself does not. */
export function declaredSize(
  { sizeAt }: Estimation,
  { path, type }: { readonly path: Path; readonly type: CelType },
): Range | undefined {
  const max = path.length === 0 ? undefined : sizeAt(path);
  if (max !== undefined) return { min: 0, max };
  return isScalar(type) ? fixed(1) : undefined;
}

export function unionOfEntries(
  one: EntrySize | undefined,
  other: EntrySize | undefined,
): EntrySize | undefined {
  if (one === undefined || other === undefined) return undefined;
  const { container } = one;
  return {
    container,
    key: unionOf(one.key, other.key),
    value: unionOf(one.value, other.value),
  };
}

/** The union of the sizes of what a literal has; zero where it has nothing. */
export const sizeOfAll = (parts: readonly Known[]): Range => {
  const [first, ...others] = parts.map(sizeOf);
  return first === undefined ? nothing : others.reduce(unionOf, first);
};

/** The items of a list as a value of its own, for what passes over all of them. */
export function itemsOf(estimation: Estimation, list: Known): Known | undefined {
  const { type, path } = list;
  const item = parameterOf(type);
  if (item === undefined) return undefined;
  const at = path.length === 0 ? path : [...path, "@items"];
  const max = at.length === 0 ? undefined : estimation.sizeAt(at);
  return { type: item, path: at, size: max === undefined ? undefined : { min: 0, max } };
}

function parameterOf(type: CelType): CelType | undefined {
  switch (type.kind) {
    case "list":
    case "optional":
      return type.item;
    case "map":
      return type.key;
    default:
      return undefined;
  }
}

/** The variables of a loop over a value: one, or the key or index and the value. */
export function variablesOf(estimation: Estimation, range: Known, count: 1 | 2): readonly Known[] {
  const isList = (range.entry?.container ?? range.type.kind) === "list";
  const item = range.type.kind === "list" ? range.type.item : undefined;
  const value = range.type.kind === "map" ? range.type.value : item;
  const key = range.type.kind === "map" ? range.type.key : types.int;
  const part = (name: string, type: CelType | undefined, size: Range | undefined): Known => {
    const known = { type: type ?? types.dyn, path: [...range.path, name] };
    return { ...known, size: declaredSize(estimation, known) ?? size };
  };
  const { entry } = range;
  if (count === 1) {
    return [isList ? part("@items", item, entry?.value) : part("@keys", key, entry?.key)];
  }
  return [
    part(isList ? "@indices" : "@keys", key, entry?.key),
    part(isList ? "@items" : "@values", value, entry?.value),
  ];
}
