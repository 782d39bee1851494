/** `os` and `os.path`. Source: Python 3.14, os. */

import { absolutePath, type Entry, FileError } from "../../files/file-system.ts";
import { bytesOf, textOf as decoded } from "../../kernel/bytes.ts";
import { Exit } from "../../language/shell.ts";
import { isTrue } from "./compare.ts";
import { systemError, typeError } from "./errors.ts";
import { touching } from "./files.ts";
import { pathIn, textIn, wholeIn } from "./given.ts";
import type { Machine } from "./machine.ts";
import { fn, type Module } from "./module.ts";
import type { Native } from "./objects.ts";
import { Dict, List, Tuple, typeName, type Value } from "./values.ts";

type Given = Value | undefined;

function entry(path: Given, { shell }: Machine): Entry | undefined {
  try {
    return shell.context.files.find(absolutePath(bytesOf(pathIn(path)), shell.cwd));
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

/** Does something to a path; what fails is raised. */
function act(path: Given, { shell }: Machine, what: (full: string) => void): null {
  const text = pathIn(path);
  touching(text, () => what(absolutePath(bytesOf(text), shell.cwd)));
  return null;
}

function remove(path: Given, machine: Machine): null {
  const { files } = machine.shell.context;
  return act(path, machine, (full) => {
    if (files.findLink(full)?.kind === "directory") throw new FileError("EISDIR");
    files.remove(full);
  });
}

function removeDirectory(path: Given, machine: Machine): null {
  const { files } = machine.shell.context;
  return act(path, machine, (full) => {
    if (files.list(full).length > 0) throw new FileError("ENOTEMPTY");
    files.remove(full);
  });
}

function makeDirectories(path: Given, mayExist: boolean, machine: Machine): null {
  const { files } = machine.shell.context;
  return act(path, machine, (full) => {
    if (files.find(full) !== undefined && !mayExist) throw new FileError("EEXIST");
    files.makeDirectory(full, { parents: true });
  });
}

function rename(from: Given, to: Given, machine: Machine): null {
  const { files } = machine.shell.context;
  const target = absolutePath(bytesOf(pathIn(to)), machine.shell.cwd);
  return act(from, machine, (full) => {
    const moved = files.findLink(full);
    if (moved === undefined) throw new FileError("ENOENT");
    files.put(target, moved);
    files.remove(full);
  });
}

function list(path: Given, { shell }: Machine): List {
  const text = pathIn(path ?? ".");
  const { files } = shell.context;
  const names = touching(text, () => files.list(absolutePath(bytesOf(text), shell.cwd)));
  return new List(names.map(decoded));
}

const environ = ({ shell }: Machine): Dict =>
  new Dict([...shell.environment].map(([name, value]) => [decoded(name), decoded(value)]));

const getenv = ([name, other = null]: readonly Given[], { shell }: Machine): Value => {
  if (typeof name !== "string") throw typeError(`str expected, not ${typeName(name ?? null)}`);
  const value = shell.environment.get(bytesOf(name));
  return value === undefined ? other : decoded(value);
};

export const os: Module = {
  environ,
  name: "posix",
  sep: "/",
  linesep: "\n",
  ...fn("getenv", "key default", getenv),
  ...fn("getpid", "", (_, { shell }) => BigInt(shell.task.pid)),
  ...fn("getppid", "", (_, { shell }) => BigInt(shell.task.parent?.pid ?? 0)),
  ...fn("getuid", "", (_, { shell }) => BigInt(shell.context.user)),
  ...fn("getgid", "", (_, { shell }) => BigInt(shell.context.group)),
  ...fn("getcwd", "", (_, { shell }) => decoded(shell.cwd)),
  ...fn("listdir", "path", ([path], machine) => list(path, machine)),
  ...fn("mkdir", "path mode", ([path], machine) =>
    act(path, machine, (full) => machine.shell.context.files.makeDirectory(full)),
  ),
  ...fn("makedirs", "name mode exist_ok", ([path, , mayExist = false], machine) =>
    makeDirectories(path, isTrue(mayExist), machine),
  ),
  ...fn("remove", "path", ([path], machine) => remove(path, machine)),
  ...fn("unlink", "path", ([path], machine) => remove(path, machine)),
  ...fn("rmdir", "path", ([path], machine) => removeDirectory(path, machine)),
  ...fn("rename", "src dst", ([from, to], machine) => rename(from, to, machine)),
  ...fn("replace", "src dst", ([from, to], machine) => rename(from, to, machine)),
  // What is not written yet is lost.
  ...fn("_exit", "status", ([status]) => {
    throw new Exit(Number(wholeIn(status)));
  }),
};

/** Below the last of those that begin at the root. */
function join(parts: readonly Given[]): string {
  let path = "";
  for (const part of parts.map(pathIn)) {
    path = part.startsWith("/") || path === "" ? part : `${path.replace(/\/$/, "")}/${part}`;
  }
  return path;
}

function extension(path: string): Tuple {
  const [, stem, end] = /^(.*[^./][^/]*)(\.[^./]*)$/.exec(path) ?? [];
  return new Tuple(stem === undefined || end === undefined ? [path, ""] : [stem, end]);
}

function size(path: Given, machine: Machine): bigint {
  const found = entry(path, machine);
  if (found === undefined) throw systemError("ENOENT", "No such file or directory", pathIn(path));
  return BigInt(found.kind === "file" ? found.content.length : 4_096);
}

/** Of text alone; `/` stays. */
const directoryName = (path: string) => {
  const cut = path.slice(0, path.lastIndexOf("/") + 1);
  return /^\/+$/.test(cut) ? cut : cut.replace(/\/+$/, "");
};

const kindIs = (name: string, kind: Entry["kind"]): Readonly<Record<string, Native>> =>
  fn(name, "path", ([path], machine) => entry(path, machine)?.kind === kind);

export const osPath: Module = {
  ...fn("exists", "path", ([path], machine) => entry(path, machine) !== undefined),
  ...kindIs("isfile", "file"),
  ...kindIs("isdir", "directory"),
  ...fn("join", "*", (parts) => join(parts)),
  ...fn("basename", "p", ([path]) => pathIn(path).slice(pathIn(path).lastIndexOf("/") + 1)),
  ...fn("dirname", "p", ([path]) => directoryName(pathIn(path))),
  ...fn("abspath", "path", ([path], { shell }) => absolutePath(textIn(path), decoded(shell.cwd))),
  ...fn("splitext", "p", ([path]) => extension(pathIn(path))),
  ...fn("split", "p", ([path]) => {
    const text = pathIn(path);
    return new Tuple([directoryName(text), text.slice(text.lastIndexOf("/") + 1)]);
  }),
  ...fn("getsize", "filename", ([path], machine) => size(path, machine)),
};
