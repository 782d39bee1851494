/** Who may change which files, and whose new ones are. Source: Linux, path_resolution(7). */
import { type Directory, type Entry, entryAt, FileError } from "./file-system.ts";

/** What a process may do to files. */
export interface Access {
  readonly user: number;
  /** Its own group first, then all others that it is in. */
  readonly groups: readonly number[];
  /** Only there the image's own files may be changed, and below; absent: everywhere. */
  readonly writable?: readonly string[];
}

export const rootAccess: Access = { user: 0, groups: [0] };

/** New entries in such a directory belong to its group. */
export const setGroup = 0o2000;

/**
 * The entry as it is stored at a path, undefined where what is there is taken away; FileError where
 * a process may not do that.
 */
export function written(
  access: Access,
  root: Directory,
  parts: readonly string[],
  entry: Entry | undefined,
): Entry | undefined {
  const parent = entryAt(root, parts.slice(0, -1));
  const before = entryAt(root, parts);
  checkWrite(access, parent, before, entry);
  const folder = parent?.kind === "directory" ? parent : undefined;
  return entry && owned(access, folder, before, entry);
}

function checkWrite(
  { user, groups }: Access,
  parent: Entry | undefined,
  before: Entry | undefined,
  entry: Entry | undefined,
): void {
  if (user === 0) return;
  // What is written to a file asks nothing of its directory.
  const target = before?.kind === "file" && entry?.kind === "file" ? before : parent;
  if (target === undefined || !("mode" in target)) return;
  const shift = target.user === user ? 6 : groups.includes(target.group ?? 0) ? 3 : 0;
  if (((target.mode >> shift) & 0o2) === 0) throw new FileError("EACCES");
}

/** What was there keeps its owner, what is new is the process's. */
function owned(
  { user, groups }: Access,
  parent: Directory | undefined,
  before: Entry | undefined,
  entry: Entry,
): Entry {
  if (!("mode" in entry)) return entry;
  if (before !== undefined && "mode" in before) return withOwner(entry, before.user, before.group);
  const inherits = parent !== undefined && (parent.mode & setGroup) !== 0;
  const group = inherits ? parent.group : groups[0];
  const mode = inherits && entry.kind === "directory" ? entry.mode | setGroup : entry.mode;
  return withOwner({ ...entry, mode }, user, group);
}

function withOwner<T extends Entry>(entry: T, user: number | undefined, group: number | undefined) {
  return { ...entry, ...(user && { user }), ...(group && { group }) };
}

/** What can be changed of something that is there. */
export interface Attributes {
  readonly mode?: number;
  readonly user?: number;
  readonly group?: number;
}

/** The entry with others; FileError where a process may not. Source: chmod(2), chown(2). */
export function withAttributes(
  { user, groups }: Access,
  entry: Entry,
  attributes: Attributes,
): Entry {
  if (!("mode" in entry)) return entry;
  const { user: owner = user, group = groups[0] } = attributes;
  const isOwn = entry.user === user && owner === user && groups.includes(group ?? 0);
  if (user !== 0 && !isOwn) throw new FileError("EPERM");
  return { ...entry, ...attributes };
}

/** Whose it is what a process makes. */
export const ownerOf = ({ user, groups: [group] }: Access): Attributes => ({
  ...(user !== 0 && { user }),
  ...(group && { group }),
});

/** `root`, or the number of somebody without a name. */
export const nameOfId = (id = 0): string => (id === 0 ? "root" : String(id));
