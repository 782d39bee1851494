/** Programs that read text and write text. */

import { type Command, fails, prints, readOptions } from "../../command.ts";
import { FileError } from "../../files/file-system.ts";
import { fileProblem } from "../../files/file-words.ts";
import { openedInput } from "../../files/opened-input.ts";
import { textOf } from "../../kernel/bytes.ts";
import { counted } from "../../kernel/counted.ts";
import type { Work } from "../../kernel/kernel.ts";
import { type Input, type Output, put, readAll, readLine, readSome } from "../../kernel/streams.ts";
import { openOutput, RedirectError } from "../../language/redirect.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { sizeIn } from "../program.ts";
import { sequenceProgram } from "./sequence.ts";

export const textPrograms: readonly (readonly [string, Command])[] = [
  ["cat", cat],
  ["head", head],
  ["wc", count],
  sequenceProgram,
  ["tee", tee],
  ["yes", yes],
];

/** The text of files, or what is read where there are none; a failure is told. */
export function* textsOf(
  name: string,
  paths: readonly string[],
  shell: Shell,
): Expanding<{
  readonly texts: readonly (readonly [path: string, text: string])[];
  exitCode: number;
}> {
  const texts: [string, string][] = [];
  let exitCode = 0;
  for (const path of paths.length === 0 ? ["-"] : paths) {
    if (path === "-" || path === "/dev/stdin") {
      texts.push(["-", yield* readAll(shell.streams.input)]);
      continue;
    }
    try {
      texts.push([path, yield* readAll(openedInput(path, shell))]);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      const problem = fileProblem(name, path, error, shell.context.ordinaryShell);
      yield* put(shell.streams.errors, `${problem}\n`);
      exitCode = 1;
    }
  }
  return { texts, exitCode };
}

/** Lines without their ends; a last one that is not ended counts. */
export const linesOf = (text: string): readonly string[] =>
  text === "" ? [] : text.replace(/\n$/, "").split("\n");

function* cat(args: readonly string[], shell: Shell): Work {
  const { flags, rest } = readOptions(args);
  const { input, output, errors } = shell.streams;
  let exitCode = 0;
  let number = 1;
  for (const path of rest.length === 0 ? ["-"] : rest) {
    try {
      const from = path === "-" ? input : openedInput(path, shell);
      if (marking.some((flag) => flags.has(flag))) {
        const text = yield* readAll(from);
        const lines = linesOf(text);
        for (const [at, line] of lines.entries()) {
          const isEnded = at < lines.length - 1 || text.endsWith("\n");
          const isNumbered = flags.has("b") ? line !== "" : flags.has("n");
          const before = isNumbered ? `${String(number).padStart(6)}\t` : "";
          if (isNumbered) number += 1;
          yield* put(output, before + marked(line, isEnded, flags));
        }
      } else yield* pass(from, shell);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      yield* put(errors, `${fileProblem("cat", path, error, shell.context.ordinaryShell)}\n`);
      exitCode = 1;
    }
  }
  return exitCode;
}

/** The flags of `cat` for which it looks at lines. */
const marking = ["n", "b", "A", "E", "T", "e", "t", "v"];

/** A line with what cannot be seen of it made visible. Source: GNU coreutils 9, cat. */
function marked(line: string, isEnded: boolean, flags: ReadonlySet<string>): string {
  const has = (...names: readonly string[]) => names.some((name) => flags.has(name));
  const plain = has("A", "v", "e", "t") ? line.replace(/[^\t -~]/g, visible) : line;
  const tabbed = has("A", "T", "t") ? plain.replaceAll("\t", "^I") : plain;
  return `${tabbed}${isEnded ? `${has("A", "E", "e") ? "$" : ""}\n` : ""}`;
}

/** `^A` of a control character, `M-` before what is beyond ASCII. */
function visible(byte: string): string {
  const code = byte.charCodeAt(0);
  const low = code & 0x7f;
  const shown =
    low < 32 || low === 127 ? `^${String.fromCharCode(low ^ 64)}` : String.fromCharCode(low);
  return code > 127 ? `M-${shown}` : shown;
}

/** Passes on what is read, as it comes. */
function* pass(input: Input, shell: Shell): Expanding<void> {
  for (;;) {
    const bytes = yield* readSome(input);
    if (bytes === undefined) return;
    yield* put(shell.streams.output, bytes);
  }
}

