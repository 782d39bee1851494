/** The functions of jq for streams of paths and values, and what ends a filter. Source: jq 1.8. */
import { type Call, listOf, one, type Run } from "./call.ts";
import { JqError } from "./tree.ts";
import { isTable, type Path, textOfValue, withAt } from "./values.ts";

/** An end of jq itself, which no `try` catches. */
export class JqHalt extends Error {
  readonly exitCode: number;
  /** What it says last. */
  readonly said: unknown;

  constructor(exitCode: number, said?: unknown) {
    super("halt");
    this.exitCode = exitCode;
    this.said = said;
  }
}

const entriesOf = (value: unknown): readonly (readonly [string | number, unknown])[] =>
  Array.isArray(value) ? [...value.entries()] : isTable(value) ? Object.entries(value) : [];

/** Each leaf with its path, and the last path of each list and object at its end. */
function* streamOf(value: unknown, path: Path = []): Generator<readonly unknown[], void, void> {
  const entries = entriesOf(value);
  if (entries.length === 0) yield [path, value];
  for (const [key, each] of entries) yield* streamOf(each, [...path, key]);
  const [last] = entries.at(-1) ?? [];
  if (last !== undefined && path.length === 0) yield [[last]];
  else if (last !== undefined) yield [[...path, last]];
}

/** The values that a stream tells. */
function* fromStream({ values }: Call): Generator<unknown, void, void> {
  let whole: unknown = null;
  let isOpen = false;
  for (const event of values(0)) {
    const [path, ...leaf] = listOf(event, "an event of a stream");
    const keys = listOf(path, "a path");
    if (leaf.length > 0) {
      whole = withAt(isOpen ? whole : null, keys, () => leaf[0]);
      isOpen = true;
    }
    const isWhole = leaf.length > 0 ? keys.length === 0 : keys.length === 1;
    if (!isWhole) continue;
    if (isOpen) yield whole;
    isOpen = false;
  }
}

/** Without the first keys of each path, as many as its input says. */
function* truncated({ input, values }: Call): Generator<unknown, void, void> {
  const depth = Number(input);
  for (const event of values(0, null)) {
    const [path, ...leaf] = listOf(event, "an event of a stream");
    const keys = listOf(path, "a path");
    if (keys.length > depth) yield [keys.slice(depth), ...leaf];
  }
}

function* combinations(lists: readonly unknown[]): Generator<readonly unknown[], void, void> {
  const [first, ...rest] = lists;
  if (lists.length === 0) {
    yield [];
    return;
  }
  for (const each of listOf(first, "combined")) {
    for (const others of combinations(rest)) yield [each, ...others];
  }
}

export const streamFunctions: readonly (readonly [string, Run])[] = [
  ["tostream/0", ({ input }) => streamOf(input)],
  ["fromstream/1", fromStream],
  ["truncate_stream/1", truncated],
  ["combinations/0", ({ input }) => combinations(listOf(input, "combined"))],
  [
    "pick/1",
    ({ paths, values }) => {
      const kept = [...paths(0)];
      const found = [...values(0)];
      return [kept.reduce<unknown>((made, path, at) => withAt(made, path, () => found[at]), null)];
    },
  ],
  ["input_filename/0", () => [null]],
  ["input_line_number/0", () => [0]],
  [
    "halt/0",
    one(() => {
      throw new JqHalt(0);
    }),
  ],
  [
    "halt_error/0",
    one((input) => {
      throw new JqHalt(5, input);
    }),
  ],
  [
    "halt_error/1",
    ({ input, values }) => {
      for (const exitCode of values(0)) throw new JqHalt(Number(exitCode), input);
      throw new JqError("halt_error/1: number required");
    },
  ],
];

/** What `halt_error` prints: a text as it is, anything else as a line. */
export const saidAtEnd = (said: unknown): string =>
  said === undefined ? "" : typeof said === "string" ? said : `${textOfValue(said)}\n`;
