/** `xargs`. Source: POSIX.1-2024, xargs; GNU findutils for `-0`, `-r` and `-d`. */

import type { Work } from "../kernel/kernel.ts";
import { noInput, put, readAll } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { runProgram } from "../run-program.ts";
import type { Expanding } from "../words/expand.ts";
import { countIn, type Given, ProgramError, program } from "./program.ts";
import { unescapedText } from "./text/print.ts";

export const xargsPrograms = [
  program(
    "xargs",
    {
      flags: "r0tpxl",
      valued: "nILPdsE",
      stopsAtWord: true,
      long: {
        null: "0",
        "no-run-if-empty": "r",
        "max-args": "n",
        "max-lines": "L",
        "max-procs": "P",
        replace: "I",
        verbose: "t",
        delimiter: "d",
      },
    },
    xargs,
  ),
];

function* xargs({ flags, value, rest }: Given, shell: Shell): Work {
  const command = rest.length === 0 ? ["echo"] : rest;
  const text = yield* readAll(shell.streams.input);
  const replaced = value("I");
  const most = value("n");
  const size = most === undefined ? Number.POSITIVE_INFINITY : countIn(most);
  if (size === 0) throw new ProgramError(`invalid number '${most}'`);
  const items = itemsOf(text, flags.has("0") ? "\0" : value("d"), replaced !== undefined);
  const run = (argv: readonly string[]) => runOne(argv, flags.has("t"), shell);
  let exitCode = 0;
  if (replaced !== undefined) {
    for (const item of items) {
      exitCode = Math.max(
        exitCode,
        yield* run(command.map((word) => word.replaceAll(replaced, item))),
      );
    }
    return exitCode;
  }
  if (items.length === 0) return flags.has("r") ? 0 : yield* run(command);
  const lines = value("L") ?? (flags.has("l") ? "1" : undefined);
  for (const part of lines === undefined ? parted(items, size) : byLines(text, countIn(lines))) {
    exitCode = Math.max(exitCode, yield* run([...command, ...part]));
  }
  return exitCode;
}

const parted = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  items.length <= size ? [items] : [items.slice(0, size), ...parted(items.slice(size), size)];

/** The words of so many lines at a time; one that ends with a blank goes on in the next. */
function byLines(text: string, count: number): readonly (readonly string[])[] {
  const lines = text
    .replace(/[ \t]\n/g, " ")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return parted(lines, Math.max(count, 1)).map((each) =>
    itemsOf(each.join("\n"), undefined, false),
  );
}

function* runOne(argv: readonly string[], isTold: boolean, shell: Shell): Expanding<number> {
  if (isTold) yield* put(shell.streams.errors, `${argv.join(" ")}\n`);
  const copy = shell.fork(shell.task, { ...shell.streams, input: noInput });
  copy.status = 0;
  yield* runProgram(argv, copy);
  if (copy.status === 0 || copy.status === 126 || copy.status === 127) return copy.status;
  return copy.status === 255 ? 124 : 123;
}

/** Words with quotes and backslashes or, where one is replaced at a time, lines. */
function itemsOf(
  text: string,
  delimiter: string | undefined,
  isByLine: boolean,
): readonly string[] {
  if (delimiter !== undefined) {
    const separator = unescapedText(delimiter);
    const items = text.split(separator);
    return items.at(-1) === "" ? items.slice(0, -1) : items;
  }
  if (isByLine) {
    return text
      .split("\n")
      .map((line) => line.trimStart())
      .filter((line) => line !== "");
  }
  const items: string[] = [];
  for (const [word] of text.matchAll(/(?:"[^"\n]*"|'[^'\n]*'|\\[\s\S]|[^\s"'\\])+/g)) {
    items.push(word.replace(/"([^"]*)"|'([^']*)'|\\([\s\S])/g, "$1$2$3"));
  }
  if (/["']/.test(text.replace(/"[^"\n]*"|'[^'\n]*'|\\[\s\S]/g, ""))) {
    throw new ProgramError("unmatched quote");
  }
  return items;
}
