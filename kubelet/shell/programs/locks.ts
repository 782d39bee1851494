/** `flock` and `mkfifo`: how processes wait for one another. Source: util-linux 2.41. */
import { absolutePath } from "../files/file-system.ts";
import type { Task, Work } from "../kernel/kernel.ts";
import { newFifo } from "../kernel/pipes.ts";
import type { Shell } from "../language/shell.ts";
import { runProgram } from "../run-program.ts";
import { durationIn } from "./durations.ts";
import { type Given, ProgramError, program } from "./program.ts";

export const lockPrograms = [
  program(
    "flock",
    {
      flags: "sxenuoF",
      valued: "wEc",
      stopsAtWord: true,
      long: { shared: "s", exclusive: "x", nonblock: "n", nb: "n", unlock: "u", wait: "w" },
    },
    flock,
  ),
  program("mkfifo", { valued: "m", long: { mode: "m" } }, mkfifo),
];

/** `flock FILE COMMAND`, or `flock NUMBER` of an open file, which the shell holds to its end. */
function* flock({ flags, value, rest }: Given, shell: Shell): Work {
  const [target = "", ...words] = rest;
  if (target === "") throw new ProgramError("requires file descriptor, file or directory", 64);
  const argv = commandOf(value("c"), words);
  const path =
    argv === undefined ? pathOfDescriptor(target, shell) : absolutePath(target, shell.cwd);
  const { kernel, context, task } = shell;
  const { locks } = kernel;
  if (flags.has("u")) {
    locks.delete(path);
    return 0;
  }
  const isFree = () => {
    const holder = locks.get(path);
    return holder === undefined || holder === task || holder.exitCode !== undefined;
  };
  if (!isFree()) {
    if (flags.has("n")) return Number(value("E") ?? 1);
    const timer = timerOf(value("w"), shell);
    yield { ready: () => isFree() || timer?.exitCode !== undefined };
    if (!isFree()) return Number(value("E") ?? 1);
  }
  locks.set(path, task);
  if (argv === undefined) return 0;
  if (context.files.find(path) === undefined) context.files.write(path, "");
  try {
    yield* runProgram(argv, shell);
  } finally {
    locks.delete(path);
  }
  return shell.status;
}

function timerOf(seconds: string | undefined, { kernel, task }: Shell): Task | undefined {
  if (seconds === undefined) return undefined;
  const endMs = kernel.now + (durationIn(seconds) ?? 0);
  return kernel.spawn("flock", task, function* () {
    yield { until: endMs };
    return 0;
  });
}

function commandOf(
  script: string | undefined,
  words: readonly string[],
): readonly string[] | undefined {
  if (script !== undefined) return ["sh", "-c", script];
  const [first, second] = words;
  if (first === undefined) return undefined;
  return first === "-c" ? ["sh", "-c", second ?? ""] : words;
}

function pathOfDescriptor(text: string, { streams }: Shell): string {
  const path = streams.more.get(Number(text))?.path;
  if (path === undefined) throw new ProgramError(`${text}: Bad file descriptor`, 65);
  return path;
}

// biome-ignore lint/correctness/useYield: it waits for nothing.
function* mkfifo({ rest }: Given, shell: Shell): Work {
  const { files } = shell.context;
  if (rest.length === 0) throw new ProgramError("missing operand");
  for (const path of rest) {
    const full = absolutePath(path, shell.cwd);
    if (files.find(full) !== undefined) throw new ProgramError(`${path}: File exists`);
    files.put(full, newFifo(shell.kernel));
  }
  return 0;
}
