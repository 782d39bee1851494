/**
 * The files of a container. A directory is a value: a change makes a new one that shares what did
 * not change, so what the files were at some time is kept for nothing. Contents are byte strings:
 * one character a byte.
 */

export interface File {
  readonly kind: "file";
  readonly content: string;
  readonly mode: number;
  readonly changedMs: number;
  /** Absent: root's. */
  readonly user?: number;
  readonly group?: number;
  /** Of a content that is made when somebody reads it: the same for the same content. */
  readonly contentId?: string;
}

export interface Link {
  readonly kind: "link";
  readonly target: string;
  readonly changedMs: number;
}

export interface Directory {
  readonly kind: "directory";
  readonly entries: ReadonlyMap<string, Entry>;
  readonly mode: number;
  readonly changedMs: number;
  readonly user?: number;
  readonly group?: number;
}

/** What reads and writes go to that is no file: `null`, `stdout`. */
export interface Device {
  readonly kind: "device";
  readonly name: string;
}

export type Entry = File | Directory | Link | Device;

export type FileErrorCode =
  | "EACCES"
  | "EEXIST"
  | "EISDIR"
  | "ELOOP"
  | "ENOENT"
  | "ENOSPC"
  | "ENOTDIR"
  | "ENOTEMPTY"
  | "EPERM"
  | "EROFS";

const texts: Readonly<Record<FileErrorCode, string>> = {
  EACCES: "Permission denied",
  EEXIST: "File exists",
  EISDIR: "Is a directory",
  ELOOP: "Too many levels of symbolic links",
  ENOENT: "No such file or directory",
  ENOSPC: "No space left on device",
  ENOTDIR: "Not a directory",
  ENOTEMPTY: "Directory not empty",
  EPERM: "Operation not permitted",
  EROFS: "Read-only file system",
};

/** Why a file cannot be had; the message is that of `strerror`. */
export class FileError extends Error {
  readonly code: FileErrorCode;

  constructor(code: FileErrorCode) {
    super(texts[code]);
    this.code = code;
  }
}

export const fileMode = 0o644;
export const directoryMode = 0o755;

export const file = (content: string, changedMs = 0, mode = fileMode): File => ({
  kind: "file",
  content,
  mode,
  changedMs,
});

/** A file whose content is made when somebody reads it. */
export const lateFile = (contentId: string, content: () => string, mode = fileMode): File => ({
  kind: "file",
  get content() {
    return content();
  },
  mode,
  changedMs: 0,
  contentId,
});

export const directory = (
  entries: Iterable<readonly [string, Entry]> = [],
  changedMs = 0,
  mode = directoryMode,
): Directory => ({ kind: "directory", entries: new Map(entries), mode, changedMs });

export const link = (target: string, changedMs = 0): Link => ({ kind: "link", target, changedMs });

export const device = (name: string): Device => ({ kind: "device", name });

/** An absolute path without `.`, `..` and doubled slashes, seen from a directory. */
export function absolutePath(path: string, from = "/"): string {
  const parts: string[] = [];
  for (const part of (path.startsWith("/") ? path : `${from}/${path}`).split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  return `/${parts.join("/")}`;
}

export const partsOf = (path: string): readonly string[] =>
  path === "/" ? [] : path.slice(1).split("/");

/** The directory above, and the last name. */
export function splitPath(path: string): readonly [parent: string, name: string] {
  const at = path.lastIndexOf("/");
  return [at <= 0 ? "/" : path.slice(0, at), path.slice(at + 1)];
}

/**
 * The directory with another entry at the end of the path, whose directories must be there; where
 * there is no path, it is the other directory itself.
 */
export function withEntry(
  root: Directory,
  [name, ...rest]: readonly string[],
  entry: Entry | undefined,
  nowMs: number,
): Directory {
  if (name === undefined) return entry?.kind === "directory" ? entry : root;
  const entries = new Map(root.entries);
  if (rest.length > 0) {
    const below = entries.get(name);
    if (below === undefined) throw new FileError("ENOENT");
    if (below.kind !== "directory") throw new FileError("ENOTDIR");
    entries.set(name, withEntry(below, rest, entry, nowMs));
    return { ...root, entries };
  }
  if (entry === undefined) entries.delete(name);
  else entries.set(name, entry);
  return { ...root, entries, changedMs: nowMs };
}

/** The directory with a file at this path, and all directories that lead to it. */
export function withFile(root: Directory, path: string, entry: Entry): Directory {
  const parts = partsOf(absolutePath(path));
  let made = root;
  for (let depth = 1; depth < parts.length; depth += 1) {
    const above = parts.slice(0, depth);
    if (entryAt(made, above) === undefined) made = withEntry(made, above, directory(), 0);
  }
  return withEntry(made, parts, entry, 0);
}

/** What is at the path, without following links. */
export function entryAt(root: Directory, parts: readonly string[]): Entry | undefined {
  let entry: Entry | undefined = root;
  for (const part of parts) {
    if (entry?.kind !== "directory") return undefined;
    entry = entry.entries.get(part);
  }
  return entry;
}

/** What files take of a disk. */
export interface Space {
  readonly bytes: number;
  readonly inodes: number;
}

/** A disk gives room in pieces. */
const pieceBytes = 4_096;

/** What is below a directory and was not there `before`, as an overlay keeps it. */
export function spaceOf(root: Directory, before?: Directory): Space {
  let [bytes, inodes] = [0, 0];
  const visit = (now: Directory, then: Directory | undefined) => {
    if (now === then) return;
    for (const [name, entry] of now.entries) {
      const old = then?.entries.get(name);
      if (entry === old) continue;
      inodes += 1;
      if (entry.kind === "directory") visit(entry, old?.kind === "directory" ? old : undefined);
      else if (entry.kind === "file") {
        bytes += Math.ceil(entry.content.length / pieceBytes) * pieceBytes;
      }
    }
  };
  visit(root, before);
  return { bytes, inodes };
}

/** How much the files below take, in bytes. */
export function sizeOf(entry: Entry): number {
  if (entry.kind === "file") return entry.content.length;
  if (entry.kind !== "directory") return 0;
  let bytes = 0;
  for (const below of entry.entries.values()) bytes += sizeOf(below);
  return bytes;
}
