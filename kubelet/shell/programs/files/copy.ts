/** `cp`. Source: POSIX.1-2024, cp; GNU cp for `-a`, `-n`, `-t`, `-T` and `--update`. */
import { fails, forEachPath, readOptions } from "../../command.ts";
import {
  absolutePath,
  type Directory,
  directory,
  type Entry,
  FileError,
  file,
  splitPath,
} from "../../files/file-system.ts";
import { at } from "../../files/file-words.ts";
import type { Work } from "../../kernel/kernel.ts";
import type { Shell } from "../../language/shell.ts";

export function copy(args: readonly string[], shell: Shell): Work {
  const { files } = shell.context;
  const { flags, values, rest } = readOptions(args, "tS");
  const has = (...wanted: readonly string[]) => wanted.some((flag) => flags.has(flag));
  const isRecursive = has("r", "R", "a", "recursive", "archive");
  const into = values.get("t") ?? values.get("target-directory");
  const to = into ?? rest.at(-1) ?? "";
  const sources = into === undefined ? rest.slice(0, -1) : rest;
  if (sources.length === 0) return fails("cp: missing file operand", shell);
  const keepsOld = has("n", "no-clobber") || values.get("update") === "none";
  return forEachPath("cp", sources, shell, (source) => {
    const path = absolutePath(source, shell.cwd);
    files.presume(path, isRecursive && !/\.\w+$/.test(path) ? directory() : undefined);
    const entry = files.find(path);
    // What a pattern would have matched was made by programs that nobody knows.
    if (entry === undefined && files.isOfUnknownImage && /[*?[]/.test(source)) return;
    if (entry === undefined) throw new FileError("ENOENT");
    if (entry.kind === "directory" && !isRecursive) throw new FileError("EISDIR");
    const target = has("T") ? absolutePath(to, shell.cwd) : targetOf(source, to, shell);
    const before = files.find(target);
    if (before?.kind === "file" && keepsOld) return;
    const made = copied(entry, before, { keepsOld, nowMs: shell.kernel.now });
    at(target, () => files.put(target, made));
  });
}

/** Where a copy goes: into a directory that is there; what ends with a dot is all that is in it. */
function targetOf(source: string, to: string, { context, cwd }: Shell): string {
  const path = absolutePath(to, cwd);
  if (context.files.find(path)?.kind !== "directory" || /(?:^|\/)\.$/.test(source)) return path;
  return absolutePath(splitPath(absolutePath(source, cwd))[1], path);
}

interface Copying {
  readonly keepsOld: boolean;
  readonly nowMs: number;
}

/** What is there once something was copied to where something was before. */
function copied(entry: Entry, before: Entry | undefined, copying: Copying): Entry {
  if (entry.kind === "file") return file(entry.content, copying.nowMs, entry.mode);
  if (entry.kind !== "directory" || before?.kind !== "directory") return entry;
  return merged(entry, before, copying);
}

function merged(from: Directory, into: Directory, copying: Copying): Directory {
  const entries = new Map(into.entries);
  for (const [name, entry] of from.entries) {
    const old = into.entries.get(name);
    if (old?.kind === "file" && copying.keepsOld) continue;
    entries.set(name, copied(entry, old, copying));
  }
  return { ...into, entries };
}
