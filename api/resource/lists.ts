/** How lists, sets and maps of this group are checked. Source: resource/validation 1.36. */
import { duplicate, type Errors, none, tooMany } from "../field-error.ts";
import { validateEach } from "../validation/format.ts";

/** Checks one part of a list or a map. */
export type Check<T> = (item: T, path: string) => Errors;

export interface ListCheck<T> {
  readonly path: string;
  /** How many there may be; of more than that none is looked at. */
  readonly most: number;
  readonly check: Check<T>;
}

export function validateList<T>(
  items: readonly T[] | undefined,
  { path, most, check }: ListCheck<T>,
): Errors {
  const { length } = items ?? [];
  if (length > most) return [tooMany(path, length, most)];
  return validateEach(items, path, check);
}

export interface SetCheck<T> extends ListCheck<T> {
  keyOf(item: T): string;
  /** What is told of an item that is there twice; its key, if absent. */
  toldAs?(item: T): unknown;
}

/** A list in which each key is there once. */
export function validateSet<T>(
  items: readonly T[] | undefined,
  { keyOf, toldAs = keyOf, ...list }: SetCheck<T>,
): Errors {
  const errors = validateList(items, list);
  if ((items ?? []).length > list.most) return errors;
  const keys = new Set<string>();
  const twins = (items ?? []).flatMap((item, index) => {
    const key = keyOf(item);
    if (keys.has(key)) return [duplicate(`${list.path}[${index}]`, toldAs(item))];
    keys.add(key);
    return [];
  });
  return [...errors, ...twins];
}

export interface MapCheck<T> extends ListCheck<T> {
  readonly checkKey: Check<string>;
  /** Longer keys are cut in paths. */
  readonly keyLengthMax: number;
}

/** What is wrong with a key is told of the map, for there is no such entry. */
export function validateMap<T>(
  map: Readonly<Record<string, T>> | undefined,
  { path, most, check, checkKey, keyLengthMax }: MapCheck<T>,
): Errors {
  const entries = Object.entries(map ?? {});
  if (entries.length > most) return [tooMany(path, entries.length, most)];
  if (entries.length === 0) return none;
  return entries.flatMap(([key, item]) => {
    const at = `${path}[${cut(key, keyLengthMax)}]`;
    return [...checkKey(key, path), ...check(item, at)];
  });
}

/** The text without its middle, where it is too long. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const remaining = most - 3;
  const head = text.slice(0, Math.floor((remaining + 1) / 2));
  return `${head}...${text.slice(text.length - Math.floor(remaining / 2))}`;
}
