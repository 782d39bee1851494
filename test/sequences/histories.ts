/** The comparable form of a run: of every object its changes in order, with names made alike. */
import { equalJson, isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { Row } from "./recording.ts";

/** By object, its changes as text. Pods of one set are one entry: nothing tells them apart. */
export type Histories = Readonly<Record<string, readonly (readonly string[])[]>>;

export function historiesOf(rows: readonly Row[]): Histories {
  const rename = renaming(rows);
  const objects = new Map<string, Row[]>();
  for (const row of rows) {
    const id =
      row.kind === "Event" ? `Events of ${row.fields.involved}` : `${row.kind} ${row.name}`;
    const known = objects.get(id);
    if (known === undefined) objects.set(id, [row]);
    else known.push(row);
  }
  const histories: Record<string, (readonly string[])[]> = {};
  for (const [id, changes] of objects) {
    const alike = rename(id);
    histories[alike] ??= [];
    histories[alike].push(
      withoutPassing(changes.filter(isWhole)).map((row) => textOf(row, rename)),
    );
  }
  for (const each of Object.values(histories)) each.sort(compareLists);
  return histories;
}

/**
 * A report of a DaemonSet between the end of a pod and the sight of its successor is left out:
 * whether there is one depends on how soon the controller sees what it made.
 */
const isWhole = ({ kind, fields: { current, desired } }: Row) =>
  kind !== "DaemonSet" || current === desired;

/** What several pods in quick succession change, each by one. */
const counters: ReadonlySet<string> = new Set(["ready", "available", "unavailable"]);

/**
 * A status between two others that only counts on from the first to the second is left out: whether
 * it is written depends on how soon one pod becomes ready after another. Everything else about it
 * must be as in one of them, so no condition and no turn of a counter is lost.
 */
function withoutPassing(changes: readonly Row[]): readonly Row[] {
  const kept: Row[] = [];
  changes.forEach((row, index) => {
    const [before, after] = [kept.at(-1), changes[index + 1]];
    const passes =
      before !== undefined &&
      after !== undefined &&
      row.type === "MODIFIED" &&
      after.type === "MODIFIED" &&
      counts(before.fields, row.fields, after.fields);
    if (!passes) kept.push(row);
  });
  return kept;
}

function counts(before: JsonObject, between: JsonObject, after: JsonObject): boolean {
  const names = Object.keys({ ...before, ...between, ...after });
  return names.every((name) => {
    const [from, at, to] = [before[name], between[name], after[name]];
    if (counters.has(name)) {
      const [first, middle, last] = [Number(from), Number(at), Number(to)];
      return (first <= middle && middle <= last) || (first >= middle && middle >= last);
    }
    const stays = equalJson(from, at);
    return name === "conditions" ? stays || equalJson(at, to) : stays && equalJson(at, to);
  });
}

const compareLists = (left: readonly string[], right: readonly string[]) =>
  left.join("\n") < right.join("\n") ? -1 : 1;

function textOf({ type, fields }: Row, rename: (text: string) => string): string {
  const alike: JsonObject = JSON.parse(rename(JSON.stringify(fields)));
  const texts = Object.keys(alike)
    .sort()
    .map((key) => `${key}=${JSON.stringify(sorted(alike[key] ?? null))}`);
  return [type, ...texts].join(" ");
}

/** Members by name, and lists by content: no list kept has an order that means something. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    return items.map(sorted).sort((left, right) => (text(left) < text(right) ? -1 : 1));
  }
  if (!isObject(value)) return value;
  const members = Object.keys(value).sort();
  return Object.fromEntries(members.map((key) => [key, sorted(value[key] ?? null)]));
}

const text = (value: Json): string => JSON.stringify(value);

/** Kinds whose names end in a hash. */
const hashed: ReadonlySet<string> = new Set(["ReplicaSet", "ControllerRevision"]);

const withoutSuffix = (name: string) => name.replace(/-[^-]*$/, "-<suffix>");

/**
 * Hashes are numbered as they appear, all suffixes are alike, and so are all nodes: they are equal,
 * and which of them a pod gets is told by other tests.
 */
function renaming(rows: readonly Row[]): (text: string) => string {
  const hashes = rows
    .filter(({ kind, type }) => hashed.has(kind) && type === "ADDED")
    .map(({ name }) => name.slice(name.lastIndexOf("-") + 1));
  const made = (kind: string) => rows.filter((row) => row.kind === kind).map(({ name }) => name);
  const suffixes = [
    ...made("CronJob").map((name) => new RegExp(`\\b(${name})-[0-9]{8}\\b`, "g")),
    ...made("Job").map((name) => {
      const alike = name.replace(/-([0-9]{8}|<suffix:[0-9]+>)$/, "-<suffix>");
      return new RegExp(`\\b(${alike})-[a-z0-9]{5}\\b`, "g");
    }),
  ];
  const daemons = rows.filter(({ fields }) => String(fields.owner).startsWith("DaemonSet/"));
  const named = (text: string) =>
    daemons.reduce((renamed, { name }) => renamed.replaceAll(name, withoutSuffix(name)), text);
  return (text) =>
    suffixes.reduce(
      (renamed, pattern) => renamed.replaceAll(pattern, "$1-<suffix>"),
      shorten(named(text)),
    );

  function shorten(text: string): string {
    return hashes
      .reduce((renamed, hash, index) => renamed.replaceAll(hash, `<hash:${index + 1}>`), text)
      .replaceAll(/<suffix:[0-9]+>/g, "<suffix>")
      .replaceAll(/(<hash:[0-9]+>|EndpointSlice [a-z0-9]+)-[a-z0-9]{5}\b/g, "$1-<suffix>")
      .replaceAll(/\bnode-[0-9]\b/g, "<node>");
  }
}
