/** What Redis answers to its commands, as far as probes and tutorials ask. Source: Redis 7.4. */
import type { Container } from "../types.ts";
import type { Asked } from "./asked.ts";
import { plain, type Reply } from "./reply.ts";
import type { Serving } from "./serving.ts";
import { closed } from "./unspoken.ts";

/** A command comes as a request of this method, whose body is the list of its words. */
export const redisMethod = "REDIS";

/** What Redis answers: a list, a number, nothing, a text, or a word of its own. */
export type RedisValue =
  | readonly string[]
  | number
  | null
  | string
  | { readonly status: string }
  | { readonly error: string };

const ok: RedisValue = { status: "OK" };

/** Who speaks HTTP is turned away: Redis takes it for an attack. */
export function redis({ method, body = "[]" }: Asked, serving: Serving): Reply {
  if (method !== redisMethod) return closed;
  // What redis-cli sends is a list of words.
  const [name = "", ...args] = JSON.parse(body) as readonly string[];
  return plain(JSON.stringify(answerTo(name.toLowerCase(), args, serving)));
}

type Answer = (args: readonly string[], serving: Serving) => RedisValue;

function answerTo(name: string, args: readonly string[], serving: Serving): RedisValue {
  const known = commands.get(name);
  if (known === undefined) {
    const beginning = args.map((arg) => `'${arg}' `).join("");
    return { error: `ERR unknown command '${name}', with args beginning with: ${beginning}` };
  }
  const [least, answer] = known;
  return args.length < least
    ? { error: `ERR wrong number of arguments for '${name}' command` }
    : answer(args, serving);
}

/** Keys of what it remembers: its entries, and its settings. */
const entry = "redis/";
const setting = "redis-config/";

const keysOf = ({ memory }: Serving): readonly string[] =>
  [...(memory?.keys() ?? [])].flatMap((key) =>
    key.startsWith(entry) ? [key.slice(entry.length)] : [],
  );

const get = (key: string, { memory }: Serving): string | null => memory?.get(entry + key) ?? null;

function put(key: string, value: string, { memory }: Serving): void {
  memory?.set(entry + key, value);
}

const clear: Answer = (_, serving) => {
  for (const key of keysOf(serving)) serving.memory?.delete(entry + key);
  return ok;
};

const set: Answer = ([key = "", value = "", ...options], serving) => {
  const isNew = get(key, serving) === null;
  const words = options.map((option) => option.toUpperCase());
  if ((words.includes("NX") && !isNew) || (words.includes("XX") && isNew)) return null;
  put(key, value, serving);
  return ok;
};

const remove: Answer = (keys, { memory }) =>
  keys.filter((key) => memory?.delete(entry + key) === true).length;

/** Each with how many arguments it needs at least. */
const commands: ReadonlyMap<string, readonly [number, Answer]> = new Map<
  string,
  readonly [number, Answer]
>([
  ["ping", [0, ([text]) => text ?? { status: "PONG" }]],
  ["echo", [1, ([text = ""]) => text]],
  ["auth", [1, () => ok]],
  ["select", [1, () => ok]],
  ["save", [0, () => ok]],
  ["set", [2, set]],
  ["get", [1, ([key = ""], serving) => get(key, serving)]],
  ["mget", [1, (keys, serving) => keys.map((key) => get(key, serving) ?? "")]],
  ["del", [1, remove]],
  ["exists", [1, (keys, serving) => keys.filter((key) => get(key, serving) !== null).length]],
  ["incr", [1, ([key = ""], serving) => add(key, 1, serving)]],
  ["decr", [1, ([key = ""], serving) => add(key, -1, serving)]],
  ["incrby", [2, ([key = "", by = ""], serving) => add(key, Number(by), serving)]],
  ["decrby", [2, ([key = "", by = ""], serving) => add(key, -Number(by), serving)]],
  ["strlen", [1, ([key = ""], serving) => (get(key, serving) ?? "").length]],
  ["ttl", [1, ([key = ""], serving) => (get(key, serving) === null ? -2 : -1)]],
  ["keys", [1, ([pattern = "*"], serving) => keysOf(serving).filter(matcher(pattern))]],
  ["dbsize", [0, (_, serving) => keysOf(serving).length]],
  ["flushall", [0, clear]],
  ["flushdb", [0, clear]],
  ["info", [0, (_, serving) => info(serving)]],
  ["config", [2, configure]],
]);

function add(key: string, by: number, serving: Serving): RedisValue {
  const sum = Number(get(key, serving) ?? "0") + by;
  if (!Number.isSafeInteger(sum)) return { error: "ERR value is not an integer or out of range" };
  put(key, String(sum), serving);
  return sum;
}

function matcher(pattern: string): (key: string) => boolean {
  const source = pattern
    .replace(/[.+^${}()|\\]/g, "\\$&")
    .replaceAll("*", "[\\s\\S]*")
    .replaceAll("?", "[\\s\\S]");
  const expression = new RegExp(`^${source}$`);
  return (key) => expression.test(key);
}

const info = (serving: Serving): string =>
  [
    "# Server",
    "redis_mode:standalone",
    "tcp_port:6379",
    `uptime_in_seconds:${Math.floor(serving.sinceStartMs / 1000)}`,
    "# Replication",
    "role:master",
    "connected_slaves:0",
    "# Keyspace",
    `db0:keys=${keysOf(serving).length},expires=0,avg_ttl=0`,
  ].join("\n");

const usual: Readonly<Record<string, string>> = {
  appendonly: "no",
  maxmemory: "0",
  "maxmemory-policy": "noeviction",
  port: "6379",
  save: "3600 1 300 100 60 10000",
  timeout: "0",
};

/** Settings are those of the file and the flags of its command, and what was set since. */
function configure(
  [verb = "", name = "", value = ""]: readonly string[],
  serving: Serving,
): RedisValue {
  const key = name.toLowerCase();
  if (verb.toLowerCase() === "set") {
    serving.memory?.set(setting + key, bytesIn(value));
    return ok;
  }
  const given = { ...usual, ...settingsOf(serving) };
  const known = serving.memory?.get(setting + key) ?? given[key];
  return known === undefined ? [] : [key, known];
}

function settingsOf({ container, files }: Serving): Readonly<Record<string, string>> {
  const words = wordsOf(container);
  const path = words.find((word) => word.endsWith(".conf"));
  const entryAt = path === undefined ? undefined : files.find(path);
  const text = entryAt?.kind === "file" ? entryAt.content : "";
  const line = ` ${words.join(" ")}`;
  const flags = [...line.matchAll(/ --([\w-]+) (.*?)(?= --|$)/g)].map(
    ([, name = "", value = ""]) => `${name} ${value}`,
  );
  return Object.fromEntries(
    [...text.split("\n"), ...flags].flatMap((row) => {
      const [, name = "", value = ""] = /^\s*([a-z][\w-]*)\s+(.*?)\s*$/i.exec(row) ?? [];
      return name === "" ? [] : [[name.toLowerCase(), bytesIn(value.replace(/^"|"$/g, ""))]];
    }),
  );
}

const wordsOf = ({ command = [], args = [] }: Container) => [...command, ...args];

/** `2mb` is told in bytes. */
function bytesIn(value: string): string {
  const [, digits, unit = ""] = /^(\d+)(kb?|mb?|gb?)$/i.exec(value) ?? [];
  if (digits === undefined) return value;
  const base = unit.length === 2 ? 1024 : 1000;
  return String(Number(digits) * base ** (1 + "kmg".indexOf(unit.charAt(0).toLowerCase())));
}
