/** The functions of jq, by name and number of arguments. Source: jq 1.8, its manual. */
import { type Call, listOf, one, type Run, with1, with2 } from "./call.ts";
import { loopFunctions } from "./loops.ts";
import { matchFunctions } from "./match.ts";
import { sum } from "./operators.ts";
import { streamFunctions } from "./streams.ts";
import { textFunctions } from "./text.ts";
import { JqError } from "./tree.ts";
import {
  at,
  compare,
  isTable,
  isTrue,
  members,
  type Path,
  shownIn,
  textOfValue,
  typeOfValue,
  withAt,
  without,
} from "./values.ts";

const sorted = (list: readonly unknown[]) => [...list].sort(compare);

interface Keyed {
  readonly key: unknown;
  readonly value: unknown;
}

const keyedBy = ({ input, values }: Call): readonly Keyed[] =>
  listOf(input, "sorted")
    .map((value) => ({ key: [...values(0, value)], value }))
    .sort((left, right) => compare(left.key, right.key));

const groups = (keyed: readonly Keyed[]): readonly (readonly unknown[])[] =>
  keyed
    .reduce<{ key: unknown; list: unknown[] }[]>((made, { key, value }) => {
      const last = made.at(-1);
      if (last !== undefined && compare(last.key, key) === 0) last.list.push(value);
      else made.push({ key, list: [value] });
      return made;
    }, [])
    .map(({ list }) => list);

function lengthOf(value: unknown): number {
  if (value === null) return 0;
  if (typeof value === "string") return [...value].length;
  if (typeof value === "number") return Math.abs(value);
  if (typeof value === "boolean") throw new JqError(`${shownIn(value)} has no length`);
  return members(value).length;
}

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] => {
  if (isTable(value)) return Object.entries(value);
  throw new JqError(`${shownIn(value)} has no keys`);
};

const keysOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? [...value.keys()] : entriesOf(value).map(([key]) => key);

const toEntries = (value: unknown) => {
  const entries = Array.isArray(value) ? [...value.entries()] : entriesOf(value);
  return entries.map(([key, each]) => ({ key, value: each }));
};

const fromEntries = (value: unknown) =>
  Object.fromEntries(
    members(value).map((each) => {
      const { key, k, name, Name, Key, value: own, v, Value } = isTable(each) ? each : {};
      return [textOfValue(key ?? k ?? name ?? Name ?? Key ?? null), own ?? v ?? Value ?? null];
    }),
  );

function contains(whole: unknown, part: unknown): boolean {
  if (typeof whole === "string" && typeof part === "string") return whole.includes(part);
  if (Array.isArray(whole) && Array.isArray(part)) {
    return part.every((each) => whole.some((other) => contains(other, each)));
  }
  if (isTable(whole) && isTable(part)) {
    return Object.entries(part).every(([key, each]) => contains(whole[key], each));
  }
  return compare(whole, part) === 0;
}

const flatten = (value: unknown, depth: number): readonly unknown[] =>
  members(value).flatMap((each) =>
    Array.isArray(each) && depth > 0 ? flatten(each, depth - 1) : [each],
  );

function* recurse(
  call: Call,
  value: unknown = call.input,
  depth = 0,
): Generator<unknown, void, void> {
  yield value;
  if (depth > 1_000) throw new JqError("kubesim: recursion is too deep");
  for (const each of call.values(0, value)) yield* recurse(call, each, depth + 1);
}

function* pathsOf(value: unknown, path: Path = []): Generator<Path, void, void> {
  if (path.length > 0) yield path;
  if (Array.isArray(value))
    for (const [key, each] of value.entries()) yield* pathsOf(each, [...path, key]);
  else if (isTable(value))
    for (const [key, each] of Object.entries(value)) yield* pathsOf(each, [...path, key]);
}

const kinds = ["null", "boolean", "number", "string", "array", "object"] as const;
const isScalar = (value: unknown) => !Array.isArray(value) && !isTable(value);

const byKind: readonly (readonly [string, Run])[] = kinds.map((kind) => [
  `${kind === "null" ? "null" : kind}s/0`,
  ({ input }) => (typeOfValue(input) === kind ? [input] : []),
]);

/** `any(generator; condition)`, and `all`, which looks for one that does not hold. */
const anyOf =
  (wanted: boolean): Run =>
  ({ values }) => {
    const tests = Array.from(values(0)).flatMap((each) => [...values(1, each)]);
    return [tests.some((test) => isTrue(test) === wanted) === wanted];
  };

