/** Finds and runs a program. */
import { done, fails } from "./command.ts";
import type { Expanding } from "./expand.ts";
import { absolutePath } from "./file-system.ts";
import { readScripts } from "./interactive.ts";
import type { Work } from "./kernel.ts";
import { makerOf } from "./network/makers.ts";
import { programs } from "./programs/index.ts";
import { networkPrograms } from "./programs/network.ts";
import { serverPrograms } from "./programs/servers.ts";
import { Shell } from "./shell.ts";

const shells = /^(?:ba|da|a|k|z)?sh$/;

/** Runs a program in the foreground. */
export function* runProgram(
  [name = "", ...args]: readonly string[],
  shell: Shell,
): Expanding<void> {
  shell.status = yield* start(name, args, shell);
}

function start(name: string, args: readonly string[], shell: Shell): Work {
  const base = name.slice(name.lastIndexOf("/") + 1);
  const { files } = shell.context;
  if (name.includes("/")) {
    const found = files.find(absolutePath(name, shell.cwd));
    if (found?.kind === "directory")
      return fails(`${shell.name}: ${name}: Permission denied`, shell, 126);
    if (found?.kind === "file" && found.content !== "") {
      return subshell(shell, name, args, () => found.content);
    }
  }
  if (shells.test(base)) return startShell(base, args, shell);
  const program = programs.get(base) ?? serverPrograms.get(base);
  if (program !== undefined) return program(args, shell);
  const ofNetwork = networkPrograms.get(base);
  if (ofNetwork !== undefined) {
    const maker = makerOf(base, shell.context);
    if (maker !== undefined) return ofNetwork(maker)(args, shell);
    return fails(`${shell.name}: ${name}: not found`, shell, 127);
  }
  if (shell.context.knowsAllPrograms) return unknownProgram(shell);
  return fails(`${shell.name}: ${name}: not found`, shell, 127);
}

/** Something that kubesim knows nothing of: it runs until it is stopped. */
export function* unknownProgram({ context }: Shell): Work {
  context.onUnknown();
  yield { until: Number.POSITIVE_INFINITY };
  return 0;
}

/** `sh -c SCRIPT NAME ARGS`, `sh FILE ARGS`, or a shell that reads its input. */
function startShell(base: string, args: readonly string[], shell: Shell): Work {
  let at = 0;
  let isText = false;
  const set: string[] = [];
  for (; at < args.length && /^[-+]\w/.test(args[at] ?? ""); at += 1) {
    const flag = args[at] ?? "";
    if (/^-\w*c/.test(flag)) isText = true;
    if (/^[-+]\w*o$/.test(flag)) {
      at += 1;
      set.push(flag, args[at] ?? "");
    } else set.push(flag.replace(/[cil]/g, ""));
  }
  const options = set.filter((flag) => flag.length > 1);
  const [first, ...rest] = args.slice(at);
  if (first === undefined) return subshell(shell, base, [], undefined, options);
  if (isText) return subshell(shell, rest[0] ?? base, rest.slice(1), () => first, options);
  const { files } = shell.context;
  const path = absolutePath(first, shell.cwd);
  if (files.find(path)?.kind !== "file") {
    return fails(`${base}: can't open '${first}': No such file or directory`, shell, 2);
  }
  return subshell(shell, first, rest, () => files.read(path), options);
}

/** A shell of its own for a script, or for what it is told. */
function* subshell(
  { context, task, streams, environment, cwd, engine, depth }: Shell,
  name: string,
  positional: readonly string[],
  script: (() => string) | undefined,
  options: readonly string[] = [],
): Work {
  if (depth >= depthMax) return yield* done(126);
  const shell = new Shell({ context, task, name, streams, engine });
  shell.depth = depth + 1;
  shell.begin(environment, positional, cwd);
  const set = options.length === 0 ? "" : `set ${options.join(" ")}\n`;
  if (script === undefined) return yield* readScripts(shell);
  return yield* engine.toEnd(set + script(), shell);
}

/** Shells within shells within shells. */
const depthMax = 50;
