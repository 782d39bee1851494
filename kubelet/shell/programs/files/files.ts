/** Programs that make, move and list files. */

import { type Command, fails, forEachPath, isGnu, prints, readOptions } from "../../command.ts";
import { nameOfId } from "../../files/access.ts";
import {
  absolutePath,
  directory,
  type Entry,
  FileError,
  link,
  sizeOf,
  splitPath,
} from "../../files/file-system.ts";
import { at, fileProblem } from "../../files/file-words.ts";
import type { Work } from "../../kernel/kernel.ts";
import { presumeRead } from "../../language/presumed.ts";
import type { Shell } from "../../language/shell.ts";
import { dateText } from "../date.ts";
import { timeIn } from "../date-words.ts";
import { inColumns } from "../text/name-columns.ts";
import { timeZoneOf } from "../time-zone.ts";
import { changeMode } from "./change-mode.ts";
import { changeGroup, changeOwner } from "./change-owner.ts";
import { copy } from "./copy.ts";
import { linkPrograms } from "./links.ts";

export const filePrograms: readonly (readonly [string, Command])[] = [
  ["touch", touch],
  ["rm", remove],
  ["rmdir", removeDirectory],
  ["mkdir", makeDirectory],
  ["cp", copy],
  ["mv", move],
  ["ln", makeLink],
  ["ls", list],
  ["chmod", changeMode],
  ["chown", changeOwner],
  ["chgrp", changeGroup],
  ["mktemp", makeTemporary],
  ...linkPrograms,
  ["basename", baseName],
  ["dirname", ([path = ""], shell) => prints(`${directoryName(path)}\n`, shell)],
  ["du", diskUse],
];

const pathIn = ({ cwd }: Shell, path: string) => absolutePath(path, cwd);

function touch(args: readonly string[], shell: Shell): Work {
  const { files, kernel, startedAtMs } = shell.context;
  const { rest, values } = readOptions(args, "dtr");
  const said = values.get("d") ?? values.get("date");
  const nowMs = startedAtMs + kernel.now;
  const timeMs = said === undefined ? undefined : timeIn(said, nowMs, timeZoneOf(shell));
  const changedMs = timeMs === undefined ? kernel.now : timeMs - startedAtMs;
  return forEachPath("touch", rest, shell, (given) => {
    const path = pathIn(shell, given);
    const entry = files.find(path);
    if (entry === undefined) files.write(path, "");
    const now = files.find(path);
    if (now === undefined || now.kind === "device") return;
    if (entry !== undefined || changedMs !== kernel.now) files.put(path, { ...now, changedMs });
  });
}

function remove(args: readonly string[], shell: Shell): Work {
  const { files } = shell.context;
  const { flags, rest } = readOptions(args);
  const isRecursive = flags.has("r") || flags.has("R");
  return forEachPath("rm", rest, shell, (given) => {
    const path = pathIn(shell, given);
    const entry = files.findLink(path);
    if (entry === undefined && flags.has("f")) return;
    if (entry?.kind === "directory" && !isRecursive) throw new FileError("EISDIR");
    files.remove(path);
  });
}

function removeDirectory(args: readonly string[], shell: Shell): Work {
  const { files } = shell.context;
  return forEachPath("rmdir", readOptions(args).rest, shell, (given) => {
    const path = pathIn(shell, given);
    if (files.list(path).length > 0) throw new FileError("ENOTEMPTY");
    files.remove(path);
  });
}

function makeDirectory(args: readonly string[], shell: Shell): Work {
  const { flags, rest } = readOptions(args, "m");
  return forEachPath("mkdir", rest, shell, (path) =>
    shell.context.files.makeDirectory(pathIn(shell, path), { parents: flags.has("p") }),
  );
}

/** Where something goes that is put at, or into, a path. */
function destination(shell: Shell, source: string, to: string): string {
  const path = pathIn(shell, to);
  const [, name] = splitPath(absolutePath(source));
  return shell.context.files.find(path)?.kind === "directory" ? absolutePath(name, path) : path;
}

function move(args: readonly string[], shell: Shell): Work {
  const { files } = shell.context;
  const { rest } = readOptions(args);
  const to = rest.at(-1) ?? "";
  if (rest.length < 2) return fails("mv: missing file operand", shell);
  return forEachPath("mv", rest.slice(0, -1), shell, (source) => {
    const path = pathIn(shell, source);
    files.presume(path);
    const entry = files.findLink(path);
    if (entry === undefined) throw new FileError("ENOENT");
    const target = destination(shell, source, to);
    at(target, () => files.put(target, entry));
    files.remove(path);
  });
}

function makeLink(args: readonly string[], shell: Shell): Work {
  const { files, kernel } = shell.context;
  const { flags, rest } = readOptions(args);
  const [target = "", name] = rest;
  const path =
    name === undefined ? destination(shell, target, ".") : destination(shell, target, name);
  return forEachPath("ln", [path], shell, () => {
    if (files.findLink(path) !== undefined && !flags.has("f")) throw new FileError("EEXIST");
    if (!flags.has("s")) files.presume(pathIn(shell, target));
    const entry = flags.has("s") ? link(target, kernel.now) : files.find(pathIn(shell, target));
    if (entry === undefined) throw new FileError("ENOENT");
    files.put(path, entry);
  });
}

