/** `grep`, and its words where it fails. Source: POSIX.1-2024, grep; busybox 1.36. */
import type { Command } from "../../command.ts";
import { absolutePath } from "../../files/file-system.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { regularExpression, scriptExpression, withFlags } from "../../words/regular-expression.ts";
import { countIn, type Given, ProgramError, program, type Usage } from "../program.ts";
import { Lines, readPath } from "./lines.ts";

const usage: Usage = {
  flags: "EFGPivclLnoqswxrRHhazI",
  valued: "efmABC@",
  exitCode: 2,
  long: {
    "extended-regexp": "E",
    "fixed-strings": "F",
    "perl-regexp": "P",
    regexp: "e",
    file: "f",
    "ignore-case": "i",
    "invert-match": "v",
    count: "c",
    "files-with-matches": "l",
    "files-without-match": "L",
    "line-number": "n",
    "only-matching": "o",
    quiet: "q",
    silent: "q",
    "no-messages": "s",
    "word-regexp": "w",
    "line-regexp": "x",
    recursive: "r",
    "with-filename": "H",
    "no-filename": "h",
    text: "a",
    "max-count": "m",
    "after-context": "A",
    "before-context": "B",
    context: "C",
    // What it says to how lines are coloured and buffered shows nowhere.
    color: "a",
    colour: "a",
    "line-buffered": "a",
  },
};

const [, grep] = program("grep", usage, search);

export const grepPrograms: readonly (readonly [string, Command])[] = [
  ["grep", grep],
  ["egrep", (args, shell) => grep(["-E", ...args], shell)],
  ["fgrep", (args, shell) => grep(["-F", ...args], shell)],
];

/** What is looked for, and how it is told. */
interface Search {
  readonly flags: ReadonlySet<string>;
  readonly expression: RegExp;
  readonly most: number;
  readonly before: number;
  readonly after: number;
  readonly isNamed: boolean;
}

function* search(given: Given, shell: Shell): Work {
  const { flags, values, value, rest } = given;
  const hasPattern = flags.has("e") || flags.has("f");
  const patterns = values("e").flatMap((each) => each.split("\n"));
  for (const path of values("f")) {
    const content = yield* readPath(path, shell);
    patterns.push(...content.replace(/\n$/, "").split("\n"));
  }
  const [first, ...others] = rest;
  if (!hasPattern && first === undefined) throw new ProgramError("missing pattern", 2);
  if (!hasPattern) patterns.push(...(first ?? "").split("\n"));
  const named = hasPattern ? rest : others;
  const isRecursive = flags.has("r") || flags.has("R");
  const paths = isRecursive ? below(named.length === 0 ? ["."] : named, shell) : named;
  const context = value("C") ?? "0";
  const wanted: Search = {
    flags,
    expression: expressionOf(patterns, flags),
    most: flags.has("m") ? countIn(value("m") ?? "") : Number.POSITIVE_INFINITY,
    before: countIn(value("B") ?? context),
    after: countIn(value("A") ?? context),
    isNamed: (isRecursive || paths.length > 1 || flags.has("H")) && !flags.has("h"),
  };
  return yield* searchAll(wanted, isRecursive ? paths : paths.length === 0 ? ["-"] : paths, shell);
}

function* searchAll(wanted: Search, paths: readonly string[], shell: Shell): Work {
  let [hasFound, exitCode] = [false, 0];
  for (const path of paths) {
    if (
      path !== "-" &&
      shell.context.files.find(absolutePath(path, shell.cwd))?.kind === "directory"
    ) {
      yield* put(shell.streams.errors, `grep: ${path}: Is a directory\n`);
      continue;
    }
    const quiet = wanted.flags.has("s") ? { ...shell.streams, errors: silent } : shell.streams;
    const lines = new Lines("grep", [path], shell.fork(shell.task, quiet));
    const found = yield* searchLines(wanted, path, lines, shell);
    hasFound ||= found > 0;
    if (hasFound && wanted.flags.has("q")) return 0;
    exitCode = Math.max(exitCode, lines.exitCode);
  }
  return exitCode !== 0 ? 2 : hasFound ? 0 : 1;
}

