/** `cmp` and `diff`. Source: POSIX.1-2024, diff. */

import { absolutePath, splitPath } from "../../files/file-system.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { dateText } from "../date.ts";
import { countIn, type Given, ProgramError, program } from "../program.ts";
import { differences, type Hunk } from "./differences.ts";
import { readPath } from "./lines.ts";
import { linesOf } from "./text.ts";

export const comparePrograms = [
  program("cmp", { flags: "sl", exitCode: 2, long: { silent: "s", quiet: "s" } }, compareBytes),
  program(
    "diff",
    {
      flags: "qurNiwbBas",
      valued: "U",
      exitCode: 2,
      long: {
        brief: "q",
        recursive: "r",
        unified: "u",
        "new-file": "N",
        "ignore-case": "i",
        color: "a",
      },
    },
    diff,
  ),
];

const names = (rest: readonly string[]): readonly [string, string] => {
  const [left, right = "-"] = rest;
  if (left === undefined) throw new ProgramError("missing operand", 2);
  return [left, right];
};

function* compareBytes({ flags, rest }: Given, shell: Shell): Work {
  const [left, right] = names(rest);
  const [one, other] = [yield* content(left, shell), yield* content(right, shell)];
  if (one === other) return 0;
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  if (flags.has("s")) return 1;
  const line = one.slice(0, at).split("\n").length;
  if (at === one.length || at === other.length) {
    const short = at === one.length ? left : right;
    yield* put(shell.streams.errors, `cmp: EOF on ${short}\n`);
  } else {
    yield* put(shell.streams.output, `${left} ${right} differ: char ${at + 1}, line ${line}\n`);
  }
  return 1;
}

function* content(path: string, shell: Shell): Expanding<string> {
  try {
    return yield* readPath(path, shell);
  } catch (error) {
    throw error instanceof ProgramError ? new ProgramError(error.message, 2) : error;
  }
}

function* diff({ flags, value, rest }: Given, shell: Shell): Work {
  const [left, right] = names(rest);
  if (rest.length < 2) throw new ProgramError("missing operand", 2);
  const given = value("U");
  const context = given !== undefined ? countIn(given) : flags.has("u") ? 3 : undefined;
  return yield* diffPaths(left, right, { flags, context, shell });
}

interface Diff {
  readonly flags: ReadonlySet<string>;
  /** How many lines are shown around; undefined for the plain form. */
  readonly context: number | undefined;
  readonly shell: Shell;
}

function* diffPaths(left: string, right: string, given: Diff): Expanding<number> {
  const { shell } = given;
  const [isLeft, isRight] = [isDirectory(left, shell), isDirectory(right, shell)];
  if (isLeft && isRight) return yield* diffDirectories(left, right, given);
  const named = (folder: string, file: string) => `${folder}/${splitPath(absolutePath(file))[1]}`;
  if (isLeft) return yield* diffFiles(named(left, right), right, given);
  return yield* diffFiles(left, isRight ? named(right, left) : right, given);
}

const isDirectory = (path: string, { context: { files }, cwd }: Shell): boolean =>
  path !== "-" && files.find(absolutePath(path, cwd))?.kind === "directory";

function* diffDirectories(left: string, right: string, given: Diff): Expanding<number> {
  const { flags, shell } = given;
  const { files } = shell.context;
  const list = (path: string) => files.list(absolutePath(path, shell.cwd));
  const [ours, theirs] = [list(left), list(right)];
  let exitCode = 0;
  for (const name of [...new Set([...ours, ...theirs])].sort()) {
    const only = !theirs.includes(name) ? left : !ours.includes(name) ? right : undefined;
    const [one, other] = [`${left}/${name}`, `${right}/${name}`];
    if (only !== undefined) {
      yield* put(shell.streams.output, `Only in ${only}: ${name}\n`);
      exitCode = Math.max(exitCode, 1);
    } else if (!isDirectory(one, shell) || !isDirectory(other, shell)) {
      exitCode = Math.max(exitCode, yield* diffFiles(one, other, given));
    } else if (flags.has("r")) {
      exitCode = Math.max(exitCode, yield* diffDirectories(one, other, given));
    }
  }
  return exitCode;
}