function* head(args: readonly string[], shell: Shell): Work {
  const { flags, values, rest } = readOptions(withCount(args), "nc");
  const { input, output, errors } = shell.streams;
  const [bytes, lines] = [values.get("c"), values.get("n") ?? "10"];
  if (!/^-?\d+[kKMG]?$/.test(bytes ?? lines)) {
    return yield* fails(`head: invalid number '${bytes ?? lines}'`, shell);
  }
  let exitCode = 0;
  for (const [index, path] of (rest.length === 0 ? ["-"] : rest).entries()) {
    try {
      const from = path === "-" ? input : openedInput(path, shell);
      const isNamed = (rest.length > 1 || flags.has("v")) && !flags.has("q");
      if (isNamed) yield* put(output, `${index > 0 ? "\n" : ""}==> ${path} <==\n`);
      if (bytes !== undefined) yield* headBytes(from, signedSize(bytes), output);
      else yield* headLines(from, signedSize(lines), output);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      yield* put(errors, `${fileProblem("head", path, error, shell.context.ordinaryShell)}\n`);
      exitCode = 1;
    }
  }
  return exitCode;
}

/** Below 0 all but so many. */
const signedSize = (text: string): number =>
  text.startsWith("-") ? -sizeIn(text.slice(1)) : sizeIn(text);

function* headBytes(input: Input, count: number, output: Output): Expanding<void> {
  if (count < 0) {
    yield* put(output, (yield* readAll(input)).slice(0, count));
    return;
  }
  for (let left = count; left > 0; ) {
    const bytes = yield* readSome(input, left);
    if (bytes === undefined) return;
    yield* put(output, bytes);
    left -= bytes.length;
  }
}

function* headLines(input: Input, count: number, output: Output): Expanding<void> {
  if (count < 0) {
    const lines = linesOf(yield* readAll(input)).slice(0, count);
    yield* put(output, lines.map((line) => `${line}\n`).join(""));
    return;
  }
  for (let at = 0; at < count; at += 1) {
    const line = yield* readLine(input);
    if (line === undefined) return;
    yield* put(output, `${line}\n`);
  }
}

/** `-5` is `-n 5`, unless it is the value of a flag. */
export const withCount = (args: readonly string[]) =>
  args.flatMap((arg, index) => {
    const isValue = /^-[nc]$/.test(args[index - 1] ?? "");
    return /^-\d+$/.test(arg) && !isValue ? ["-n", arg.slice(1)] : [arg];
  });

function* count(args: readonly string[], shell: Shell): Work {
  const { flags, rest } = readOptions(args);
  const { texts, exitCode } = yield* textsOf("wc", rest, shell);
  const letters = ["l", "w", "m", "c", "L"] as const;
  const shown = letters.filter((name) => (flags.size === 0 ? /[lwc]/.test(name) : flags.has(name)));
  const each = texts.map(([path, text]) => ({ path, counts: countsOf(text) }));
  const most = (letter: "L") => Math.max(...each.map(({ counts }) => counts[letter]));
  const sum = (letter: (typeof letters)[number]) =>
    each.reduce((total, { counts }) => total + counts[letter], 0);
  const total = { l: sum("l"), w: sum("w"), m: sum("m"), c: sum("c"), L: most("L") };
  const totals = each.length > 1 ? [{ path: "total", counts: total }] : [];
  for (const { path, counts } of [...each, ...totals]) {
    const numbers = shown.map((letter) =>
      shown.length === 1 ? String(counts[letter]) : String(counts[letter]).padStart(9),
    );
    yield* put(shell.streams.output, `${numbers.join(" ")}${path === "-" ? "" : ` ${path}`}\n`);
  }
  return exitCode;
}

const countsOf = (text: string) => ({
  l: text.split("\n").length - 1,
  w: text.split(/\s+/).filter((word) => word !== "").length,
  m: textOf(text).length,
  c: text.length,
  L: Math.max(...text.split("\n").map((line) => line.length)),
});

function* tee(args: readonly string[], shell: Shell): Work {
  const { flags, rest } = readOptions(args);
  const outputs: Output[] = [];
  let exitCode = 0;
  for (const path of rest) {
    try {
      outputs.push(openOutput(path, shell, flags.has("a")));
    } catch (error) {
      if (!(error instanceof RedirectError)) throw error;
      exitCode = yield* fails(`tee: ${error.message}`, shell);
    }
  }
  for (;;) {
    const bytes = yield* readSome(shell.streams.input);
    if (bytes === undefined) break;
    for (const output of [shell.streams.output, ...outputs]) yield* put(output, bytes);
  }
  for (const output of outputs) output.end?.();
  return exitCode;
}

function* yes([text = "y"]: readonly string[], shell: Shell): Work {
  for (;;) {
    yield* counted(shell);
    yield* prints(`${text}\n`, shell);
  }
}
