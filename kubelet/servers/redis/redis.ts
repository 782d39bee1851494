/** What Redis answers to its commands, as far as probes and tutorials ask. Source: Redis 7.4. */
import { bytesMethod, bytesType } from "../../../api/http-message.ts";
import { bytesOf } from "../../shell/kernel/bytes.ts";
import type { Container } from "../../types.ts";
import type { Asked } from "../asked.ts";
import { plain, type Reply } from "../reply.ts";
import type { Serving } from "../serving.ts";
import { closed } from "../unspoken.ts";
import { collectionCommands, type Keys, kindOf } from "./collections.ts";
import { redisInfo } from "./info.ts";

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
  if (method === bytesMethod) return inline(body, serving);
  if (method !== redisMethod) return closed;
  // What redis-cli sends is a list of words.
  const [name = "", ...args] = JSON.parse(body) as readonly string[];
  return plain(JSON.stringify(answerTo(name.toLowerCase(), args, serving)));
}

/** Commands as somebody types them, one a line. Source: Redis serialization protocol. */
function inline(body: string, serving: Serving): Reply {
  const lines = body.split(/\r?\n/).filter((line) => line.trim() !== "");
  const values = lines.map((line) => {
    const [name = "", ...args] = line.trim().split(/\s+/);
    return written(answerTo(name.toLowerCase(), args, serving));
  });
  return { status: 200, headers: { "content-type": bytesType }, body: values.join("") };
}

function written(value: RedisValue): string {
  if (value === null) return "$-1\r\n";
  if (typeof value === "number") return `:${value}\r\n`;
  if (typeof value === "string") return `$${bytesOf(value).length}\r\n${value}\r\n`;
  if ("status" in value) return `+${value.status}\r\n`;
  if ("error" in value) return `-${value.error}\r\n`;
  return `*${value.length}\r\n${value.map(written).join("")}`;
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
/** When an entry is over, in milliseconds of the cluster's time. */
const ending = "redis-end/";

const keysOf = ({ memory }: Serving): readonly string[] =>
  [...(memory?.keys() ?? [])].flatMap((key) =>
    key.startsWith(entry) ? [key.slice(entry.length)] : [],
  );

/** What is over is no longer there. */
function get(key: string, { memory, nowMs }: Serving): string | null {
  const endsMs = memory?.get(ending + key);
  if (endsMs !== undefined && Number(endsMs) <= nowMs) {
    memory?.delete(entry + key);
    memory?.delete(ending + key);
  }
  return memory?.get(entry + key) ?? null;
}

const keysIn = (serving: Serving): Keys => ({
  get: (key) => get(key, serving) ?? undefined,
  put: (key, value) => put(key, value, serving),
  remove: (key) => serving.memory?.delete(entry + key),
});

function put(key: string, value: string, { memory }: Serving): void {
  memory?.set(entry + key, value);
}

/** Only texts are got by themselves. */
function textAt(key: string, serving: Serving): RedisValue {
  const value = get(key, serving);
  if (value === null || kindOf(value) === "string") return value;
  return { error: "WRONGTYPE Operation against a key holding the wrong kind of value" };
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
  serving.memory?.delete(ending + key);
  const seconds = options[words.indexOf("EX") + 1];
  if (words.includes("EX")) expire(key, Number(seconds), serving);
  return ok;
};

function expire(key: string, seconds: number, serving: Serving): number {
  if (get(key, serving) === null) return 0;
  serving.memory?.set(ending + key, String(serving.nowMs + seconds * 1000));
  return 1;
}

function expiring(key: string, value: string, seconds: number, serving: Serving): RedisValue {
  return set([key, value, "EX", String(seconds)], serving);
}

function timeToLive(key: string, serving: Serving): number {
  if (get(key, serving) === null) return -2;
  const endsMs = serving.memory?.get(ending + key);
  return endsMs === undefined ? -1 : Math.ceil((Number(endsMs) - serving.nowMs) / 1000);
}

function append(key: string, text: string, serving: Serving): number {
  const value = (get(key, serving) ?? "") + text;
  put(key, value, serving);
  return value.length;
}

function typeOfKey(key: string, serving: Serving): string {
  const value = get(key, serving);
  return value === null ? "none" : kindOf(value);
}

function setMany(args: readonly string[], serving: Serving): RedisValue {
  for (let at = 0; at < args.length; at += 2) put(args[at] ?? "", args[at + 1] ?? "", serving);
  return ok;
}

function rename(from: string, to: string, serving: Serving): RedisValue {
  const value = get(from, serving);
  if (value === null) return { error: "ERR no such key" };
  serving.memory?.delete(entry + from);
  put(to, value, serving);
  return ok;
}

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
  ["get", [1, ([key = ""], serving) => textAt(key, serving)]],
  ["mget", [1, (keys, serving) => keys.map((key) => get(key, serving) ?? "")]],
  ["del", [1, remove]],
  ["exists", [1, (keys, serving) => keys.filter((key) => get(key, serving) !== null).length]],
  ["incr", [1, ([key = ""], serving) => add(key, 1, serving)]],
  ["decr", [1, ([key = ""], serving) => add(key, -1, serving)]],
  ["incrby", [2, ([key = "", by = ""], serving) => add(key, Number(by), serving)]],
  ["decrby", [2, ([key = "", by = ""], serving) => add(key, -Number(by), serving)]],
  ...collectionCommands.map(
    ([name, [least, answer]]): readonly [string, readonly [number, Answer]] => [
      name,
      [least, (args, serving) => answer(args, keysIn(serving))],
    ],
  ),
  ["append", [2, ([key = "", text = ""], serving) => append(key, text, serving)]],
  [
    "setnx",
    [2, ([key = "", value = ""], serving) => (set([key, value, "NX"], serving) === ok ? 1 : 0)],
  ],
  [
    "setex",
    [
      3,
      ([key = "", seconds = "", value = ""], serving) =>
        expiring(key, value, Number(seconds), serving),
    ],
  ],
  ["expire", [2, ([key = "", seconds = ""], serving) => expire(key, Number(seconds), serving)]],
  ["type", [1, ([key = ""], serving) => ({ status: typeOfKey(key, serving) })]],
  ["role", [0, () => ["master", "0"]]],
  ["time", [0, ({ length: _ }, { nowMs }) => [String(Math.floor(nowMs / 1000)), "0"]]],
  ["mset", [2, (args, serving) => setMany(args, serving)]],
  ["rename", [2, ([from = "", to = ""], serving) => rename(from, to, serving)]],
  ["strlen", [1, ([key = ""], serving) => (get(key, serving) ?? "").length]],
  ["ttl", [1, ([key = ""], serving) => timeToLive(key, serving)]],
  ["keys", [1, ([pattern = "*"], serving) => keysOf(serving).filter(matcher(pattern))]],
  ["dbsize", [0, (_, serving) => keysOf(serving).length]],
  ["flushall", [0, clear]],
  ["flushdb", [0, clear]],
  ["info", [0, ([section], serving) => redisInfo(serving, keysOf(serving).length, section)]],
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
