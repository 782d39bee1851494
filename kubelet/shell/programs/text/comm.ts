/** `comm`: what two files in order have in common. Source: POSIX.1-2024, comm. */
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { type Given, ProgramError, program } from "../program.ts";
import { readPath } from "./lines.ts";

export const commPrograms = [program("comm", { flags: "123" }, comm)];

function* comm({ flags, rest }: Given, shell: Shell): Work {
  const [left = "", right = ""] = rest;
  if (right === "") throw new ProgramError("missing operand");
  const [one, two] = [yield* linesOf(left, shell), yield* linesOf(right, shell)];
  const columns = ["1", "2", "3"].filter((column) => !flags.has(column));
  let text = "";
  const show = (column: string, line: string) => {
    const at = columns.indexOf(column);
    if (at >= 0) text += `${"\t".repeat(at)}${line}\n`;
  };
  let [i, j] = [0, 0];
  while (i < one.length || j < two.length) {
    const [a, b] = [one[i], two[j]];
    if (a !== undefined && a === b) {
      show("3", a);
      i += 1;
      j += 1;
    } else if (a !== undefined && (b === undefined || a < b)) {
      show("1", a);
      i += 1;
    } else {
      show("2", b ?? "");
      j += 1;
    }
  }
  yield* put(shell.streams.output, text);
  return 0;
}

function* linesOf(path: string, shell: Shell) {
  const lines = (yield* readPath(path, shell)).split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
