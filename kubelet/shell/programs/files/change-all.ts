/** Changes of whose files are and what their modes are, for `chmod` and `chown`. */

import { forEachPath } from "../../command.ts";
import type { Attributes } from "../../files/access.ts";
import { absolutePath, type Directory, type File, FileError } from "../../files/file-system.ts";
import type { Work } from "../../kernel/kernel.ts";
import type { Shell } from "../../language/shell.ts";

interface Change {
  readonly shell: Shell;
  /** With all that is in a directory, too. */
  readonly isDeep: boolean;
  readonly attributes: (entry: File | Directory) => Attributes;
}

export const isDeep = (args: readonly string[]): boolean =>
  args.some((arg) => /^(?:-\w*R|--recursive$)/.test(arg));

/** Changes what is at each path, for the program of that name. */
export const changeAll = (name: string, paths: readonly string[], change: Change): Work =>
  forEachPath(name, paths, change.shell, (given) =>
    changeAt(absolutePath(given, change.shell.cwd), change),
  );

function changeAt(path: string, change: Change): void {
  const { files } = change.shell.context;
  files.presume(path);
  const entry = files.find(path);
  if (entry === undefined) throw new FileError("ENOENT");
  if (entry.kind !== "file" && entry.kind !== "directory") return;
  files.change(path, change.attributes(entry));
  if (!change.isDeep || entry.kind !== "directory") return;
  for (const name of files.list(path)) {
    const below = absolutePath(name, path);
    if (files.findLink(below)?.kind !== "link") changeAt(below, change);
  }
}
