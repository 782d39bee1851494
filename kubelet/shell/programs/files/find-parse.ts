import type { Entry } from "../../files/file-system.ts";
import { absolutePath, splitPath } from "../../files/file-system.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Shell } from "../../language/shell.ts";
import { patternOf } from "../../words/pattern.ts";
import { regularExpression } from "../../words/regular-expression.ts";
import { idOf } from "../accounts.ts";
import { timeIn } from "../date-words.ts";
import { ProgramError } from "../program.ts";

/** A file that is looked at. */
export interface Seen {
  readonly path: string;
  readonly full: string;
  readonly entry: Entry;
  readonly depth: number;
  /** Where the search began. */
  readonly start: string;
}

export interface Primary {
  readonly name:
    | "and"
    | "or"
    | "not"
    | "test"
    | "print"
    | "format"
    | "prune"
    | "quit"
    | "delete"
    | "exec"
    | "exec all";
  readonly parts?: readonly Primary[];
  readonly test?: (seen: Seen, shell: Shell) => boolean;
  /** The command of `-exec`, what ends what is printed, or the form of it. */
  readonly words?: readonly string[];
}

export interface Query {
  readonly expression: Primary;
  readonly minDepth: number;
  readonly maxDepth: number;
  /** A directory comes after what is in it. */
  readonly isDepthFirst: boolean;
}

interface Reading {
  readonly args: readonly string[];
  at: number;
  minDepth: number;
  maxDepth: number;
  isDepthFirst: boolean;
  hasAction: boolean;
}

const print: Primary = { name: "print", words: ["\n"] };

export function parseFind(args: readonly string[]): Query {
  const reading: Reading = {
    args,
    at: 0,
    minDepth: 0,
    maxDepth: Number.POSITIVE_INFINITY,
    isDepthFirst: false,
    hasAction: false,
  };
  const given: Primary = args.length === 0 ? { name: "and", parts: [] } : either(reading);
  if (reading.at < args.length) throw new ProgramError(`unrecognized: ${args[reading.at]}`);
  const expression: Primary = reading.hasAction ? given : { name: "and", parts: [given, print] };
  const { minDepth, maxDepth, isDepthFirst } = reading;
  return { expression, minDepth, maxDepth, isDepthFirst };
}

