/** `chroot`, as people enter the files of a machine that they debug. Source: busybox 1.37. */
import type { Command } from "../../command.ts";
import { fails } from "../../command.ts";
import { absolutePath, FileError } from "../../files/file-system.ts";
import type { MountedFiles } from "../../files/mounted-files.ts";
import { Shell } from "../../language/shell.ts";
import { runProgram } from "../../run-program.ts";

/** Without a command, it begins a shell. */
export const changeRoot: Command = function* ([root = "", ...argv], shell) {
  if (root === "") return yield* fails("chroot: missing operand", shell);
  const { task, name, streams, engine } = shell;
  let files: MountedFiles;
  try {
    files = shell.context.files.under(absolutePath(root, shell.cwd));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return yield* fails(
      `chroot: can't change root directory to '${root}': ${error.message}`,
      shell,
    );
  }
  const inside = new Shell({ context: { ...shell.context, files }, task, name, streams, engine });
  inside.begin(shell.environment, [], "/");
  yield* runProgram(argv.length > 0 ? argv : ["sh"], inside);
  return inside.status;
};
