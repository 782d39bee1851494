/** What a kubeconfig consists of, in the order in which kubectl writes it. Pure. */
import { isObject, type Json, type JsonObject } from "../../../api/json.ts";
import { part, parts, textAt } from "../../../api/json-parts.ts";

/** How a field is written; an `object` cannot be set as a whole. */
export type FieldKind = "text" | "bool" | "bytes" | "object";

interface EntryShape {
  /** What an entry has beside its name. */
  readonly member: string;
  /** What kubectl calls one. */
  readonly title: string;
  readonly fields: Readonly<Record<string, FieldKind>>;
  /** Fields that are written though they are empty. */
  readonly written: readonly string[];
}

/** The lists of a kubeconfig. Source: client-go 1.36, clientcmd/api/v1. */
export const lists: Readonly<Record<string, EntryShape>> = {
  clusters: {
    member: "cluster",
    title: "cluster",
    fields: {
      server: "text",
      "tls-server-name": "text",
      "insecure-skip-tls-verify": "bool",
      "certificate-authority": "text",
      "certificate-authority-data": "bytes",
      "proxy-url": "text",
      "disable-compression": "bool",
    },
    written: ["server"],
  },
  users: {
    member: "user",
    title: "user",
    fields: {
      "client-certificate": "text",
      "client-certificate-data": "bytes",
      "client-key": "text",
      "client-key-data": "bytes",
      token: "text",
      tokenFile: "text",
      username: "text",
      password: "text",
      "auth-provider": "object",
      exec: "object",
    },
    written: [],
  },
  contexts: {
    member: "context",
    title: "context",
    fields: { cluster: "text", user: "text", namespace: "text" },
    written: ["cluster", "user"],
  },
};

/** The kubeconfig as kubectl writes it: entries by name, and nothing that is empty. */
export function normalConfig({ preferences, ...config }: JsonObject): JsonObject {
  const colors = part({ preferences }, "preferences").colors;
  const known = Object.keys(lists).map((list) => [list, entries(config, list)]);
  const { "current-context": current = "", ...rest } = config;
  return {
    kind: "Config",
    apiVersion: "v1",
    ...(colors === true && { preferences }),
    ...Object.fromEntries(known),
    "current-context": current,
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => !tops.includes(name))),
  };
}

const tops = ["kind", "apiVersion", ...Object.keys(lists)];

function entries(config: JsonObject, list: string): readonly JsonObject[] | null {
  const found = parts(config, list);
  if (found.length === 0) return null;
  return [...found].sort(byName).map((entry) => normalEntry(list, entry));
}

function normalEntry(list: string, entry: JsonObject): JsonObject {
  const { member = "", fields = {}, written = [] } = lists[list] ?? {};
  const given = part(entry, member);
  const names = [...new Set([...Object.keys(fields), ...Object.keys(given)])];
  const kept = names.flatMap((name): [string, Json][] => {
    const value = given[name];
    if (isEmpty(value)) return written.includes(name) ? [[name, ""]] : [];
    return [[name, name === "exec" && isObject(value) ? inOrder(value, execFields) : value]];
  });
  return { name: textAt(entry, "name"), [member]: Object.fromEntries(kept) };
}

const execFields = ["command", "args", "env", "apiVersion", "installHint", "provideClusterInfo"];

/** The object with these members first. */
function inOrder(value: JsonObject, names: readonly string[]): JsonObject {
  const first = names.filter((name) => Object.hasOwn(value, name));
  return { ...Object.fromEntries(first.map((name) => [name, value[name]])), ...value };
}

const isEmpty = (value: Json | undefined): value is undefined | null | "" | false =>
  value === undefined || value === null || value === "" || value === false;

const byName = (a: JsonObject, b: JsonObject) => (textAt(a, "name") < textAt(b, "name") ? -1 : 1);

/** What an entry of a list says; nothing where there is none of this name. */
export function entryIn(config: JsonObject, list: string, name: string): JsonObject | undefined {
  const { member = "" } = lists[list] ?? {};
  const found = parts(config, list).find((each) => each.name === name);
  return found === undefined ? undefined : part(found, member);
}

/** The file with this in an entry, which is made where there is none. */
export function withEntry(
  config: JsonObject,
  list: string,
  [name, value]: readonly [name: string, value: JsonObject],
): JsonObject {
  const { member = "" } = lists[list] ?? {};
  return {
    ...config,
    [list]: [...parts(withoutEntry(config, list, name), list), { name, [member]: value }],
  };
}

/** The file without an entry of this name. */
export const withoutEntry = (config: JsonObject, list: string, name: string): JsonObject => ({
  ...config,
  [list]: parts(config, list).filter((each) => each.name !== name),
});
