/**
 * `sort` and `uniq`, in the order of bytes.
 * Source: POSIX.1-2024; GNU coreutils for `-h` and `-V`.
 */

import { absolutePath } from "../../files/file-system.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { countIn, type Given, ProgramError, program } from "../program.ts";
import { allLines, Lines } from "./lines.ts";

export const sortPrograms = [
  program(
    "sort",
    {
      flags: "nrufbscghVdizM",
      valued: "ktoTS",
      exitCode: 2,
      long: {
        "numeric-sort": "n",
        reverse: "r",
        unique: "u",
        "ignore-case": "f",
        "human-numeric-sort": "h",
        "version-sort": "V",
        stable: "s",
        check: "c",
        key: "k",
        "field-separator": "t",
        output: "o",
      },
    },
    sort,
  ),
  program(
    "uniq",
    {
      flags: "cdui",
      valued: "fsw",
      long: { count: "c", repeated: "d", unique: "u", "ignore-case": "i" },
    },
    unique,
  ),
];

type Compare = (a: string, b: string) => number;

function* sort({ flags, value, values, rest }: Given, shell: Shell): Work {
  const own = [...flags].join("");
  const separator = value("t");
  const keys = values("k").map((text) => keyOf(text, own, separator));
  const compare: Compare = (a, b) => {
    for (const key of keys) {
      const order = key(a, b);
      if (order !== 0) return order;
    }
    return keys.length > 0 ? 0 : ordered(own)(a, b);
  };
  const { lines, exitCode } = yield* allLines("sort", rest, shell);
  if (flags.has("c")) {
    const wrong = lines.findIndex(
      (line, index) => index > 0 && compare(lines[index - 1] ?? "", line) > 0,
    );
    if (wrong < 0) return 0;
    throw new ProgramError(`${rest[0] ?? "-"}:${wrong + 1}: disorder: ${lines[wrong]}`);
  }
  const isLastResort = !flags.has("s") && !flags.has("u");
  const sign = flags.has("r") ? -1 : 1;
  const sorted = lines.toSorted(
    (a, b) => compare(a, b) || (isLastResort ? sign * byBytes(a, b) : 0),
  );
  const kept = flags.has("u")
    ? sorted.filter((line, index) => index === 0 || compare(sorted[index - 1] ?? "", line) !== 0)
    : sorted;
  const text = kept.map((line) => `${line}\n`).join("");
  const to = value("o");
  if (to === undefined) yield* put(shell.streams.output, text);
  else shell.context.files.write(absolutePath(to, shell.cwd), text);
  return exitCode === 0 ? 0 : 2;
}

const byBytes: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The order that letters of flags ask for. */
function ordered(letters: string): Compare {
  const sign = letters.includes("r") ? -1 : 1;
  const fold = letters.includes("f") ? (text: string) => text.toUpperCase() : undefined;
  const trim = letters.includes("b") ? (text: string) => text.trimStart() : undefined;
  const value = (text: string) => fold?.(trim?.(text) ?? text) ?? trim?.(text) ?? text;
  const measure = letters.includes("h")
    ? humanOf
    : letters.includes("n") || letters.includes("g")
      ? numberOf
      : undefined;
  if (measure !== undefined) return (a, b) => sign * (measure(a) - measure(b));
  if (letters.includes("V")) return (a, b) => sign * byVersion(a, b);
  return (a, b) => sign * byBytes(value(a), value(b));
}

const numberOf = (text: string): number =>
  Number(/^\s*(-?(?:\d+\.?\d*|\.\d+))/.exec(text)?.[1] ?? 0);

/** `1.5G` is more than `900M`. */
function humanOf(text: string): number {
  const [, unit = ""] = /^\s*-?[\d.]+([KMGTPE])/i.exec(text) ?? [];
  const power = unit === "" ? 0 : "KMGTPE".indexOf(unit.toUpperCase()) + 1;
  return numberOf(text) * 1024 ** power;
}

/** Runs of digits count as numbers. */
function byVersion(a: string, b: string): number {
  const parts = (text: string) => text.match(/\d+|\D+/g) ?? [];
  const [left, right] = [parts(a), parts(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const [one = "", other = ""] = [left[at], right[at]];
    const order =
      /^\d/.test(one) && /^\d/.test(other) ? Number(one) - Number(other) : byBytes(one, other);
    if (order !== 0) return order;
  }
  return 0;
}

/** `2,2n`, `1.3`, `3`: which part of a line is compared, and how. */
function keyOf(text: string, own: string, separator: string | undefined): Compare {
  const match = /^(\d+)(?:\.(\d+))?([a-zA-Z]*)(?:,(\d+)(?:\.(\d+))?([a-zA-Z]*))?$/.exec(text);
  if (match === null || Number(match[1]) === 0)
    throw new ProgramError(`bad field specification '${text}'`, 2);
  const [, from = "", skipped = "1", first = "", to, length, last = ""] = match;
  const letters = first + last === "" ? own : first + last;
  const compare = ordered(letters);
  const part = (line: string) => {
    const starts = fieldStarts(line, separator);
    const start = (field: number) => starts[field - 1] ?? line.length;
    const begin = start(Number(from));
    const blanks = letters.includes("b") ? (/^\s*/.exec(line.slice(begin))?.[0].length ?? 0) : 0;
    if (to === undefined) return line.slice(begin + blanks + Number(skipped) - 1);
    const next = start(Number(to) + 1);
    const whole = separator === undefined || next === line.length ? next : next - 1;
    const isWhole = length === undefined || length === "0";
    const end = isWhole
      ? starts[Number(to)] === undefined
        ? line.length
        : whole
      : start(Number(to)) + Number(length);
    return line.slice(begin + blanks + Number(skipped) - 1, end);
  };
  return (a, b) => compare(part(a), part(b));
}

/** Where the fields of a line begin. Without a separator, with the blanks before them. */
function fieldStarts(line: string, separator: string | undefined): readonly number[] {
  const starts = [0];
  if (separator === undefined) {
    for (const match of line.matchAll(/[^ \t](?=[ \t])/g)) starts.push(match.index + 1);
    return starts;
  }
  for (let at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, at + 1))
    starts.push(at + 1);
  return starts;
}

function* unique({ flags, value, rest }: Given, shell: Shell): Work {
  const [from = "-", to] = rest;
  const [fields, chars, width] = [
    countIn(value("f") ?? "0"),
    countIn(value("s") ?? "0"),
    value("w"),
  ];
  const compared = (line: string) => {
    const after = line.replace(new RegExp(`^(?:[ \\t]*[^ \\t]+){0,${fields}}`), "").slice(chars);
    const part = width === undefined ? after : after.slice(0, countIn(width));
    return flags.has("i") ? part.toLowerCase() : part;
  };
  const lines = new Lines("uniq", [from], shell);
  let written = "";
  const tell = function* (line: string, count: number): Expanding<void> {
    if ((flags.has("d") && count < 2) || (flags.has("u") && count > 1)) return;
    const text = `${flags.has("c") ? `${String(count).padStart(7)} ` : ""}${line}\n`;
    if (to === undefined) yield* put(shell.streams.output, text);
    else written += text;
  };
  let [before, count] = [yield* lines.next(), 1];
  while (before !== undefined) {
    const line = yield* lines.next();
    if (line !== undefined && compared(line) === compared(before)) {
      count += 1;
      continue;
    }
    yield* tell(before, count);
    [before, count] = [line, 1];
  }
  if (to !== undefined) shell.context.files.write(absolutePath(to, shell.cwd), written);
  return lines.exitCode;
}