export const functions: ReadonlyMap<string, Run> = new Map<string, Run>([
  ...textFunctions,
  ...matchFunctions,
  ...loopFunctions,
  ...streamFunctions,
  ...byKind,
  ["empty/0", () => []],
  ["true/0", () => [true]],
  ["false/0", () => [false]],
  ["null/0", () => [null]],
  ["not/0", one((input) => !isTrue(input))],
  [
    "error/0",
    one((input) => {
      throw new JqError(textOfValue(input), input);
    }),
  ],
  [
    "error/1",
    with1((_, argument) => {
      throw new JqError(textOfValue(argument), argument);
    }),
  ],
  ["length/0", one(lengthOf)],
  ["keys/0", one((input) => sorted(keysOf(input)))],
  ["keys_unsorted/0", one(keysOf)],
  ["values/0", ({ input }) => (input === null ? [] : [input])],
  ["scalars/0", ({ input }) => (isScalar(input) ? [input] : [])],
  ["iterables/0", ({ input }) => (isScalar(input) ? [] : [input])],
  ["type/0", one(typeOfValue)],
  ["map/1", ({ input, values }) => [members(input).flatMap((each) => [...values(0, each)])]],
  [
    "map_values/1",
    ({ input, values }) => [
      Array.isArray(input)
        ? input.flatMap((each) => [...values(0, each)].slice(0, 1))
        : Object.fromEntries(
            entriesOf(input).flatMap(([key, each]) =>
              [...values(0, each)].slice(0, 1).map((value) => [key, value]),
            ),
          ),
    ],
  ],
  [
    "select/1",
    ({ input, values }) =>
      Array.from(values(0))
        .filter(isTrue)
        .map(() => input),
  ],
  [
    "recurse/0",
    (call) => recurse({ ...call, values: (_, value) => (isScalar(value) ? [] : members(value)) }),
  ],
  ["recurse/1", (call) => recurse(call)],
  [
    "has/1",
    with1((input, key) =>
      Array.isArray(input)
        ? Number(key) < input.length
        : isTable(input) && Object.hasOwn(input, String(key)),
    ),
  ],
  [
    "in/1",
    with1((input, holder) =>
      isTable(holder)
        ? Object.hasOwn(holder, String(input))
        : Number(input) < listOf(holder, "searched").length,
    ),
  ],
  ["contains/1", with1(contains)],
  ["inside/1", with1((input, whole) => contains(whole, input))],
  ["add/0", one((input) => members(input).reduce(sum, null))],
  ["any/0", one((input) => members(input).some(isTrue))],
  ["all/0", one((input) => members(input).every(isTrue))],
  ["any/2", anyOf(true)],
  ["all/2", anyOf(false)],
  [
    "any/1",
    ({ input, values }) => [members(input).some((each) => [...values(0, each)].some(isTrue))],
  ],
  [
    "all/1",
    ({ input, values }) => [members(input).every((each) => [...values(0, each)].every(isTrue))],
  ],
  ["floor/0", one((input) => Math.floor(Number(input)))],
  ["ceil/0", one((input) => Math.ceil(Number(input)))],
  ["round/0", one((input) => Math.round(Number(input)))],
  ["sqrt/0", one((input) => Math.sqrt(Number(input)))],
  ["abs/0", one((input) => Math.abs(Number(input)))],
  ["to_entries/0", one(toEntries)],
  ["from_entries/0", one(fromEntries)],
  [
    "with_entries/1",
    ({ input, values }) => [fromEntries(toEntries(input).flatMap((each) => [...values(0, each)]))],
  ],
  ["sort/0", one((input) => sorted(listOf(input, "sorted")))],
  ["sort_by/1", (call) => [keyedBy(call).map(({ value }) => value)]],
  ["group_by/1", (call) => [groups(keyedBy(call))]],
  [
    "unique/0",
    one((input) =>
      groups(sorted(listOf(input, "sorted")).map((value) => ({ key: value, value }))).map(
        ([value]) => value,
      ),
    ),
  ],
  ["unique_by/1", (call) => [groups(keyedBy(call)).map(([value]) => value)]],
  ["min/0", one((input) => sorted(listOf(input, "sorted"))[0] ?? null)],
  ["max/0", one((input) => sorted(listOf(input, "sorted")).at(-1) ?? null)],
  ["min_by/1", (call) => [keyedBy(call)[0]?.value ?? null]],
  ["max_by/1", (call) => [keyedBy(call).at(-1)?.value ?? null]],
  [
    "reverse/0",
    one((input) =>
      typeof input === "string"
        ? [...input].reverse().join("")
        : [...members(input ?? [])].reverse(),
    ),
  ],
  ["flatten/0", one((input) => flatten(input, 100))],
  ["flatten/1", with1((input, depth) => flatten(input, Number(depth)))],
  ["first/0", one((input) => members(input)[0] ?? null)],
  ["last/0", one((input) => members(input).at(-1) ?? null)],
  [
    "first/1",
    function* ({ values }) {
      for (const value of values(0)) {
        yield value;
        return;
      }
    },
  ],
  ["last/1", ({ values }) => [...values(0)].slice(-1)],
  ["nth/1", with1((input, index) => members(input)[Number(index)] ?? null)],
  [
    "limit/2",
    function* ({ values }) {
      let left = Number([...values(0)][0] ?? 0);
      if (left <= 0) return;
      for (const value of values(1)) {
        yield value;
        left -= 1;
        if (left <= 0) return;
      }
    },
  ],
  ["del/1", (call) => [[...call.paths(0)].reverse().reduce(without, call.input)]],
  ["path/1", ({ paths }) => paths(0)],
  ["paths/0", ({ input }) => pathsOf(input)],
  [
    "paths/1",
    ({ input, values }) =>
      [...pathsOf(input)].filter((path) => [...values(0, at(input, path))].some(isTrue)),
  ],
  ["leaf_paths/0", ({ input }) => [...pathsOf(input)].filter((path) => isScalar(at(input, path)))],
  ["getpath/1", with1((input, path) => at(input, listOf(path, "a path")))],
  ["setpath/2", with2((input, path, value) => withAt(input, listOf(path, "a path"), () => value))],
  ["env/0", one((_, { variables }) => variables.get("$ENV"))],
]);
