/** `join`: the lines of two files that have a field in common. Source: POSIX.1-2024, join. */
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { type Given, ProgramError, program } from "../program.ts";
import { readPath } from "./lines.ts";

export const joinPrograms = [program("join", { valued: "12atv" }, join)];

interface Row {
  readonly key: string;
  readonly others: readonly string[];
}

/** The pairs in the order of the first file; with `-a` and `-v` those without a partner. */
function* join({ values, rest }: Given, shell: Shell): Work {
  const [left = "", right = ""] = rest;
  if (right === "") throw new ProgramError("missing operand");
  const [separator] = values("t");
  const field = (file: string) => Number(values(file)[0] ?? 1);
  const one = yield* rowsOf(left, { separator, field: field("1") }, shell);
  const two = yield* rowsOf(right, { separator, field: field("2") }, shell);
  const said: (readonly [key: string, text: string])[] = [];
  const say = ({ key, others }: Row, more: readonly string[] = []) =>
    said.push([key, `${[key, ...others, ...more].join(separator ?? " ")}\n`]);
  const [only] = values("v");
  const shown = only === undefined ? values("a") : [only];
  const isIn = (rows: readonly Row[], { key }: Row) => rows.some((each) => each.key === key);
  for (const row of one) {
    const pairs = two.filter(({ key }) => key === row.key);
    if (only === undefined) for (const { others } of pairs) say(row, others);
    if (pairs.length === 0 && shown.includes("1")) say(row);
  }
  if (shown.includes("2")) for (const row of two) if (!isIn(one, row)) say(row);
  said.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  yield* put(shell.streams.output, said.map(([, text]) => text).join(""));
  return 0;
}

interface Form {
  /** Absent: blanks, and those at the beginning do not count. */
  readonly separator: string | undefined;
  /** The number of the field that is compared. */
  readonly field: number;
}

function* rowsOf(path: string, { separator, field }: Form, shell: Shell) {
  const lines = (yield* readPath(path, shell)).split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line): Row => {
    const parts = separator === undefined ? line.trim().split(/\s+/) : line.split(separator);
    return { key: parts[field - 1] ?? "", others: parts.filter((_, at) => at !== field - 1) };
  });
}
