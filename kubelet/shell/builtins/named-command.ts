/** `command`, `type` and `hash`: what a name stands for. Source: POSIX.1-2024, their utilities. */
import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { programPath } from "../program-path.ts";
import { runProgram } from "../run-program.ts";

/** What does a command within the shell; `undefined` where none does. */
type BuiltinOf = (name: string, shell: Shell) => unknown;

export type Named =
  | { readonly kind: "function" | "builtin" | "keyword" }
  | { readonly kind: "file"; readonly path: string };

const keywords = new Set(
  "if then else elif fi case esac for while until do done { } ! [[ ]] function time in".split(" "),
);

export function namedCommand(name: string, shell: Shell, builtinOf: BuiltinOf): Named | undefined {
  if (keywords.has(name) && shell.dialect.knows(name)) return { kind: "keyword" };
  if (shell.functions.has(name)) return { kind: "function" };
  if (builtinOf(name, shell) !== undefined) return { kind: "builtin" };
  const path = programPath(name, shell);
  return path === undefined ? undefined : { kind: "file", path };
}

/** `command -v`: names one by one, and 127 where one of them is nothing. */
export function* commandNames(names: readonly string[], shell: Shell, builtinOf: BuiltinOf): Work {
  let exitCode = 0;
  for (const name of names) {
    const found = namedCommand(name, shell, builtinOf);
    if (found === undefined) exitCode = shell.isBash ? 1 : 127;
    else yield* put(shell.streams.output, `${found.kind === "file" ? found.path : name}\n`);
  }
  return exitCode;
}

/** `type`, or `type -t`, which says it in a word, and `type -p`, which tells paths only. */
export function* typeOf(args: readonly string[], shell: Shell, builtinOf: BuiltinOf): Work {
  const [flag = ""] = args.filter((arg) => arg.startsWith("-"));
  let exitCode = 0;
  for (const name of args.filter((arg) => !arg.startsWith("-"))) {
    const found = namedCommand(name, shell, builtinOf);
    if (found === undefined) {
      exitCode = shell.isBash ? 1 : 127;
      if (flag === "") yield* put(shell.streams.errors, notFound(name, shell));
    } else yield* put(shell.streams.output, typeText(name, found, flag));
  }
  return exitCode;
}

const notFound = (name: string, shell: Shell) =>
  shell.isBash ? `${shell.name}: type: ${name}: not found\n` : `${name}: not found\n`;

function typeText(name: string, found: Named, flag: string): string {
  if (flag === "-t") return `${found.kind}\n`;
  if (/^-[pP]$/.test(flag)) return found.kind === "file" ? `${found.path}\n` : "";
  if (found.kind === "file") return `${name} is ${found.path}\n`;
  const what = found.kind === "builtin" ? "shell builtin" : found.kind;
  return `${name} is a ${found.kind === "keyword" ? "shell keyword" : what}\n`;
}

/** Remembers where programs are; 1 where there is none of that name. */
export function* hash(names: readonly string[], shell: Shell): Work {
  let exitCode = 0;
  for (const name of names.filter((arg) => !arg.startsWith("-"))) {
    if (programPath(name, shell) !== undefined || shell.functions.has(name)) continue;
    yield* put(shell.streams.errors, `${shell.name}: hash: ${name}: not found\n`);
    exitCode = 1;
  }
  return exitCode;
}

/** Runs a program as `exec` does: `-a NAME` and `-c` say how it is called. */
export function* runNamed(args: readonly string[], shell: Shell): Work {
  const from = args[0] === "-a" ? 2 : args[0] === "-c" || args[0] === "--" ? 1 : 0;
  yield* runProgram(args.slice(from), shell);
  return shell.status;
}
