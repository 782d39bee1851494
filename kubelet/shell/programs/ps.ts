/**
 * `ps`, as procps prints it or, where an image has busybox' programs, as that does.
 * Source: procps-ng 4, ps; busybox 1.37, procps/ps.c.
 */
import { nameOfId } from "../files/access.ts";
import { timeOf } from "../kernel/context.ts";
import type { Task, Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { dateText } from "./date.ts";
import { commandLine, commandName } from "./process-names.ts";
import { ProgramError, rawProgram } from "./program.ts";

export const psPrograms = [rawProgram("ps", ps)];

interface Column {
  readonly title: string;
  readonly width: number;
  /** Numbers stand at the right. */
  readonly isRight?: boolean;
  readonly text: (task: Task, shell: Shell) => string;
}

const left = (title: string, width: number, text: Column["text"]): Column => ({
  title,
  width,
  text,
});
const right = (title: string, width: number, text: Column["text"]): Column => ({
  ...left(title, width, text),
  isRight: true,
});

const userOf = (_: Task, { context }: Shell) => nameOfId(context.user);
const parentOf = ({ parent }: Task) => String(parent?.pid ?? 0);
const state = () => "S";

const columns: Readonly<Record<string, Column>> = {
  user: left("USER", 8, userOf),
  uid: right("UID", 5, (_, { context }) => String(context.user)),
  pid: right("PID", 7, ({ pid }) => String(pid)),
  ppid: right("PPID", 7, parentOf),
  comm: left("COMMAND", 15, commandName),
  args: left("COMMAND", 0, commandLine),
  stat: left("STAT", 4, state),
  state: left("S", 1, state),
  tty: left("TT", 8, () => "?"),
  time: right("TIME", 8, () => "00:00:00"),
  etime: right("ELAPSED", 11, (_, { kernel }) => elapsed(kernel.now)),
  etimes: right("ELAPSED", 7, (_, { kernel }) => String(Math.floor(kernel.now / 1000))),
  pcpu: right("%CPU", 4, () => "0.0"),
  pmem: right("%MEM", 4, () => "0.0"),
  rss: right("RSS", 5, () => "0"),
  vsz: right("VSZ", 6, () => "0"),
  nice: right("NI", 3, () => "0"),
};

const otherNames: Readonly<Record<string, string>> = {
  cmd: "args",
  command: "args",
  ucmd: "comm",
  euser: "user",
  ruser: "user",
  tname: "tty",
  tt: "tty",
  s: "state",
  "%cpu": "pcpu",
  "%mem": "pmem",
  ni: "nice",
  vsize: "vsz",
  rsz: "rss",
};

/** `01:02`, from a minute on with hours. */
function elapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const short = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours === 0 ? short : `${two(hours)}:${short}`;
}

const startedAt = (_: Task, shell: Shell) => dateText(timeOf(shell.context), "+%H:%M");

const bsdColumns: readonly Column[] = [
  left("USER", 12, userOf),
  right("PID", 0, ({ pid }) => String(pid)),
  right("%CPU", 4, () => "0.0"),
  right("%MEM", 4, () => "0.0"),
  right("VSZ", 6, () => "0"),
  right("RSS", 5, () => "0"),
  left("TTY", 8, () => "?"),
  left("STAT", 4, state),
  left("START", 6, startedAt),
  right("TIME", 5, () => "0:00"),
  left("COMMAND", 0, commandLine),
];
const fullColumns: readonly Column[] = [
  left("UID", 12, userOf),
  right("PID", 3, ({ pid }) => String(pid)),
  right("PPID", 7, parentOf),
  right("C", 2, () => "0"),
  left("STIME", 5, startedAt),
  left("TTY", 8, () => "?"),
  right("TIME", 8, () => "00:00:00"),
  left("CMD", 0, commandLine),
];
const everyColumns: readonly Column[] = [
  right("PID", 7, ({ pid }) => String(pid)),
  left("TTY", 8, () => "?"),
  right("TIME", 8, () => "00:00:00"),
  left("CMD", 0, commandName),
];
const stateColumns: readonly Column[] = [
  right("PID", 7, ({ pid }) => String(pid)),
  left("TTY", 8, () => "?"),
  left("STAT", 4, state),
  right("TIME", 6, () => "0:00"),
  left("COMMAND", 0, commandLine),
];
/** Those of busybox, and where somebody asks for nothing, who may mean either. */
const busyboxColumns: readonly Column[] = [
  left("PID", 5, ({ pid }) => String(pid).padStart(5)),
  left("USER", 8, userOf),
  left("TIME", 5, () => " 0:00"),
  left("COMMAND", 0, commandLine),
];

