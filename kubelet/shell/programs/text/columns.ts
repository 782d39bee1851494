/** Programs that pick and arrange parts of lines. Source: POSIX.1-2024; busybox for their words. */

import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { countIn, type Given, ProgramError, program } from "../program.ts";
import { allLines, Lines } from "./lines.ts";
import { unescapedText } from "./print.ts";

export const columnPrograms = [
  program(
    "cut",
    {
      flags: "sn",
      valued: "dfcbOC",
      long: {
        delimiter: "d",
        fields: "f",
        characters: "c",
        bytes: "b",
        "only-delimited": "s",
        "output-delimiter": "O",
      },
    },
    cut,
  ),
  program("rev", {}, ({ rest }, shell) =>
    eachLine("rev", rest, shell, (line) => [...line].reverse().join("")),
  ),
  program("nl", { valued: "bwsvni" }, numbered),
  program("paste", { flags: "s", valued: "d" }, paste),
  program("fold", { flags: "sb", valued: "w", long: { width: "w", spaces: "s" } }, fold),
  program("tac", {}, reversed),
  program("shuf", { flags: "er", valued: "nio" }, shuffled),
];

/** Prints something for each line, as it comes. */
export function* eachLine(
  name: string,
  paths: readonly string[],
  shell: Shell,
  change: (line: string) => string | undefined,
): Work {
  const lines = new Lines(name, paths, shell);
  for (;;) {
    const line = yield* lines.next();
    if (line === undefined) return lines.exitCode;
    const changed = change(line);
    if (changed !== undefined) yield* put(shell.streams.output, `${changed}\n`);
  }
}

type Range = readonly [from: number, to: number];

/** `1,3-5,7-` */
function rangesOf(list: string): readonly Range[] {
  return list.split(/[, ]/).map((part) => {
    const match = /^(\d*)(-?)(\d*)$/.exec(part);
    const [, from = "", dash = "", to = ""] = match ?? [];
    if (match === null || from + to === "" || from === "0") {
      throw new ProgramError(`invalid range '${part}'`);
    }
    const last = dash === "" ? Number(from) : to === "" ? Number.POSITIVE_INFINITY : Number(to);
    return [from === "" ? 1 : Number(from), last];
  });
}

function cut({ flags, value, rest }: Given, shell: Shell): Work {
  const list = value("f") ?? value("c") ?? value("b");
  if (list === undefined) {
    throw new ProgramError("expected a list of bytes, characters, or fields");
  }
  const ranges = rangesOf(list);
  const isWanted = (_: string, index: number) =>
    ranges.some(([from, to]) => index + 1 >= from && index + 1 <= to);
  if (!flags.has("f")) {
    return eachLine("cut", rest, shell, (line) => [...line].filter(isWanted).join(""));
  }
  const delimiter = value("d") ?? "\t";
  if (delimiter.length !== 1) throw new ProgramError("the delimiter must be a single character");
  return eachLine("cut", rest, shell, (line) => {
    if (!line.includes(delimiter)) return flags.has("s") ? undefined : line;
    return line
      .split(delimiter)
      .filter(isWanted)
      .join(value("O") ?? delimiter);
  });
}

function numbered({ value, rest }: Given, shell: Shell): Work {
  const width = countIn(value("w") ?? "6");
  const separator = value("s") ?? "\t";
  const style = value("b") ?? "t";
  let number = countIn(value("v") ?? "1");
  return eachLine("nl", rest, shell, (line) => {
    if (style === "n" || (style === "t" && line === "")) {
      return " ".repeat(width + separator.length) + line;
    }
    const text = String(number).padStart(width);
    number += countIn(value("i") ?? "1");
    return text + separator + line;
  });
}

function* paste({ flags, value, rest }: Given, shell: Shell): Work {
  const delimiters = unescapedText(value("d") ?? "\t");
  const between = (index: number) => delimiters[index % delimiters.length] ?? "";
  const joined = (parts: readonly string[]) =>
    parts.map((part, index) => (index === 0 ? part : between(index - 1) + part)).join("");
  const columns: (readonly string[])[] = [];
  for (const path of rest.length === 0 ? ["-"] : rest) {
    columns.push((yield* allLines("paste", [path], shell)).lines);
  }
  const rows = Math.max(...columns.map((lines) => lines.length));
  const made = flags.has("s")
    ? columns.map(joined)
    : Array.from({ length: rows }, (_, row) => joined(columns.map((lines) => lines[row] ?? "")));
  yield* put(shell.streams.output, made.map((line) => `${line}\n`).join(""));
  return 0;
}

function fold({ flags, value, rest }: Given, shell: Shell): Work {
  const width = countIn(value("w") ?? "80");
  if (width === 0) throw new ProgramError("invalid number '0'");
  return eachLine("fold", rest, shell, (line) => {
    const parts: string[] = [];
    let left = line;
    while (left.length > width) {
      const blank = flags.has("s") ? left.lastIndexOf(" ", width - 1) : -1;
      const at = blank < 0 ? width : blank + 1;
      parts.push(left.slice(0, at));
      left = left.slice(at);
    }
    return [...parts, left].join("\n");
  });
}

function* reversed({ rest }: Given, shell: Shell): Work {
  let exitCode = 0;
  for (const path of rest.length === 0 ? ["-"] : rest) {
    const read = yield* allLines("tac", [path], shell);
    exitCode = Math.max(exitCode, read.exitCode);
    yield* put(
      shell.streams.output,
      read.lines
        .toReversed()
        .map((line) => `${line}\n`)
        .join(""),
    );
  }
  return exitCode;
}

function* shuffled({ flags, value, rest }: Given, shell: Shell): Work {
  const items = [...(yield* shuffledItems(flags, value("i"), rest, shell))];
  const { random } = shell.context;
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = random.integer(at + 1);
    const [here = "", there = ""] = [items[at], items[other]];
    items[at] = there;
    items[other] = here;
  }
  const most = value("n");
  const shown = items.slice(0, most === undefined ? undefined : countIn(most));
  yield* put(shell.streams.output, shown.map((line) => `${line}\n`).join(""));
  return 0;
}

const itemsMax = 1_000_000;

function* shuffledItems(
  flags: ReadonlySet<string>,
  range: string | undefined,
  rest: readonly string[],
  shell: Shell,
): Expanding<readonly string[]> {
  if (flags.has("e")) return rest;
  if (range === undefined) return (yield* allLines("shuf", rest, shell)).lines;
  const [, low, high] = /^(\d+)-(\d+)$/.exec(range) ?? [];
  const length = Number(high) - Number(low) + 1;
  if (!(length >= 0 && length <= itemsMax)) throw new ProgramError(`${range}: invalid range`);
  return Array.from({ length }, (_, index) => String(Number(low) + index));
}
