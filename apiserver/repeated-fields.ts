/** Finds fields that the text of a body gives more than once, of which reading keeps the last. */
import { EVENT_ID, type Event, getScalarValue, parseEvents } from "js-yaml";
import type { RepeatedFields } from "../api/request.ts";

/** Whether JSON text gives a field twice; `value` is what reading the text made of it. */
export function repeatedInJson(text: string, value: unknown): RepeatedFields | undefined {
  if (countKeys(text) === countMembers(value)) return undefined;
  return { format: "json", paths: fieldPaths(text) };
}

/** The keys that are written: texts with a colon behind them. The text must be JSON. */
function countKeys(text: string): number {
  const texts = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
  let count = 0;
  for (let found = texts.exec(text); found !== null; found = texts.exec(text)) {
    if (found[1] !== undefined) count += 1;
  }
  return count;
}

function countMembers(value: unknown): number {
  const pending: unknown[] = [value];
  let count = 0;
  while (pending.length > 0) {
    const part = pending.pop();
    if (typeof part !== "object" || part === null) continue;
    const inner = Object.values(part);
    if (!Array.isArray(part)) count += inner.length;
    for (const each of inner) if (typeof each === "object") pending.push(each);
  }
  return count;
}

/** A list or an object that is being read; `index` counts the items of a list. */
interface Frame {
  readonly path: string;
  index: number | undefined;
  /** The key whose value comes next, in an object. */
  key: string | undefined;
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** The path of every field in the order of the text: `spec.containers[0].name`. */
function fieldPaths(text: string): readonly string[] {
  const paths: string[] = [];
  const open: Frame[] = [];
  for (const [token] of text.matchAll(tokens)) {
    const frame = open.at(-1);
    if (token === "{" || token === "[") {
      open.push({ path: pathIn(frame), index: token === "[" ? 0 : undefined, key: undefined });
    } else if (token === "}" || token === "]") {
      open.pop();
    } else if (frame === undefined) {
      // A scalar has no fields.
    } else if (token === ",") {
      frame.key = undefined;
      if (frame.index !== undefined) frame.index += 1;
    } else if (frame.index === undefined && frame.key === undefined && token !== ":") {
      frame.key = String(JSON.parse(token));
      paths.push(pathIn(frame));
    }
  }
  return paths;
}

function pathIn(frame: Frame | undefined): string {
  if (frame === undefined) return "";
  const { path, index, key = "" } = frame;
  if (index !== undefined) return `${path}[${index}]`;
  return path === "" ? key : `${path}.${key}`;
}

/** A mapping or a sequence of YAML that is being read, or the document. */
interface Open {
  /** The keys that a mapping has so far. */
  readonly keys: Set<string> | undefined;
  readonly start: number;
  /** The key whose value comes next, and where it stands. */
  key: string | undefined;
  keyStart: number;
}

/**
 * The keys that YAML gives twice, each by the line of its later value:
 * `line 10: key "paused" already set in map`. The text must be YAML.
 * Source: go.yaml.in/yaml/v2 decode.go, setMap.
 */
export function repeatedInYaml(text: string): RepeatedFields {
  const lines: string[] = [];
  const open: Open[] = [];
  const settle = (start: number) => {
    const parent = open.at(-1);
    if (parent?.keys === undefined || parent.key === undefined) return;
    if (parent.keys.has(parent.key)) {
      const line = text.slice(0, start < 0 ? parent.keyStart : start).split("\n").length;
      lines.push(`line ${line}: key ${JSON.stringify(parent.key)} already set in map`);
    }
    parent.keys.add(parent.key);
    parent.key = undefined;
  };
  for (const event of parseEvents(text, {})) {
    const frame = open.at(-1);
    if (event.type === EVENT_ID.SCALAR) {
      if (frame?.keys === undefined || frame.key !== undefined) settle(event.valueStart);
      else Object.assign(frame, { key: getScalarValue(text, event), keyStart: event.valueStart });
    } else if (event.type === EVENT_ID.ALIAS) settle(event.anchorStart);
    else if (event.type === EVENT_ID.POP) settle(open.pop()?.start ?? -1);
    else open.push(opened(event));
  }
  return { format: "yaml", lines };
}

function opened(event: Event): Open {
  const keys = event.type === EVENT_ID.MAPPING ? new Set<string>() : undefined;
  return { keys, start: "start" in event ? event.start : -1, key: undefined, keyStart: -1 };
}