function* diffFiles(left: string, right: string, given: Diff): Expanding<number> {
  const { flags, context, shell } = given;
  const [one, other] = [yield* content(left, shell), yield* content(right, shell)];
  const plain = (line: string) => {
    const cased = flags.has("i") ? line.toLowerCase() : line;
    if (flags.has("w")) return cased.replace(/[ \t]+/g, "");
    return flags.has("b") ? cased.replace(/[ \t]+/g, " ").trimEnd() : cased;
  };
  const [before, after] = [withMark(one), withMark(other)];
  const hunks = differences(before, after, (a, b) => plain(a) === plain(b));
  if (hunks.length === 0) {
    if (flags.has("s"))
      yield* put(shell.streams.output, `Files ${left} and ${right} are identical\n`);
    return 0;
  }
  if (flags.has("q")) {
    yield* put(shell.streams.output, `Files ${left} and ${right} differ\n`);
    return 1;
  }
  const text =
    context === undefined
      ? hunks.map((hunk) => plainHunk(hunk, before, after)).join("")
      : header("---", left, shell) +
        header("+++", right, shell) +
        grouped(hunks, context)
          .map((group) => unifiedHunk(group, { before, after, context }))
          .join("");
  yield* put(shell.streams.output, text);
  return 1;
}

/** Lines, of which a last one without an end says so. */
function withMark(text: string): readonly string[] {
  const lines = [...linesOf(text)];
  const last = lines.pop();
  if (last === undefined) return [];
  return [...lines, text.endsWith("\n") ? last : `${last}\n\\ No newline at end of file`];
}

const marked = (mark: string, lines: readonly string[]): string =>
  lines.map((line) => `${mark}${line}\n`).join("");

function plainHunk(
  { from, removed, to, added }: Hunk,
  before: readonly string[],
  after: readonly string[],
): string {
  const range = (start: number, count: number) =>
    count === 0 ? String(start) : count === 1 ? String(start + 1) : `${start + 1},${start + count}`;
  const letter = removed === 0 ? "a" : added === 0 ? "d" : "c";
  const gone = marked("< ", before.slice(from, from + removed));
  const come = marked("> ", after.slice(to, to + added));
  const between = letter === "c" ? "---\n" : "";
  return `${range(from, removed)}${letter}${range(to, added)}\n${gone}${between}${come}`;
}

function header(mark: string, path: string, { context, cwd }: Shell): string {
  const entry = path === "-" ? undefined : context.files.find(absolutePath(path, cwd));
  const changedMs = entry?.kind === "file" ? entry.changedMs : 0;
  return `${mark} ${path}\t${dateText(context.startedAtMs + changedMs, "+%F %T.%N +0000")}\n`;
}

/** Hunks that share lines around them are shown as one. */
function grouped(hunks: readonly Hunk[], context: number): readonly (readonly Hunk[])[] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1)?.at(-1);
    const isNear = last !== undefined && hunk.from - (last.from + last.removed) <= 2 * context;
    if (isNear) groups.at(-1)?.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

interface Sides {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly context: number;
}

function unifiedHunk(group: readonly Hunk[], { before, after, context }: Sides): string {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) return "";
  const lead = Math.min(context, first.from);
  const end = Math.min(before.length, last.from + last.removed + context);
  const start = first.from - lead;
  const startAfter = first.to - lead;
  const endAfter = last.to + last.added + (end - last.from - last.removed);
  let text = "";
  let at = start;
  for (const { from, removed, to, added } of group) {
    text += marked(" ", before.slice(at, from));
    text +=
      marked("-", before.slice(from, from + removed)) + marked("+", after.slice(to, to + added));
    at = from + removed;
  }
  text += marked(" ", before.slice(at, end));
  const range = (begin: number, count: number) =>
    count === 1 ? `${begin + 1}` : `${count === 0 ? begin : begin + 1},${count}`;
  const ranges = `-${range(start, end - start)} +${range(startAfter, endAfter - startAfter)}`;
  return `@@ ${ranges} @@\n${text}`;
}
