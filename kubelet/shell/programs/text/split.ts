/** `split`: the parts of a file in files of their own. Source: GNU coreutils 9.4. */
import type { Command } from "../../command.ts";
import { absolutePath } from "../../files/file-system.ts";
import type { Work } from "../../kernel/kernel.ts";
import type { Shell } from "../../language/shell.ts";
import { countIn, type Given, ProgramError, program, sizeIn } from "../program.ts";
import { readPath } from "./lines.ts";

const usage = {
  flags: "d",
  valued: "abln",
  long: { "suffix-length": "a", bytes: "b", lines: "l", number: "n", "numeric-suffixes": "d" },
};

const linesUsual = 1_000;

export const splitPrograms: readonly (readonly [string, Command])[] = [
  program("split", usage, split),
];

function* split(given: Given, shell: Shell): Work {
  const [path = "-", prefix = "x"] = given.rest;
  const content = yield* readPath(path, shell);
  const length = countIn(given.value("a") ?? "2");
  const suffixes = given.flags.has("d") ? "0123456789" : "abcdefghijklmnopqrstuvwxyz";
  for (const [index, part] of partsOf(content, given).entries()) {
    if (index >= suffixes.length ** length)
      throw new ProgramError("output file suffixes exhausted");
    const name = `${prefix}${suffixOf(index, suffixes, length)}`;
    shell.context.files.write(absolutePath(name, shell.cwd), part);
  }
  return 0;
}

function partsOf(content: string, { value }: Given): readonly string[] {
  const bytes = value("b");
  if (bytes !== undefined) return pieces(content, sizeIn(bytes));
  const number = value("n");
  if (number !== undefined) return evenly(content, number);
  const lines = content.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return grouped(lines, countIn(value("l") ?? String(linesUsual)));
}

function pieces(content: string, size: number): readonly string[] {
  const parts: string[] = [];
  for (let at = 0; at < content.length; at += size) parts.push(content.slice(at, at + size));
  return parts;
}

function grouped(lines: readonly string[], count: number): readonly string[] {
  const parts: string[] = [];
  for (let at = 0; at < lines.length; at += count) parts.push(lines.slice(at, at + count).join(""));
  return parts;
}

/** So many parts of the same size; `l/N` cuts no line. */
function evenly(content: string, text: string): readonly string[] {
  const [, isWhole, digits = ""] = /^(l\/)?(\d+)$/.exec(text) ?? [];
  const count = countIn(digits);
  const size = Math.floor(content.length / count);
  const parts: string[] = [];
  let from = 0;
  for (let part = 1; part <= count; part += 1) {
    let to = part === count ? content.length : Math.max(part * size, from);
    if (isWhole !== undefined && to > from && part < count) {
      const end = content.indexOf("\n", to - 1);
      to = end < 0 ? content.length : end + 1;
    }
    parts.push(content.slice(from, to));
    from = to;
  }
  return parts;
}

function suffixOf(index: number, letters: string, length: number): string {
  let text = "";
  for (let rest = index; text.length < length; rest = Math.floor(rest / letters.length)) {
    text = (letters[rest % letters.length] ?? "") + text;
  }
  return text;
}
