/** `trap`, `wait` and `kill`. Source: POSIX.1-2024, their utilities. */
import { type Command, done, fails, prints } from "../command.ts";
import { type SignalName, signals, type Task, type TrapName, type Work } from "../kernel/kernel.ts";
import type { Shell } from "../language/shell.ts";
import { quotedWord } from "../words/quoted-word.ts";

/** `TERM` of `SIGTERM`, `term` or `15`. */
function signalOf(text: string): TrapName | undefined {
  const upper = text.toUpperCase().replace(/^SIG/, "");
  if (upper === "EXIT" || upper === "0") return "EXIT";
  if (upper === "ERR" || upper === "DEBUG" || upper === "RETURN") return upper;
  const [name] =
    signalEntries.find(([each, number]) => each === upper || String(number) === upper) ?? [];
  return name;
}

// The keys of a literal are those of its type.
const signalEntries = Object.entries(signals) as [SignalName, number][];

export const trap: Command = (args, shell) => {
  if (args[0] === "-l") return prints(signalList, shell);
  const { traps } = shell.task;
  if (args.length === 0 || args[0] === "-p") return prints(trapList(args.slice(1), shell), shell);
  const [action = "", ...names] = args.filter((arg) => arg !== "--");
  if (names.length === 0) {
    // A signal alone is as it was at the start.
    const name = signalOf(action);
    if (name !== undefined) traps.delete(name);
    return done();
  }
  for (const text of names) {
    const name = signalOf(text);
    if (isUnknownTrap(text, shell)) {
      const isDash = shell.dialect.name === "dash";
      return fails(
        isDash
          ? `trap: ${text}: bad trap`
          : `${shell.title}: trap: ${text}: invalid signal specification`,
        shell,
      );
    }
    if (name === undefined) {
      return fails(`${shell.title}: trap: ${text}: invalid signal specification`, shell);
    }
    if (action === "-") traps.delete(name);
    else traps.set(name, action);
  }
  return done();
};

/** Where a shell has no such trap, or no such name of a signal. */
const isUnknownTrap = (text: string, { dialect }: Shell): boolean =>
  (/^SIG/i.test(text) && !dialect.knows("trap SIGTERM")) ||
  (text === "ERR" && !dialect.knows("trap ERR")) ||
  (/^(?:DEBUG|RETURN)$/.test(text) && !dialect.knows("trap DEBUG"));

/** In the order of their numbers. */
function trapList(asked: readonly string[], { task: { traps }, isBash }: Shell): string {
  const wanted = asked.map(signalOf);
  const known = trapNames.filter((name) => asked.length === 0 || wanted.includes(name));
  const lines = known.map((name) => {
    const action = traps.get(name);
    const shown = isBash && name in signals ? `SIG${name}` : name;
    return action === undefined ? "" : `trap -- ${quotedWord(action)} ${shown}\n`;
  });
  return lines.join("");
}

const trapNames: readonly TrapName[] = [
  "EXIT",
  ...signalEntries.map(([name]) => name),
  "DEBUG",
  "ERR",
  "RETURN",
];

const signalList = `${signalEntries.map(([each]) => each).join(" ")}\n`;

/** So many background processes that have ended are remembered by their exit codes. */
const jobsMax = 500;

/** Takes note of a process in the background. */
export function noteJob(task: Task, shell: Shell): void {
  shell.lastBackground = task;
  shell.jobs.push(task);
  if (shell.jobs.length <= jobsMax) return;
  const ended = shell.jobs.findIndex(({ exitCode }) => exitCode !== undefined);
  shell.jobs.splice(Math.max(ended, 0), 1);
}

export const wait: Command = (args, shell) => {
  if (args[0] !== "-n") return waitForAll(args, shell);
  const into = args[1] === "-p" ? args[2] : undefined;
  return waitForOne(args.slice(into === undefined ? 1 : 3), into, shell);
};