const silent = { write: () => true, isFull: false };

/** The files below the paths, in order. */
function below(paths: readonly string[], shell: Shell): readonly string[] {
  const { files } = shell.context;
  return paths.flatMap((path) => {
    const full = absolutePath(path, shell.cwd);
    const entry = files.find(full);
    if (entry?.kind !== "directory") return [path];
    const inner = files.list(full).map((name) => `${path.replace(/\/$/, "")}/${name}`);
    return below(
      inner.filter((each) => files.findLink(absolutePath(each, shell.cwd))?.kind !== "link"),
      shell,
    );
  });
}

/** How many lines of one file are wanted ones; they are told as the flags say. */
function* searchLines(
  { flags, expression, most, before, after, isNamed }: Search,
  path: string,
  lines: Lines,
  shell: Shell,
): Expanding<number> {
  const name = path === "-" ? "(standard input)" : path;
  const isSilent = ["q", "c", "l", "L"].some((flag) => flags.has(flag));
  const earlier: string[] = [];
  let [found, number, told, following] = [0, 0, 0, 0];
  const shown = (line: string, mark: string, at: number) =>
    `${isNamed ? name + mark : ""}${flags.has("n") ? at + mark : ""}${line}\n`;
  while (found < most || following > 0) {
    const line = yield* lines.next();
    if (line === undefined) break;
    number += 1;
    const isWanted = found < most && expression.test(line) !== flags.has("v");
    if (isWanted) found += 1;
    if (isWanted && (flags.has("q") || flags.has("l") || flags.has("L"))) break;
    if (isSilent) continue;
    if (isWanted) {
      const from = number - earlier.length;
      const gap = (before > 0 || after > 0) && told > 0 && from > told + 1 ? "--\n" : "";
      const lead = earlier.map((each, index) => shown(each, "-", from + index)).join("");
      const parts = flags.has("o") ? partsOf(line, expression) : [line];
      yield* put(
        shell.streams.output,
        gap + lead + parts.map((each) => shown(each, ":", number)).join(""),
      );
      earlier.length = 0;
    } else if (following > 0) yield* put(shell.streams.output, shown(line, "-", number));
    else {
      earlier.push(line);
      if (earlier.length > before) earlier.shift();
      continue;
    }
    told = number;
    following = isWanted ? after : following - 1;
  }
  if (flags.has("c")) yield* put(shell.streams.output, `${isNamed ? `${name}:` : ""}${found}\n`);
  if ((flags.has("l") && found > 0) || (flags.has("L") && found === 0))
    yield* put(shell.streams.output, `${name}\n`);
  return found;
}

const partsOf = (line: string, { source, flags }: RegExp): readonly string[] =>
  (line.match(withFlags({ source }, `${flags}g`)) ?? []).filter((part) => part !== "");

function expressionOf(patterns: readonly string[], flags: ReadonlySet<string>): RegExp {
  const sources = patterns.map((pattern) => {
    if (flags.has("F")) return pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    if (flags.has("P")) return pattern;
    const isExtended = flags.has("E");
    const source = regularExpression(pattern, { isExtended })?.source;
    if (source === undefined) throw new ProgramError(`bad regex '${pattern}'`, 2);
    return source;
  });
  const all =
    sources.length === 1 ? (sources[0] ?? "") : sources.map((each) => `(?:${each})`).join("|");
  const bounded = flags.has("w") ? `(?<!\\w)(?:${all})(?!\\w)` : all;
  const whole = flags.has("x") ? `^(?:${bounded})$` : bounded;
  const expression = scriptExpression(whole, flags.has("i") ? "si" : "s");
  if (expression === undefined) throw new ProgramError(`bad regex '${patterns.join("\n")}'`, 2);
  return expression;
}