interface Asked {
  /** Of `-o`, in order. */
  readonly own: readonly Column[];
  readonly letters: string;
  readonly pids: readonly string[];
  readonly names: readonly string[];
  readonly hasHeads: boolean;
}

function asked(args: readonly string[]): Asked {
  const own: Column[] = [];
  const pids: string[] = [];
  const names: string[] = [];
  let letters = "";
  let hasHeads = true;
  const words = args.flatMap((arg) => arg.split(/(?<=^--\w+)=/));
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const [, flags = "", ends = "", joined = ""] = /^-?(\w*?)([opqC])(.*)$/.exec(word) ?? [];
    const takes = { "--format": "o", "--pid": "p" }[word] ?? ends;
    if (word === "--no-headers") hasHeads = false;
    else if (takes === "" || (!word.startsWith("-") && takes !== "o")) letters += word;
    else {
      letters += flags;
      const value = word.startsWith("--") || joined === "" ? (words[++at] ?? "") : joined;
      if (takes === "o") own.push(...columnsIn(value));
      else (takes === "C" ? names : pids).push(...value.split(/[ ,]/));
    }
  }
  return { own, letters: letters.replaceAll("-", ""), pids, names, hasHeads };
}

/** `pid,comm`, `pid=,args=`; what stands after the sign is what the column is called. */
function columnsIn(text: string): readonly Column[] {
  return text.split(/[ ,]/).map((each) => {
    const [name = "", title] = each.split("=");
    const column = columns[otherNames[name] ?? name];
    if (column === undefined)
      throw new ProgramError(`error: unknown user-defined format "${name}"`);
    return title === undefined ? column : { ...column, title };
  });
}

function* ps(args: readonly string[], shell: Shell): Work {
  const { own, letters, pids, names, hasHeads } = asked(args);
  const tasks = shell.kernel.visible.filter(
    (task) =>
      (pids.length === 0 || pids.includes(String(task.pid))) &&
      (names.length === 0 || names.includes(commandName(task))),
  );
  const shown = own.length > 0 ? own : usualColumns(letters, shell);
  const heads = shown.map(({ title }) => title);
  const rows = tasks.map((task) => shown.map(({ text }) => text(task, shell)));
  const isTitled = hasHeads && heads.some((title) => title !== "");
  const lines = (isTitled ? [heads, ...rows] : rows).map((cells) => lineOf(cells, shown));
  yield* put(shell.streams.output, lines.join(""));
  return tasks.length === 0 ? 1 : 0;
}

function usualColumns(letters: string, { context }: Shell): readonly Column[] {
  if (letters === "" || context.ordinaryShell === "ash") return busyboxColumns;
  if (/u/.test(letters)) return bsdColumns;
  if (/f/.test(letters)) return fullColumns;
  return /x/.test(letters) ? stateColumns : everyColumns;
}

const lineOf = (cells: readonly string[], shown: readonly Column[]): string =>
  `${cells
    .map((cell, at) => {
      const { width = 0, isRight } = shown[at] ?? {};
      return isRight ? cell.padStart(width) : cell.padEnd(width);
    })
    .join(" ")
    .trimEnd()}\n`;
