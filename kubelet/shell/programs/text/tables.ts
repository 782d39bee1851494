/** `column`, `expand` and `unexpand`. Source: util-linux 2.41, column; POSIX.1-2024, expand. */
import type { Command } from "../../command.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { countIn, type Given, program } from "../program.ts";
import { eachLine } from "./columns.ts";
import { allLines } from "./lines.ts";

const usage = {
  flags: "txneL",
  valued: "socNR",
  long: {
    table: "t",
    separator: "s",
    "output-separator": "o",
    "output-width": "c",
    "table-columns": "N",
    "table-right": "R",
  },
};

export const tablePrograms: readonly (readonly [string, Command])[] = [
  program("column", usage, column),
  program("expand", { flags: "i", valued: "t", long: { tabs: "t" } }, (given, shell) =>
    eachLine("expand", given.rest, shell, (line) => expanded(line, stepOf(given))),
  ),
  program("unexpand", { flags: "a", valued: "t", long: { tabs: "t" } }, (given, shell) =>
    eachLine("unexpand", given.rest, shell, (line) => {
      const step = stepOf(given);
      return line.replace(/^ +/, (blanks) => {
        const tabs = Math.floor(blanks.length / step);
        return "\t".repeat(tabs) + " ".repeat(blanks.length % step);
      });
    }),
  ),
];

const stepOf = ({ value }: Given) => countIn(value("t") ?? "8");

function expanded(line: string, step: number): string {
  let shown = "";
  for (const each of line) shown += each === "\t" ? " ".repeat(step - (shown.length % step)) : each;
  return shown;
}

/** `column -t`: a table; without it lines are as they are, as where one column is all there is. */
function* column({ flags, value, rest }: Given, shell: Shell): Work {
  const read = yield* allLines("column", rest, shell);
  const lines = read.lines.filter((line) => line.trim() !== "");
  if (!flags.has("t")) {
    yield* put(shell.streams.output, lines.map((line) => `${line}\n`).join(""));
    return read.exitCode;
  }
  const separators = value("s");
  const escaped = separators?.replace(/[\]\\^-]/g, "\\$&");
  const splits = escaped === undefined ? /\s+/ : new RegExp(`[${escaped}]`);
  const named = value("N")?.split(",");
  const cells = lines.map((line) => (separators === undefined ? line.trim() : line).split(splits));
  const rows = named === undefined ? cells : [named, ...cells];
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries())
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
  }
  const right = new Set((value("R") ?? "").split(",").map(Number));
  const between = value("o") ?? "  ";
  for (const row of rows) {
    const shown = widths.map((width, index) => {
      const cell = row[index] ?? "";
      if (right.has(index + 1)) return cell.padStart(width);
      return index === widths.length - 1 ? cell : cell.padEnd(width);
    });
    yield* put(shell.streams.output, `${shown.join(between)}\n`);
  }
  return read.exitCode;
}
