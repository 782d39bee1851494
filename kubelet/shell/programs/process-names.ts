/** `pgrep`, `pkill`, `killall` and `pstree`: processes by their names. Source: procps-ng 4. */
import { type SignalName, signals, type Task, type Work } from "../kernel.ts";
import { scriptExpression } from "../regular-expression.ts";
import type { Shell } from "../shell.ts";
import { put } from "../streams.ts";
import { ProgramError, rawProgram } from "./program.ts";

export const processPrograms = [
  rawProgram("pgrep", pgrep),
  rawProgram("pkill", pkill),
  rawProgram("killall", killall),
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

/** The name of the program alone, as the kernel keeps it. */
function commandName({ name }: Task): string {
  const [first = ""] = name.split(/[ :]/, 1);
  return first.slice(first.lastIndexOf("/") + 1).slice(0, 15);
}

function matching({ flags, names }: Asked, shell: Shell): readonly Task[] {
  const expressions = names.map((name) => {
    const found = scriptExpression(flags.has("x") ? `^(?:${name})$` : name);
    if (found === undefined) throw new ProgramError(`invalid pattern '${name}'`, 2);
    return found;
  });
  return shell.kernel.visible.filter(
    (task) =>
      task !== shell.task &&
      expressions.some((each) => each.test(flags.has("f") ? task.name : commandName(task))),
  );
}

function* pgrep(args: readonly string[], shell: Shell): Work {
  const given = asked(args);
  const found = matching(given, shell);
  if (given.flags.has("c")) yield* put(shell.streams.output, `${found.length}\n`);
  else {
    const lines = found.map(({ pid, name }) =>
      given.flags.has("a") ? `${pid} ${name}\n` : `${pid}\n`,
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
