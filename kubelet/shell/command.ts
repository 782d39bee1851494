import { FileError } from "./files/file-system.ts";
import { fileProblem } from "./files/file-words.ts";
import type { Work } from "./kernel/kernel.ts";
import { put } from "./kernel/streams.ts";
import type { Shell } from "./language/shell.ts";

/** A builtin or a program: it works on behalf of the shell that runs it. */
export type Command = (args: readonly string[], shell: Shell) => Work;

/** Prints, and is done. */
export function* prints(text: string, shell: Shell): Work {
  yield* put(shell.streams.output, text);
  return 0;
}

/** Says what went wrong, and is done. */
export function* fails(message: string, shell: Shell, exitCode = 1): Work {
  yield* put(shell.streams.errors, `${message}\n`);
  return exitCode;
}

// biome-ignore lint/correctness/useYield: it waits for nothing.
export function* done(exitCode = 0): Work {
  return exitCode;
}

/** Whether the small programs of its image are GNU's, as far as that is known. */
export const isGnu = ({ context }: Shell): boolean => context.ordinaryShell === "dash";

/** Does something for each path; a failure is told as `touch: /x: No such file or directory`. */
export function* forEachPath(
  name: string,
  paths: readonly string[],
  shell: Shell,
  act: (path: string) => void,
): Work {
  let exitCode = 0;
  for (const path of paths) {
    try {
      act(path);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      const problem = fileProblem(name, path, error, shell.context.ordinaryShell);
      yield* put(shell.streams.errors, `${problem}\n`);
      exitCode = 1;
    }
  }
  return exitCode;
}

/** Flags of one letter, with what follows them where they take a value, and all else. */
export interface Options {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

/** Reads `-la`, `-n 5`, `-n5`; `valued` are the letters that take a value. */
export function readOptions(args: readonly string[], valued = ""): Options {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    if (arg === "--") {
      rest.push(...args.slice(at + 1));
      break;
    }
    const long = /^--([\w-]+)(?:=([\s\S]*))?$/.exec(arg);
    if (long !== null) {
      const [, name = "", value] = long;
      flags.add(name);
      if (value !== undefined) values.set(name, value);
      continue;
    }
    if (!/^-[^-]/.test(arg)) {
      rest.push(arg);
      continue;
    }
    for (let letterAt = 1; letterAt < arg.length; letterAt += 1) {
      const letter = arg[letterAt] ?? "";
      flags.add(letter);
      if (!valued.includes(letter)) continue;
      const attached = arg.slice(letterAt + 1);
      if (attached === "") at += 1;
      values.set(letter, attached === "" ? (args[at] ?? "") : attached);
      break;
    }
  }
  return { flags, values, rest };
}
