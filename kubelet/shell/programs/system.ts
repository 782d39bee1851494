/** Programs about time, the process and its surroundings. */

import { kill } from "../builtins/jobs.ts";
import { test } from "../builtins/test-command.ts";
import { type Command, done, fails, prints, readOptions } from "../command.ts";
import { absolutePath } from "../files/file-system.ts";
import { kernelRelease } from "../files/kernel-settings.ts";
import { timeOf } from "../kernel/context.ts";
import { type SignalName, signals, type Task, type Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { runProgram } from "../run-program.ts";
import type { Expanding } from "../words/expand.ts";
import { dateText } from "./date.ts";
import { timeIn } from "./date-words.ts";
import { durationIn } from "./durations.ts";
import { environmentPrograms } from "./environment.ts";
import { changeRoot } from "./files/change-root.ts";
import { ProgramError, rawProgram, read } from "./program.ts";
import { echoText, formatted } from "./text/print.ts";
import { timeZoneOf, utc } from "./time-zone.ts";

export const systemPrograms: readonly (readonly [string, Command])[] = [
  ["true", () => done()],
  ["false", () => done(1)],
  ["test", (args, shell) => done(test(args, shell, "test"))],
  ["[", (args, shell) => done(test(args.slice(0, -1), shell, "["))],
  ["echo", (args, shell) => prints(echoText(args), shell)],
  ["printf", ([format = "", ...args], shell) => prints(formatted(format, args), shell)],
  ["kill", kill],
  ["sleep", sleep],
  ["usleep", ([us = "0"], shell) => rest(Number(us) / 1000, shell)],
  ["pause", forever],
  rawProgram("date", date),
  ...environmentPrograms,
  ["pwd", (_, shell) => prints(`${shell.cwd}\n`, shell)],
  ["hostname", hostname],
  ["uname", uname],
  ["arch", (_, shell) => prints("x86_64\n", shell)],
  ["nproc", (_, shell) => prints("1\n", shell)],
  ["whoami", whoami],
  ["sync", () => done()],
  ["chroot", changeRoot],
  ["clear", (_, shell) => prints("\x1b[H\x1b[2J", shell)],
  ["reset", (_, shell) => prints("\x1bc", shell)],
  ["nohup", (args, shell) => runs(args, shell)],
  ["nice", (args, shell) => runs(args, shell)],
  ["setsid", (args, shell) => runs(args, shell)],
  ["time", (args, shell) => runs(args, shell)],
  ["timeout", timeout],
  ["uptime", uptime],
  ["tty", tty],
  ["stty", terminal],
];

function sleep(args: readonly string[], shell: Shell): Work {
  if (args.length === 0) return fails("sleep: missing operand", shell);
  let ms = 0;
  for (const arg of args) {
    const part = durationIn(arg);
    if (part === undefined) return fails(`sleep: invalid number '${arg}'`, shell);
    ms += part;
  }
  return rest(ms, shell);
}

function* rest(ms: number, { kernel }: Shell): Work {
  yield { until: kernel.now + ms };
  return 0;
}

function* forever(): Work {
  yield { until: Number.POSITIVE_INFINITY };
  return 0;
}

const dateUsage = {
  flags: "uR",
  valued: "dsrDf",
  long: {
    date: "d",
    utc: "u",
    universal: "u",
    set: "s",
    reference: "r",
    "rfc-email": "R",
    "rfc-2822": "R",
  },
};

/** How `-I` and `--rfc-3339` show a time, by what follows them. */
const isoFormats: Readonly<Record<string, string>> = {
  "": "+%F",
  date: "+%F",
  hours: "+%FT%H%:z",
  minutes: "+%FT%R%:z",
  seconds: "+%FT%T%:z",
  ns: "+%FT%T,%N%:z",
};

function* date(args: readonly string[], shell: Shell): Work {
  const iso = args.find((arg) => /^(?:-I|--iso-8601|--rfc-3339)/.test(arg));
  const { flags, value, rest } = read(
    args.filter((arg) => arg !== iso),
    dateUsage,
  );
  const nowMs = timeOf(shell.context);
  const zone = flags.has("u") ? utc : timeZoneOf(shell);
  const path = value("r");
  const given = value("d") ?? value("s");
  const timeMs = path === undefined ? given : changedMs(path, shell);
  const shownMs = typeof timeMs === "string" ? timeIn(timeMs, nowMs, zone) : (timeMs ?? nowMs);
  if (shownMs === undefined) return yield* fails(`date: invalid date '${given}'`, shell);
  const format = rest.find((arg) => arg.startsWith("+"));
  const known = iso?.replace(/^(?:-I|--iso-8601=?|--rfc-3339=?)/, "");
  const isoFormat = known === undefined ? undefined : isoFormats[known];
  const spaced = iso?.startsWith("--rfc") ? isoFormat?.replace("T", " ") : isoFormat;
  const usual = flags.has("R") ? "+%a, %d %b %Y %T %z" : spaced;
  return yield* prints(`${dateText(shownMs, format ?? usual, zone)}\n`, shell);
}

function changedMs(path: string, { context, cwd }: Shell): number {
  const entry = context.files.find(absolutePath(path, cwd));
  if (entry === undefined) throw new ProgramError(`${path}: No such file or directory`);
  return context.startedAtMs + ("changedMs" in entry ? entry.changedMs : 0);
}

function hostname(args: readonly string[], shell: Shell): Work {
  const { hostname: name, address } = shell.context;
  const { flags } = readOptions(args);
  const has = (...wanted: readonly string[]) => wanted.some((flag) => flags.has(flag));
  if (has("i", "I", "ip-address", "all-ip-addresses")) return prints(`${address}\n`, shell);
  if (has("f", "fqdn", "long")) return prints(`${wholeName(shell)}\n`, shell);
  const [first = "", ...domain] = (has("d", "domain") ? wholeName(shell) : name).split(".");
  if (has("d", "domain"))
    return domain.length === 0 ? done() : prints(`${domain.join(".")}\n`, shell);
  return prints(`${has("s", "short") ? first : name}\n`, shell);
}

/** The host's name as `/etc/hosts` has it in full: the first of the line in which it stands. */
function wholeName({ context }: Shell): string {
  const { files, hostname: name } = context;
  const hosts = files.find("/etc/hosts")?.kind === "file" ? files.read("/etc/hosts") : "";
  const lines = hosts.split("\n").map((line) => line.replace(/#.*/, "").trim().split(/\s+/));
  return lines.find(([, ...names]) => names.includes(name))?.[1] ?? name;
}

function uname(args: readonly string[], shell: Shell): Work {
  const { flags } = readOptions(args);
  const fields: readonly (readonly [string, string])[] = [
    ["s", "Linux"],
    ["n", shell.context.hostname],
    ["r", kernelRelease],
    ["v", "#1 SMP"],
    ["m", "x86_64"],
    ["o", "GNU/Linux"],
  ];
  const shown = fields.filter(([flag]) => flags.has(flag) || flags.has("a"));
  return prints(
    `${(shown.length === 0 ? fields.slice(0, 1) : shown).map(([, text]) => text).join(" ")}\n`,
    shell,
  );
}

function whoami(_: readonly string[], shell: Shell): Work {
  const { user } = shell.context;
  return user === 0 ? prints("root\n", shell) : fails(`whoami: unknown uid ${user}`, shell);
}

function* runs(argv: readonly string[], shell: Shell): Work {
  const rest = argv[0] === "-n" ? argv.slice(2) : argv;
  yield* runProgram(rest, shell);
  return shell.status;
}

function* timeout(args: readonly string[], shell: Shell): Work {
  const { flags, values, rest: given } = untilCommand(args);
  const [duration = "", ...argv] = given;
  const ms = durationIn(duration);
  if (ms === undefined) return yield* fails(`timeout: invalid time interval '${duration}'`, shell);
  const { kernel } = shell;
  const task = kernel.spawn(argv[0] ?? "", shell.task, (each) => runs(argv, shell.fork(each)));
  const endMs = kernel.now + ms;
  const timer = kernel.spawn("timeout", shell.task, function* () {
    yield { until: endMs };
    return 0;
  });
  yield { ready: () => task.exitCode !== undefined || timer.exitCode !== undefined };
  if (task.exitCode !== undefined) {
    kernel.end(timer, 0);
    return task.exitCode;
  }
  const name = (values.get("s") ?? values.get("signal") ?? "TERM")
    .toUpperCase()
    .replace(/^SIG/, "");
  const graceMs = durationIn(values.get("k") ?? values.get("kill-after") ?? "");
  kernel.signal(task, isSignal(name) ? name : "TERM");
  const isKilled = yield* outlives(task, graceMs, shell);
  if (flags.has("preserve-status")) return task.exitCode ?? 0;
  return name === "KILL" || isKilled ? 137 : 124;
}

/** Whether it was still there after a while, and has been killed; no time is no limit. */
function* outlives(task: Task, ms: number | undefined, shell: Shell): Expanding<boolean> {
  const { kernel } = shell;
  const endMs = kernel.now + (ms ?? Number.POSITIVE_INFINITY);
  while (task.exitCode === undefined && kernel.now < endMs) {
    if (ms === undefined) yield { ready: () => task.exitCode !== undefined };
    else yield { until: Math.min(kernel.now + lookMs, endMs) };
  }
  if (task.exitCode !== undefined) return false;
  kernel.signal(task, "KILL");
  return true;
}

const lookMs = 10;

const isSignal = (name: string): name is SignalName => name in signals;

/** Flags up to the first word that is none. */
function untilCommand(args: readonly string[]) {
  let at = 0;
  while (/^-/.test(args[at] ?? "")) at += /^-[sk]$/.test(args[at] ?? "") ? 2 : 1;
  const { flags, values } = readOptions(args.slice(0, at), "sk");
  return { flags, values, rest: args.slice(at) };
}

function uptime(_: readonly string[], shell: Shell): Work {
  const minutes = Math.floor(shell.kernel.now / 60_000);
  const time = dateText(timeOf(shell.context), "+%H:%M:%S");
  return prints(` ${time} up ${minutes} min,  load average: 0.00, 0.00, 0.00\n`, shell);
}

function* tty(_: readonly string[], { streams }: Shell): Work {
  const isThere = streams.isTerminal === true;
  yield* put(streams.output, isThere ? "/dev/pts/0\n" : "not a tty\n");
  return isThere ? 0 : 1;
}

/** `stty size`; to all else that it is told, a terminal listens and stays as it is. */
function terminal([word = ""]: readonly string[], shell: Shell): Work {
  const { size, isTerminal } = shell.streams;
  if (isTerminal !== true) return fails("stty: standard input: Not a tty", shell);
  const { columns = 80, rows = 24 } = size ?? {};
  return word === "size" ? prints(`${rows} ${columns}\n`, shell) : done();
}
