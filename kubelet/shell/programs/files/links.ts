/** `readlink` and `realpath`. Source: POSIX.1-2024, their utilities; GNU coreutils 9.7 for `-f`. */
import { type Command, readOptions } from "../../command.ts";
import { absolutePath, FileError } from "../../files/file-system.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";

export const linkPrograms: readonly (readonly [string, Command])[] = [
  ["readlink", readLink],
  ["realpath", realPath],
];

/** `readlink`: what links say, or with `-f` where they lead in the end. */
function* readLink(args: readonly string[], shell: Shell): Work {
  const { flags, rest } = readOptions(args);
  if (flags.has("f")) return yield* realPaths(rest, shell, () => undefined);
  let exitCode = 0;
  for (const path of rest) {
    const entry = shell.context.files.findLink(absolutePath(path, shell.cwd));
    if (entry?.kind === "link") yield* put(shell.streams.output, `${entry.target}\n`);
    else exitCode = 1;
  }
  return exitCode;
}

function realPath(args: readonly string[], shell: Shell): Work {
  return realPaths(readOptions(args).rest, shell, (line) =>
    shell.streams.errors.write(`realpath: ${line}\n`),
  );
}

/** Prints where paths lead; all but what they end in has to be there. */
function* realPaths(paths: readonly string[], shell: Shell, refuse: (line: string) => void): Work {
  let exitCode = 0;
  for (const path of paths) {
    try {
      yield* put(
        shell.streams.output,
        `${shell.context.files.real(absolutePath(path, shell.cwd))}\n`,
      );
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      refuse(`${path}: ${error.message}`);
      exitCode = 1;
    }
  }
  return exitCode;
}
