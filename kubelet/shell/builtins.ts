/** The commands that change the shell itself. Source: POSIX.1-2024, special built-in utilities. */
import { evaluate, expressionOf } from "./arithmetic.ts";
import { type Command, done, fails, prints } from "./command.ts";
import { absolutePath } from "./file-system.ts";
import { type SignalName, signals, type Work } from "./kernel.ts";
import { programs } from "./programs/index.ts";
import { echoText, formatted } from "./programs/print.ts";
import { runProgram } from "./run-program.ts";
import { Exit, Jump, type Option, Return, type Shell } from "./shell.ts";
import { readLine } from "./streams.ts";
import { test } from "./test-command.ts";

const letters: Readonly<Record<string, Option>> = {
  e: "errexit",
  u: "nounset",
  x: "xtrace",
  f: "noglob",
};

export const builtins: ReadonlyMap<string, Command> = new Map<string, Command>([
  [":", () => done()],
  ["true", () => done()],
  ["false", () => done(1)],
  ["[", bracket],
  ["test", (args, shell) => done(test(args, shell))],
  ["echo", (args, shell) => prints(echoText(args), shell)],
  ["printf", ([format = "", ...args], shell) => prints(formatted(format, args), shell)],
  ["pwd", (_, shell) => prints(`${shell.cwd}\n`, shell)],
  ["cd", changeDirectory],
  ["exit", exit],
  ["return", ([code], shell) => leave(new Return(Number(code ?? shell.status)))],
  ["break", ([levels = "1"]) => leave(new Jump(false, Number(levels)))],
  ["continue", ([levels = "1"]) => leave(new Jump(true, Number(levels)))],
  ["export", exportNames],
  ["readonly", (args, shell) => setAll(args, shell, () => undefined)],
  ["local", local],
  ["declare", (args, shell) => setAll(plain(args), shell, () => undefined)],
  ["unset", unset],
  ["shift", shift],
  ["set", setOptions],
  ["trap", trap],
  ["wait", wait],
  ["kill", kill],
  ["read", read],
  ["eval", (args, shell) => run(args.join(" "), shell)],
  [".", source],
  ["source", source],
  ["exec", execute],
  ["command", command],
  ["type", which],
  ["let", (args, shell) => done(evaluate(expressionOf(args.at(-1) ?? ""), shell) === 0n ? 1 : 0)],
  ["umask", () => done()],
  ["ulimit", (_, shell) => prints("unlimited\n", shell)],
  ["hash", () => done()],
  ["alias", () => done()],
  ["shopt", () => done()],
  ["jobs", () => done()],
]);

const plain = (args: readonly string[]) => args.filter((arg) => !arg.startsWith("-"));

// biome-ignore lint/correctness/useYield: it leaves at once.
function* leave(how: Exit | Jump): Work {
  throw how;
}

function exit([code]: readonly string[], shell: Shell): Work {
  if (code !== undefined && !/^\d+$/.test(code)) {
    shell.complain(`exit: ${code}: bad number`);
    return leave(new Exit(2));
  }
  return leave(new Exit(Number(code ?? shell.status)));
}

function bracket(args: readonly string[], shell: Shell): Work {
  if (args.at(-1) !== "]") return fails(`${shell.name}: missing ]`, shell, 2);
  return done(test(args.slice(0, -1), shell));
}

function changeDirectory([to = "~"]: readonly string[], shell: Shell): Work {
  const home = shell.variables.get("HOME") ?? "/root";
  const wanted = to === "-" ? (shell.variables.get("OLDPWD") ?? "/") : to === "~" ? home : to;
  const path = absolutePath(wanted, shell.cwd);
  if (shell.context.files.find(path)?.kind !== "directory") {
    return fails(`${shell.name}: cd: can't cd to ${to}: No such file or directory`, shell, 2);
  }
  shell.set("OLDPWD", shell.cwd);
  shell.cwd = path;
  return done();
}

function setAll(args: readonly string[], shell: Shell, note: (name: string) => void): Work {
  for (const arg of args) {
    const [, name = arg, value] = /^(\w+)=([\s\S]*)$/.exec(arg) ?? [];
    note(name);
    if (value !== undefined) shell.set(name, value);
  }
  return done();
}

function exportNames(args: readonly string[], shell: Shell): Work {
  if (args.length === 0 || args[0] === "-p") {
    const lines = [...shell.environment].map(([name, value]) => `export ${name}='${value}'\n`);
    return prints(lines.sort().join(""), shell);
  }
  return setAll(plain(args), shell, (name) => shell.exported.add(name));
}

function local(args: readonly string[], shell: Shell): Work {
  const locals = shell.locals.at(-1);
  return setAll(plain(args), shell, (name) => {
    if (locals?.has(name) === false) locals.set(name, shell.variables.get(name));
  });
}

function unset(args: readonly string[], shell: Shell): Work {
  for (const name of plain(args)) {
    if (args[0] === "-f") shell.functions.delete(name);
    else shell.variables.delete(name);
  }
  return done();
}

function shift([count = "1"]: readonly string[], shell: Shell): Work {
  if (Number(count) > shell.positional.length) return done(1);
  shell.positional = shell.positional.slice(Number(count));
  return done();
}

