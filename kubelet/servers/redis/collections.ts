/** Lists, hashes and sets of Redis, which are kept as JSON. Source: Redis 7.4. */
import type { RedisValue } from "./redis.ts";

/** What is kept under a key; undefined where there is nothing. */
export interface Keys {
  readonly get: (key: string) => string | undefined;
  readonly put: (key: string, value: string) => void;
  readonly remove: (key: string) => void;
}

type Answer = (args: readonly string[], keys: Keys) => RedisValue;

const kinds = { list: "\u0000list", hash: "\u0000hash", set: "\u0000set" } as const;
type Kind = keyof typeof kinds;

const wrong: RedisValue = {
  error: "WRONGTYPE Operation against a key holding the wrong kind of value",
};

/** `list`, `hash`, `set`, or `string`. */
export const kindOf = (value: string): Kind | "string" =>
  (["list", "hash", "set"] as const).find((kind) => value.startsWith(kinds[kind])) ?? "string";

/** The items of a collection; undefined where the key holds something else. */
function itemsOf(key: string, kind: Kind, keys: Keys): readonly string[] | undefined {
  const value = keys.get(key);
  if (value === undefined) return [];
  if (kindOf(value) !== kind) return undefined;
  // Nobody else writes texts that begin so.
  return JSON.parse(value.slice(kinds[kind].length)) as readonly string[];
}

function keep(key: string, kind: Kind, items: readonly string[], keys: Keys): void {
  if (items.length === 0) keys.remove(key);
  else keys.put(key, kinds[kind] + JSON.stringify(items));
}

type Change = (
  items: readonly string[],
  args: readonly string[],
) => readonly [readonly string[], RedisValue];

/** A command on a collection: what it is then, and what is answered. */
const on =
  (kind: Kind, change: Change): Answer =>
  ([key = "", ...args], keys) => {
    const items = itemsOf(key, kind, keys);
    if (items === undefined) return wrong;
    const [next, answer] = change(items, args);
    if (next !== items) keep(key, kind, next, keys);
    return answer;
  };

/** A part of a list; below 0 it is counted from the end. */
function part(items: readonly string[], [from = "0", to = "-1"]: readonly string[]) {
  const at = (text: string) => (Number(text) < 0 ? items.length + Number(text) : Number(text));
  return items.slice(Math.max(at(from), 0), at(to) + 1);
}

/** Hashes are kept as their names and values in turn. */
const fieldsOf = (items: readonly string[]): Map<string, string> => {
  const fields = new Map<string, string>();
  for (let at = 0; at < items.length; at += 2) fields.set(items[at] ?? "", items[at + 1] ?? "");
  return fields;
};
const flat = (fields: ReadonlyMap<string, string>) => [...fields].flat();

function setFields(items: readonly string[], args: readonly string[]) {
  const fields = fieldsOf(items);
  const before = fields.size;
  for (const [name, value] of fieldsOf(args)) fields.set(name, value);
  return [flat(fields), fields.size - before] as const;
}

function removeFields(items: readonly string[], names: readonly string[]) {
  const fields = fieldsOf(items);
  const removed = names.filter((name) => fields.delete(name)).length;
  return [flat(fields), removed] as const;
}

/** By name, each with how many arguments it needs at least. */
export const collectionCommands: readonly (readonly [string, readonly [number, Answer]])[] = [
  [
    "lpush",
    [
      2,
      on("list", (items, args) => [[...args].reverse().concat(items), items.length + args.length]),
    ],
  ],
  ["rpush", [2, on("list", (items, args) => [[...items, ...args], items.length + args.length])]],
  ["lpop", [1, on("list", (items) => [items.slice(1), items[0] ?? null])]],
  ["rpop", [1, on("list", (items) => [items.slice(0, -1), items.at(-1) ?? null])]],
  ["llen", [1, on("list", (items) => [items, items.length])]],
  ["lrange", [3, on("list", (items, args) => [items, part(items, args)])]],
  ["lindex", [2, on("list", (items, [at]) => [items, items.at(Number(at)) ?? null])]],
  ["hset", [3, on("hash", setFields)]],
  ["hget", [2, on("hash", (items, [name = ""]) => [items, fieldsOf(items).get(name) ?? null])]],
  ["hgetall", [1, on("hash", (items) => [items, items])]],
  ["hkeys", [1, on("hash", (items) => [items, [...fieldsOf(items).keys()]])]],
  ["hvals", [1, on("hash", (items) => [items, [...fieldsOf(items).values()]])]],
  ["hlen", [1, on("hash", (items) => [items, items.length / 2])]],
  ["hexists", [2, on("hash", (items, [name = ""]) => [items, Number(fieldsOf(items).has(name))])]],
  ["hdel", [2, on("hash", removeFields)]],
  [
    "sadd",
    [
      2,
      on("set", (items, args) => {
        const all = new Set([...items, ...args]);
        return [[...all], all.size - items.length];
      }),
    ],
  ],
  [
    "srem",
    [
      2,
      on("set", (items, args) => {
        const left = items.filter((item) => !args.includes(item));
        return [left, items.length - left.length];
      }),
    ],
  ],
  ["smembers", [1, on("set", (items) => [items, items])]],
  ["scard", [1, on("set", (items) => [items, items.length])]],
  ["sismember", [2, on("set", (items, [item = ""]) => [items, Number(items.includes(item))])]],
];