function* waitForAll(args: readonly string[], shell: Shell): Work {
  const wanted = args.filter((arg) => !arg.startsWith("-")).map((arg) => pidOf(arg, shell));
  const isAll = wanted.length === 0;
  const tasks = isAll ? [...shell.jobs] : shell.jobs.filter(({ pid }) => wanted.includes(pid));
  const { caught } = shell.task;
  for (const task of tasks) {
    if (task.exitCode !== undefined) continue;
    yield { ready: () => task.exitCode !== undefined, isInterruptible: true };
    const [signal] = caught;
    if (signal !== undefined) return 128 + signals[signal];
  }
  if (isAll) shell.jobs.length = 0;
  const unknown = shell.isBash
    ? wanted.filter((pid) => tasks.every((task) => task.pid !== pid))
    : [];
  for (const pid of unknown) shell.complain(`wait: pid ${pid} is not a child of this shell`);
  return isAll ? 0 : (tasks.at(-1)?.exitCode ?? 127);
}

/** The next of some, or of all, that ends, whichever it is; its number goes to a variable. */
function* waitForOne(some: readonly string[], into: string | undefined, shell: Shell): Work {
  const { task } = shell;
  const wanted = some.map((text) => pidOf(text, shell));
  const jobs = shell.jobs.filter(({ pid }) => some.length === 0 || wanted.includes(pid));
  if (jobs.length === 0) return 127;
  const isOver = ({ exitCode }: Task) => exitCode !== undefined;
  yield { ready: () => jobs.some(isOver), isInterruptible: true };
  const [signal] = task.caught;
  if (signal !== undefined) return 128 + signals[signal];
  const ended = jobs.find(isOver);
  if (some.length === 0 && ended !== undefined) shell.jobs.splice(shell.jobs.indexOf(ended), 1);
  if (into !== undefined && ended !== undefined) shell.set(into, String(ended.pid));
  return ended?.exitCode ?? 127;
}

/** `%1` is the first of those in the background. */
const pidOf = (text: string, { jobs }: Shell): number =>
  text.startsWith("%") ? (jobs[Number(text.slice(1)) - 1]?.pid ?? 0) : Number(text);

export function kill(args: readonly string[], shell: Shell): Work {
  const { kernel } = shell;
  let name: TrapName | undefined = "TERM";
  const pids: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    if (arg === "-l") return prints(signalList, shell);
    if (arg === "--") continue;
    if (arg === "-s" || arg === "-n") {
      at += 1;
      name = signalOf(args[at] ?? "");
    } else if (/^-SIG/.test(arg) && !shell.dialect.knows("trap SIGTERM")) {
      return fails(`${shell.title}: kill: Illegal option -S`, shell, 2);
    } else if (/^-\w/.test(arg) && pids.length === 0 && args[at - 1] !== "--") {
      name = signalOf(arg.slice(1));
    } else pids.push(arg);
  }
  if (name === undefined) return fails(`${shell.name}: kill: invalid signal`, shell);
  let exitCode = 0;
  for (const pid of pids) {
    const tasks = targets(pid, shell);
    if (tasks.length === 0) {
      const isBash = shell.isBash && /^\d+$/.test(pid);
      const told = isBash ? `kill: (${pid}) -` : `can't kill pid ${pid}:`;
      shell.complain(`${told} No such process`);
      exitCode = 1;
    }
    if (isSignal(name)) for (const task of tasks) kernel.signal(task, name);
  }
  if (shell.task.killedWith !== undefined) return gone();
  return done(exitCode);
}

const isSignal = (name: TrapName): name is SignalName => name in signals;

/** Below 1 it is a group; a container has one, and -1 spares who asks, and the first process. */
function targets(text: string, shell: Shell): readonly Task[] {
  const { kernel, task } = shell;
  const pid = pidOf(text, shell);
  const all = kernel.visible;
  if (pid === -1) return all.filter((each) => each !== task && each !== kernel.first);
  if (pid <= 0) return all;
  return all.filter((each) => each.pid === pid);
}

/** It has killed itself, and does not go on. */
function* gone(): Work {
  yield { until: Number.POSITIVE_INFINITY };
  return 0;
}