function setOptions(args: readonly string[], shell: Shell): Work {
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    if (arg === "--" || !/^[-+]/.test(arg)) {
      shell.positional = args.slice(arg === "--" ? at + 1 : at);
      return done();
    }
    const turn = (option: Option | undefined) => {
      if (option === undefined) return;
      if (arg.startsWith("-")) shell.options.add(option);
      else shell.options.delete(option);
    };
    for (const letter of arg.slice(1)) {
      if (letter === "o") {
        at += 1;
        turn(optionNamed(args[at]));
      } else turn(letters[letter]);
    }
  }
  return done();
}

const optionNamed = (name: string | undefined): Option | undefined =>
  [...Object.values(letters), "pipefail" as const].find((option) => option === name);

/** `TERM` of `SIGTERM`, `term` or `15`. */
function signalOf(text: string): SignalName | "EXIT" | undefined {
  const upper = text.toUpperCase().replace(/^SIG/, "");
  if (upper === "EXIT" || upper === "0") return "EXIT";
  const [name] =
    signalEntries.find(([each, number]) => each === upper || String(number) === upper) ?? [];
  return name;
}

// The keys of a literal are those of its type.
const signalEntries = Object.entries(signals) as [SignalName, number][];

function trap(args: readonly string[], shell: Shell): Work {
  const [action = "", ...names] = args.filter((arg) => arg !== "--");
  const { traps } = shell.task;
  if (names.length === 0) {
    const lines = [...traps].map(([name, each]) => `trap -- '${each}' ${name}\n`);
    return args.length === 0 ? prints(lines.join(""), shell) : done();
  }
  for (const text of names) {
    const name = signalOf(text);
    if (name === undefined) return fails(`${shell.name}: trap: ${text}: invalid signal`, shell);
    if (action === "-") traps.delete(name);
    else traps.set(name, action);
  }
  return done();
}

function* wait(args: readonly string[], shell: Shell): Work {
  const wanted = plain(args).map(Number);
  const tasks =
    wanted.length === 0 ? shell.jobs : shell.jobs.filter(({ pid }) => wanted.includes(pid));
  const { caught } = shell.task;
  for (const task of tasks) {
    if (task.exitCode !== undefined) continue;
    yield { ready: () => task.exitCode !== undefined, isInterruptible: true };
    const [signal] = caught;
    if (signal !== undefined) return 128 + signals[signal];
  }
  if (wanted.length === 0) return 0;
  return tasks.at(-1)?.exitCode ?? 127;
}

export function kill(args: readonly string[], shell: Shell): Work {
  const { kernel } = shell;
  let name: SignalName | "EXIT" | undefined = "TERM";
  const pids: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    if (arg === "-l") return prints(`${signalEntries.map(([each]) => each).join(" ")}\n`, shell);
    if (arg === "-s" || arg === "-n") {
      at += 1;
      name = signalOf(args[at] ?? "");
    } else if (/^-\w/.test(arg) && pids.length === 0) name = signalOf(arg.slice(1));
    else pids.push(arg);
  }
  let exitCode = 0;
  for (const pid of pids) {
    const task = kernel.tasks.get(Number(pid));
    if (task === undefined) {
      shell.complain(`can't kill pid ${pid}: No such process`);
      exitCode = 1;
    } else if (name === undefined) return fails(`${shell.name}: kill: invalid signal`, shell);
    else if (name !== "EXIT") kernel.signal(task, name);
  }
  if (shell.task.killedWith !== undefined) return gone();
  return done(exitCode);
}

/** It has killed itself, and does not go on. */
function* gone(): Work {
  yield { until: Number.POSITIVE_INFINITY };
  return 0;
}

function* read(args: readonly string[], shell: Shell): Work {
  const names = plain(args);
  const line = yield* readLine(shell.streams.input);
  const words = (line ?? "").trim().split(/[ \t]+/);
  if (names.length === 0) names.push("REPLY");
  names.forEach((name, index) => {
    const isLast = index === names.length - 1;
    shell.set(name, isLast ? words.slice(index).join(" ") : (words[index] ?? ""));
  });
  return line === undefined ? 1 : 0;
}

/** Runs text as if it stood in the script. */
function run(text: string, shell: Shell): Work {
  return shell.engine.text(text, shell);
}

function source([path = ""]: readonly string[], shell: Shell): Work {
  const { files } = shell.context;
  const full = absolutePath(path, shell.cwd);
  if (files.find(full)?.kind !== "file") {
    return fails(`${shell.name}: .: can't open '${path}': No such file or directory`, shell, 2);
  }
  return run(files.read(full), shell);
}

function* execute(args: readonly string[], shell: Shell): Work {
  shell.task.traps.clear();
  yield* runProgram(args, shell);
  throw new Exit(shell.status);
}

function* command(args: readonly string[], shell: Shell): Work {
  if (args[0] === "-v" || args[0] === "-V") return yield* which(args.slice(1), shell);
  const builtin = builtins.get(args[0] ?? "");
  if (builtin !== undefined) return yield* builtin(args.slice(1), shell);
  yield* runProgram(args, shell);
  return shell.status;
}

function which(names: readonly string[], shell: Shell): Work {
  const found = plain(names).flatMap((name) => {
    if (builtins.has(name) || shell.functions.has(name)) return [`${name}\n`];
    return programs.has(name) ? [`/bin/${name}\n`] : [];
  });
  if (found.length < plain(names).length) return done(127);
  return prints(found.join(""), shell);
}
