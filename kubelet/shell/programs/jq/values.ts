/** The values of jq: their order, their text, and where one is within another. */
import { JqError } from "./tree.ts";

export type Table = Readonly<Record<string, unknown>>;

export const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function typeOfValue(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value;
}

const ranks = ["null", "false", "true", "number", "string", "array", "object"];
const rankOf = (value: unknown) =>
  ranks.indexOf(typeof value === "boolean" ? String(value) : typeOfValue(value));

/** Below 0 where the left comes first. */
export function compare(left: unknown, right: unknown): number {
  const rank = rankOf(left) - rankOf(right);
  if (rank !== 0) return rank;
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string")
    return left < right ? -1 : Number(left > right);
  if (Array.isArray(left) && Array.isArray(right)) return compareLists(left, right);
  if (isTable(left) && isTable(right)) {
    const [one, two] = [Object.keys(left).sort(), Object.keys(right).sort()];
    const keys = compareLists(one, two);
    return keys !== 0
      ? keys
      : compareLists(
          one.map((key) => left[key]),
          two.map((key) => right[key]),
        );
  }
  return 0;
}

function compareLists(left: readonly unknown[], right: readonly unknown[]): number {
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const order = compare(left[at], right[at]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

export const isTrue = (value: unknown): boolean =>
  value !== false && value !== null && value !== undefined;

/** As errors show a value. */
export const shownIn = (value: unknown): string => {
  const text = JSON.stringify(value ?? null);
  return `${typeOfValue(value)} (${text.length > 11 ? `${text.slice(0, 10)}...` : text})`;
};

export const textOfValue = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value ?? null);

/** `.[key]`. */
export function member(value: unknown, key: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value) && typeof key === "number") {
    return value.at(Math.floor(key)) ?? null;
  }
  if (isTable(value) && typeof key === "string")
    return Object.hasOwn(value, key) ? value[key] : null;
  if (typeof key === "string")
    throw new JqError(`Cannot index ${typeOfValue(value)} with "${key}"`);
  throw new JqError(`Cannot index ${typeOfValue(value)} with ${typeOfValue(key)}`);
}

export function members(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isTable(value)) return Object.values(value);
  throw new JqError(`Cannot iterate over ${value === null ? "null" : shownIn(value)}`);
}

export type Path = readonly unknown[];

export const at = (value: unknown, path: Path): unknown =>
  path.reduce((inner: unknown, key) => member(inner, key), value);

/** The same value with another one at a path. */
export function withAt(
  value: unknown,
  [key, ...rest]: Path,
  change: (before: unknown) => unknown,
): unknown {
  if (key === undefined) return change(value);
  const inner = withAt(member(value, key), rest, change);
  if (typeof key === "number") {
    const list = Array.isArray(value) ? [...value] : [];
    const index = key < 0 ? list.length + key : key;
    while (list.length < index) list.push(null);
    list[index] = inner;
    return list;
  }
  return { ...(isTable(value) ? value : {}), [String(key)]: inner };
}

export function without(value: unknown, path: Path): unknown {
  const last = path.at(-1);
  return withAt(value, path.slice(0, -1), (holder) => {
    if (Array.isArray(holder) && typeof last === "number") {
      const index = last < 0 ? holder.length + last : last;
      return holder.filter((_, each) => each !== index);
    }
    if (!isTable(holder)) return holder;
    return Object.fromEntries(Object.entries(holder).filter(([key]) => key !== last));
  });
}