function either(reading: Reading): Primary {
  const parts = [all(reading)];
  while (/^-(?:o|or)$/.test(reading.args[reading.at] ?? "")) {
    reading.at += 1;
    parts.push(all(reading));
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { name: "or", parts };
}

function all(reading: Reading): Primary {
  const parts: Primary[] = [];
  for (;;) {
    const word = reading.args[reading.at];
    if (word === undefined || word === ")" || word === "-o" || word === "-or") break;
    if (word === "-a" || word === "-and") reading.at += 1;
    else parts.push(primary(reading));
  }
  return { name: "and", parts };
}

function primary(reading: Reading): Primary {
  const word = reading.args[reading.at] ?? "";
  reading.at += 1;
  const action = (made: Primary): Primary => {
    reading.hasAction = true;
    return made;
  };
  switch (word) {
    case "!":
    case "-not":
      return { name: "not", parts: [primary(reading)] };
    case "(": {
      const inner = either(reading);
      if (reading.args[reading.at] !== ")") throw new ProgramError("unmatched '('");
      reading.at += 1;
      return inner;
    }
    case "-print":
      return action(print);
    case "-print0":
      return action({ name: "print", words: ["\0"] });
    case "-printf":
      return action({ name: "format", words: [formatOf(reading)] });
    case "-prune":
      return { name: "prune" };
    case "-quit":
      return action({ name: "quit" });
    case "-delete":
      reading.isDepthFirst = true;
      return action({ name: "delete" });
    case "-exec":
    case "-ok":
      return action(command(reading));
    case "-depth":
      reading.isDepthFirst = true;
      return always;
    default:
      return valued(word, reading);
  }
}

function formatOf(reading: Reading): string {
  const format = reading.args[reading.at];
  if (format === undefined) throw new ProgramError("missing argument to '-printf'");
  reading.at += 1;
  return format;
}

const always: Primary = { name: "and", parts: [] };

function command(reading: Reading): Primary {
  const end = reading.args.findIndex(
    (word, index) =>
      index >= reading.at && (word === ";" || (word === "+" && reading.args[index - 1] === "{}")),
  );
  if (end < 0) throw new ProgramError("-exec requires an argument");
  const words = reading.args.slice(reading.at, end);
  reading.at = end + 1;
  return { name: reading.args[end] === "+" ? "exec all" : "exec", words };
}

type Test = NonNullable<Primary["test"]>;

function valued(word: string, reading: Reading): Primary {
  if (word === "-empty") return { name: "test", test: isEmpty };
  if (word === "-true" || word === "-xdev" || word === "-mount") return always;
  const value = reading.args[reading.at];
  const make = tests[word];
  const isDepth = word === "-maxdepth" || word === "-mindepth";
  if (make === undefined && !isDepth) throw new ProgramError(`unrecognized: ${word}`);
  if (value === undefined) throw new ProgramError(`${word} requires an argument`);
  reading.at += 1;
  if (make !== undefined) return { name: "test", test: make(value) };
  if (!/^\d+$/.test(value)) throw new ProgramError(`invalid number '${value}'`);
  if (word === "-maxdepth") reading.maxDepth = Number(value);
  else reading.minDepth = Number(value);
  return always;
}

const isEmpty: Test = ({ entry, full }, { context: { files } }) =>
  entry.kind === "file"
    ? entry.content === ""
    : entry.kind === "directory" && files.list(full).length === 0;

function wholePath(value: string): Test {
  const expression = regularExpression(`^\\(${value}\\)$`);
  if (expression === undefined) throw new ProgramError(`bad regex '${value}'`);
  return ({ path }) => expression.test(path);
}

const nameOf = (path: string) => splitPath(absolutePath(path))[1];

const tests: Readonly<Record<string, (value: string) => Test>> = {
  "-name": (value) => {
    const pattern = patternOf(value);
    return ({ path, full }) => pattern.test(nameOf(full) || path);
  },
  "-iname": (value) => {
    const pattern = patternOf(value.toLowerCase());
    return ({ full }) => pattern.test(nameOf(full).toLowerCase());
  },
  "-path": (value) => {
    const pattern = patternOf(value);
    return ({ path }) => pattern.test(path);
  },
  "-regex": (value) => wholePath(value),
  "-iregex": (value) => {
    const matches = wholePath(value.toLowerCase());
    return (seen, shell) => matches({ ...seen, path: seen.path.toLowerCase() }, shell);
  },
  "-type": (value) => {
    const kind = { f: "file", d: "directory", l: "link", c: "device" }[value];
    if (kind === undefined) throw new ProgramError(`invalid argument '${value}' to '-type'`);
    return ({ entry }) => entry.kind === kind;
  },
  "-perm": (value) => {
    const [, sign = "", digits = ""] = /^([-/]?)([0-7]+)$/.exec(value) ?? [];
    if (digits === "") throw new ProgramError(`invalid mode '${value}'`);
    const wanted = Number.parseInt(digits, 8);
    return ({ entry }) => {
      const mode = "mode" in entry ? entry.mode & 0o7777 : 0o777;
      if (sign === "") return mode === wanted;
      return sign === "-" ? (mode & wanted) === wanted : (mode & wanted) !== 0;
    };
  },
  "-size": (value) => {
    const [, sign = "", count = "", unit = "b"] = /^([-+]?)(\d+)([cwbkMG]?)$/.exec(value) ?? [];
    if (count === "") throw new ProgramError(`invalid number '${value}'`);
    const bytes = { c: 1, w: 2, b: 512, k: 1024, M: 1024 ** 2, G: 1024 ** 3 }[unit] ?? 512;
    return ({ entry }) =>
      compared(Math.ceil((entry.kind === "file" ? entry.content.length : 0) / bytes), sign, count);
  },
  "-mtime": (value) => older(value, 86_400_000),
  "-mmin": (value) => older(value, 60_000),
  "-newer": (value) => (seen, shell) => {
    const other = shell.context.files.find(absolutePath(value, shell.cwd));
    return changedMs(seen.entry) > (other === undefined ? 0 : changedMs(other));
  },
  "-newermt": (value) => (seen, shell) => {
    const thanMs = timeIn(value, timeOf(shell.context));
    if (thanMs === undefined) throw new ProgramError(`I cannot figure out '${value}' as a time`);
    return shell.context.startedAtMs + changedMs(seen.entry) > thanMs;
  },
  "-user": (value) => (seen, shell) => ownerOf(seen).user === idOf("/etc/passwd", value, shell),
  "-uid": (value) => (seen) => ownerOf(seen).user === Number(value),
  "-group": (value) => (seen, shell) => ownerOf(seen).group === idOf("/etc/group", value, shell),
  "-gid": (value) => (seen) => ownerOf(seen).group === Number(value),
};

const ownerOf = ({ entry }: Seen) => {
  const { user = 0, group = 0 } = "mode" in entry ? entry : {};
  return { user, group };
};

const changedMs = (entry: Entry) => (entry.kind === "device" ? 0 : entry.changedMs);

/** `+7` is more, `-7` is less. */
function compared(actual: number, sign: string, count: string): boolean {
  if (sign === "") return actual === Number(count);
  return sign === "+" ? actual > Number(count) : actual < Number(count);
}

function older(value: string, unitMs: number): Test {
  const [, sign = "", count] = /^([-+]?)(\d+)$/.exec(value) ?? [];
  if (count === undefined) throw new ProgramError(`invalid number '${value}'`);
  return ({ entry }, { kernel }) =>
    compared(Math.floor((kernel.now - changedMs(entry)) / unitMs), sign, count);
}
