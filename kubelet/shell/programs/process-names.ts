/** `pgrep`, `pkill`, `killall`, `pidof`, `pstree`: processes by name. Source: procps-ng 4. */
import { type SignalName, signals, type Task, type Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { scriptExpression } from "../words/regular-expression.ts";
import { ProgramError, rawProgram } from "./program.ts";

export const processPrograms = [
  rawProgram("pgrep", pgrep),
  rawProgram("pkill", pkill),
  rawProgram("killall", killall),
  rawProgram("pidof", pidof),
  rawProgram("pstree", pstree),
];

interface Asked {
  readonly flags: ReadonlySet<string>;
  readonly names: readonly string[];
  /** Absent: SIGTERM; `undefined` where it only asks whether they are there. */
  readonly signal: SignalName | undefined;
}

function asked(args: readonly string[]): Asked {
  const flags = new Set<string>();
  const names: string[] = [];
  let signal: SignalName | undefined = "TERM";
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    const word = arg === "-s" || arg === "--signal" ? (args[++at] ?? "") : arg.slice(1);
    const named = signalOf(word.replace(/^-signal=/, ""));
    if (!arg.startsWith("-")) names.push(arg);
    else if (word === "0") signal = undefined;
    else if (named !== undefined) signal = named;
    else for (const letter of arg.slice(1)) flags.add(letter);
  }
  return { flags, names, signal };
}

function signalOf(text: string): SignalName | undefined {
  const name = text.toUpperCase().replace(/^SIG/, "");
  // The keys of a literal are those of its type.
  const entries = Object.entries(signals) as [SignalName, number][];
  return entries.find(([each, number]) => each === name || String(number) === name)?.[0];
}

/** The command line of a process: a shell that was forked for a program has become it. */
export const commandLine = ({ name, parent, runs }: Task): string =>
  parent === undefined || runs.length === 0 ? name : runs.join(" ");

/** The name of the program alone, as the kernel keeps it. */
export function commandName(task: Task): string {
  const [first = ""] = commandLine(task).split(/[ :]/, 1);
  return baseOf(first).slice(0, 15);
}

const baseOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Programs that end by being another, which their arguments name or only they know. */
const becomes = /entrypoint|^(?:dumb-init|tini|catatonit|gosu|su-exec|start-stop-daemon)$/;

/** Whether a process, or the program that it waits for, is called so. */
function isCalled(task: Task, isName: (name: string) => boolean, isWhole: boolean): boolean {
  const { runs } = task;
  if (isName(isWhole ? commandLine(task) : commandName(task))) return true;
  if (runs.length === 0) return false;
  if (isWhole) return isName(runs.join(" "));
  const [program = "", ...args] = runs.map(baseOf);
  return isName(program) || (becomes.test(program) && args.some(isName));
}

/** Shells and others that run programs, of which a probe sees none. */
const runsOthers = /^(?:\S*\/)?(?:(?:ba|da|a)?sh|dumb-init|tini|catatonit)(?: |$)/;

/**
 * Those that are called so. Where nothing is known of the image, and the process that it began
 * with runs others, who probes it knows what they are called.
 */
function calledSo(isName: (name: string) => boolean, isWhole: boolean, shell: Shell) {
  const { kernel, task: own, context } = shell;
  const tasks = kernel.visible.filter((task) => task !== own);
  const found = tasks.filter((task) => isCalled(task, isName, isWhole));
  const isProbe = context.unknownProgramMs !== undefined && context.files.isOfUnknownImage;
  if (found.length > 0 || !isProbe) return found;
  return tasks.filter(({ pid, name }) => pid === 1 && runsOthers.test(name));
}

function matching({ flags, names }: Asked, shell: Shell): readonly Task[] {
  const expressions = names.map((name) => {
    const found = scriptExpression(flags.has("x") ? `^(?:${name})$` : name);
    if (found === undefined) throw new ProgramError(`invalid pattern '${name}'`, 2);
    return found;
  });
  const isName = (name: string) => expressions.some((each) => each.test(name));
  return calledSo(isName, flags.has("f"), shell);
}

function* pgrep(args: readonly string[], shell: Shell): Work {
  const given = asked(args);
  const found = matching(given, shell);
  if (given.flags.has("c")) yield* put(shell.streams.output, `${found.length}\n`);
  else {
    const lines = found.map((task) =>
      given.flags.has("a") ? `${task.pid} ${commandLine(task)}\n` : `${task.pid}\n`,
    );
    yield* put(shell.streams.output, lines.join(""));
  }
  return found.length === 0 ? 1 : 0;
}

function* pkill(args: readonly string[], shell: Shell): Work {
  const given = asked(args);
  return yield* signalled(matching(given, shell), given, shell);
}

function* killall(args: readonly string[], shell: Shell): Work {
  const given = asked(args);
  const found = matching({ ...given, flags: new Set([...given.flags, "x"]) }, shell);
  if (found.length === 0 && !given.flags.has("q")) {
    yield* put(shell.streams.errors, `killall: ${given.names.join(" ")}: no process killed\n`);
  }
  return yield* signalled(found, given, shell);
}

function* signalled(found: readonly Task[], { signal }: Asked, { kernel, task }: Shell): Work {
  for (const each of found) if (signal !== undefined) kernel.signal(each, signal);
  if (task.killedWith !== undefined) yield { until: Number.POSITIVE_INFINITY };
  return found.length === 0 ? 1 : 0;
}

function* pidof(args: readonly string[], shell: Shell): Work {
  const names = args.filter((arg) => !arg.startsWith("-")).map(baseOf);
  const isName = (name: string) => names.includes(name);
  const pids = calledSo(isName, false, shell)
    .map(({ pid }) => pid)
    .reverse();
  const shown = args.includes("-s") ? pids.slice(0, 1) : pids;
  if (shown.length > 0) yield* put(shell.streams.output, `${shown.join(" ")}\n`);
  return shown.length === 0 ? 1 : 0;
}

function* pstree(_: readonly string[], shell: Shell): Work {
  const tasks = shell.kernel.visible;
  const linesOf = (task: Task, depth: number): readonly string[] => [
    `${depth === 0 ? "" : `${"    ".repeat(depth - 1)} \`--`}${commandName(task)}\n`,
    ...tasks.filter(({ parent }) => parent === task).flatMap((each) => linesOf(each, depth + 1)),
  ];
  const roots = tasks.filter(({ parent }) => parent === undefined || !tasks.includes(parent));
  yield* put(shell.streams.output, roots.flatMap((each) => linesOf(each, 0)).join(""));
  return 0;
}
