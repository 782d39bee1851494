/** The functions of jq that go on until something holds, and those of times. Source: jq 1.8. */

import { dateText } from "../date.ts";
import { type Call, listOf, one, type Run, with1 } from "./call.ts";
import { sum } from "./operators.ts";
import { JqError } from "./tree.ts";
import { compare, isTable, isTrue, members, textOfValue, without } from "./values.ts";

const rangeMax = 100_000;

function* range(from: number, to: number, by: number): Generator<number, void, void> {
  for (let at = from, count = 0; by > 0 ? at < to : by < 0 && at > to; at += by, count += 1) {
    if (count >= rangeMax) throw new JqError("kubesim: the range is too long");
    yield at;
  }
}

function first(values: Iterable<unknown>): unknown {
  for (const value of values) return value;
  return null;
}

function until({ input, values }: Call): readonly unknown[] {
  let state = input;
  while (!isTrue(first(values(0, state)))) state = first(values(1, state));
  return [state];
}

function* whileTrue({ input, values }: Call): Generator<unknown, void, void> {
  for (let state = input; isTrue(first(values(0, state))); state = first(values(1, state))) {
    yield state;
  }
}

function* repeated({ input, values }: Call): Generator<unknown, void, void> {
  for (let state = input; ; state = first(values(0, state))) yield state;
}

/** What is within comes before what it is in. */
function walked(value: unknown, values: Call["values"]): readonly unknown[] {
  if (Array.isArray(value)) {
    return [
      ...values(
        0,
        value.flatMap((each) => walked(each, values)),
      ),
    ];
  }
  if (!isTable(value)) return [...values(0, value)];
  const inner = Object.entries(value).flatMap(([key, each]) =>
    walked(each, values)
      .slice(0, 1)
      .map((made) => [key, made] as const),
  );
  return [...values(0, Object.fromEntries(inner))];
}

function takenAfter({ values }: Call): readonly unknown[] {
  const count = Number(first(values(0)));
  return [...values(1)].slice(count);
}

/** Seconds since 1970 of a broken down time. */
function secondsOf(value: unknown): number {
  const [year = 1970, month = 0, day = 1, hours = 0, minutes = 0, seconds = 0] = listOf(
    value,
    "a time",
  ).map(Number);
  return Date.UTC(year, month, day, hours, minutes, Math.floor(seconds)) / 1000;
}

function brokenDown(seconds: unknown): readonly number[] {
  if (typeof seconds !== "number") throw new JqError("gmtime() requires a number");
  const time = new Date(seconds * 1000);
  const start = Date.UTC(time.getUTCFullYear(), 0, 1);
  return [
    time.getUTCFullYear(),
    time.getUTCMonth(),
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCMinutes(),
    time.getUTCSeconds() + (seconds % 1),
    time.getUTCDay(),
    Math.floor((time.getTime() - start) / 86_400_000),
  ];
}

const formatted = (input: unknown, format: unknown): string => {
  const seconds = Array.isArray(input) ? secondsOf(input) : Number(input);
  return dateText(seconds * 1000, `+${textOfValue(format)}`);
};

/** Of the formats that people read, those that JavaScript reads, too. */
function timeRead(input: unknown): readonly number[] {
  const ms = Date.parse(textOfValue(input));
  if (Number.isNaN(ms)) throw new JqError(`date "${textOfValue(input)}" does not match format`);
  return brokenDown(ms / 1000);
}

const isAmong = (value: unknown, others: Iterable<unknown>) =>
  [...others].some((each) => compare(each, value) === 0);

const transposed = (input: unknown) => {
  const rows = listOf(input, "transposed").map((row) => members(row));
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? null));
};

const numeric = (make: (value: number) => number): Run => one((input) => make(Number(input)));

export const loopFunctions: readonly (readonly [string, Run])[] = [
  ["range/1", ({ values }) => Array.from(values(0)).flatMap((to) => [...range(0, Number(to), 1)])],
  [
    "range/2",
    ({ values }) =>
      Array.from(values(0)).flatMap((from) =>
        Array.from(values(1)).flatMap((to) => [...range(Number(from), Number(to), 1)]),
      ),
  ],
  [
    "range/3",
    ({ values }) => {
      const [[from = 0], [to = 0], [by = 1]] = [[...values(0)], [...values(1)], [...values(2)]];
      return [...range(Number(from), Number(to), Number(by))];
    },
  ],
  ["inputs/0", ({ scope: { inputs = [] } }) => inputs.splice(0)],
  [
    "input/0",
    one((_, { inputs = [] }) => {
      if (inputs.length === 0) throw new JqError("No more inputs");
      return inputs.shift();
    }),
  ],
  ["add/1", ({ values }) => [[...values(0)].reduce(sum, null)]],
  ["until/2", until],
  ["while/2", whileTrue],
  ["repeat/1", repeated],
  ["walk/1", ({ input, values }) => walked(input, values)],
  ["skip/2", takenAfter],
  ["nth/2", (call) => [...call.values(1)].slice(Number(first(call.values(0)))).slice(0, 1)],
  ["isempty/1", ({ values }) => [[...values(0)].length === 0]],
  ["IN/1", ({ input, values }) => [isAmong(input, values(0))]],
  ["IN/2", ({ values }) => [[...values(0)].some((each) => isAmong(each, values(1)))]],
  [
    "INDEX/1",
    ({ input, values }) => [
      Object.fromEntries(members(input).map((each) => [textOfValue(first(values(0, each))), each])),
    ],
  ],
  [
    "INDEX/2",
    ({ values }) => [
      Object.fromEntries([...values(0)].map((each) => [textOfValue(first(values(1, each))), each])),
    ],
  ],
  ["transpose/0", one(transposed)],
  [
    "delpaths/1",
    with1((input, paths) =>
      [...listOf(paths, "paths")]
        .sort(compare)
        .reverse()
        .reduce((value: unknown, path) => without(value, listOf(path, "a path")), input),
    ),
  ],
  ["toarray/0", one((input) => (Array.isArray(input) ? input : [input]))],
  ["infinite/0", () => [Number.MAX_VALUE]],
  ["nan/0", () => [Number.NaN]],
  ["isnan/0", one((input) => Number.isNaN(input))],
  ["trunc/0", numeric(Math.trunc)],
  ["gmtime/0", one(brokenDown)],
  ["localtime/0", one(brokenDown)],
  ["mktime/0", one(secondsOf)],
  ["strftime/1", with1(formatted)],
  ["strflocaltime/1", with1(formatted)],
  ["strptime/1", with1(timeRead)],
  ["date/0", one((input) => formatted(input, "%Y-%m-%dT%H:%M:%SZ"))],
  ["ltrim/0", one((input) => textOfValue(input).trimStart())],
  ["rtrim/0", one((input) => textOfValue(input).trimEnd())],
  ["debug/0", one((input) => input)],
];