function* list(args: readonly string[], shell: Shell): Work {
  const { flags, rest } = readOptions(args);
  const { files } = shell.context;
  const paths = rest.length === 0 ? ["."] : rest;
  let exitCode = 0;
  for (const [index, path] of paths.entries()) {
    const full = pathIn(shell, path);
    presumeRead(full, directory(), shell);
    const entry = files.find(full);
    if (entry === undefined) {
      const problem = fileProblem("ls", path, new FileError("ENOENT"), shell.context.ordinaryShell);
      exitCode = yield* fails(problem, shell, isGnu(shell) ? 2 : 1);
      continue;
    }
    const isListed = entry.kind === "directory" && !flags.has("d");
    const names = isListed ? namesIn(full, flags, shell) : [path];
    if (isListed && paths.length > 1) yield* prints(`${index > 0 ? "\n" : ""}${path}:\n`, shell);
    if (isListed && flags.has("l")) yield* prints(`total ${names.length * 4}\n`, shell);
    const lines = names.map((name) => {
      const place = isListed ? absolutePath(name, full) : full;
      return flags.has("l") ? longLine(name, files.findLink(place), shell) : name;
    });
    const { isTerminal = false, size } = shell.streams;
    const isWide = isListed && isTerminal && !flags.has("l") && !flags.has("1");
    const text = isWide
      ? inColumns(lines, size?.columns ?? 80)
      : lines.map((line) => `${line}\n`).join("");
    yield* prints(text, shell);
  }
  return exitCode;
}

function namesIn(path: string, flags: ReadonlySet<string>, shell: Shell): readonly string[] {
  const names = shell.context.files.list(path);
  if (flags.has("a")) return [".", "..", ...names];
  return flags.has("A") ? names : names.filter((name) => !name.startsWith("."));
}

function longLine(name: string, entry: Entry | undefined, shell: Shell): string {
  if (entry === undefined) return name;
  const kind = { file: "-", directory: "d", link: "l", device: "c" }[entry.kind];
  const mode = "mode" in entry ? entry.mode : 0o777;
  const size = entry.kind === "file" ? entry.content.length : 4096;
  const changedMs = entry.kind === "device" ? 0 : entry.changedMs;
  const shownMs = shell.context.startedAtMs + changedMs;
  const date = dateText(shownMs, "+%b %e %H:%M", timeZoneOf(shell));
  const arrow = entry.kind === "link" ? ` -> ${entry.target}` : "";
  const { user = 0, group = 0 } = "mode" in entry ? entry : {};
  const owner = `${nameOfId(user).padEnd(8)} ${nameOfId(group).padEnd(8)}`;
  return `${kind}${modeText(mode)}    1 ${owner} ${String(size).padStart(9)} ${date} ${name}${arrow}`;
}

/** `rwxr-xr-x` */
export const modeText = (mode: number): string =>
  [...mode.toString(8).padStart(3, "0").slice(-3)]
    .map((digit, index) => {
      const bits = Number(digit);
      // The bits above say who a program runs as, and that only owners may remove.
      const isSpecial = (mode & (0o4000 >> index)) !== 0;
      const letter = isSpecial ? (specials[index]?.[bits & 1] ?? "") : bits & 1 ? "x" : "-";
      return `${bits & 4 ? "r" : "-"}${bits & 2 ? "w" : "-"}${letter}`;
    })
    .join("");

/** Of the owner, the group and all others: without and with the right to execute. */
const specials = ["Ss", "Ss", "Tt"];

function makeTemporary(args: readonly string[], shell: Shell): Work {
  const { flags, rest } = readOptions(args, "p");
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  const template = rest[0] ?? "/tmp/tmp.XXXXXX";
  const path = template.replace(/X+$/, (xs) =>
    [...xs].map(() => letters[shell.context.random.integer(letters.length)]).join(""),
  );
  const { files } = shell.context;
  return (function* () {
    const code = yield* forEachPath("mktemp", [path], shell, () => {
      if (flags.has("d")) files.makeDirectory(pathIn(shell, path));
      else files.write(pathIn(shell, path), "");
    });
    return code === 0 ? yield* prints(`${path}\n`, shell) : code;
  })();
}

function baseName([path = "", suffix = ""]: readonly string[], shell: Shell): Work {
  const [, name] = splitPath(absolutePath(path));
  const isCut = suffix !== "" && name !== suffix && name.endsWith(suffix);
  return prints(`${isCut ? name.slice(0, -suffix.length) : name}\n`, shell);
}

const directoryName = (path: string) => {
  const cut = path.replace(/\/+$/, "").replace(/\/?[^/]*$/, "");
  return cut !== "" ? cut : path.startsWith("/") ? "/" : ".";
};

function diskUse(args: readonly string[], shell: Shell): Work {
  const { rest } = readOptions(args);
  const path = rest[0] ?? ".";
  const entry = shell.context.files.find(pathIn(shell, path));
  if (entry === undefined) return fails(`du: ${path}: No such file or directory`, shell);
  return prints(`${Math.ceil(sizeOf(entry) / 1024)}\t${path}\n`, shell);
}
