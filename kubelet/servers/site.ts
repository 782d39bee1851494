/** What a server of files finds at a path below its root. */
import type { File } from "../shell/files/file-system.ts";
import type { MountedFiles } from "../shell/files/mounted-files.ts";
import { normalPath } from "./asked.ts";
import type { Reply } from "./reply.ts";

export type Found =
  | { readonly kind: "file"; readonly name: string; readonly file: File }
  /** A directory without an index, by its path in the container. */
  | { readonly kind: "directory"; readonly path: string }
  /** A directory that was asked for without the slash at its end. */
  | { readonly kind: "slashless" }
  | { readonly kind: "missing"; readonly path: string }
  /** The path leads out of the root, or is none. */
  | { readonly kind: "outside" };

const usualIndices = ["index.html"];

/** Looks for the file of a path, or for the first index of a directory. */
export function findIn(
  files: MountedFiles,
  root: string,
  pathname: string | undefined,
  indices: readonly string[] = usualIndices,
): Found {
  const sought = pathname === undefined ? undefined : soughtAt(root, pathname, indices);
  if (sought === undefined) return { kind: "outside" };
  const { path, isDirectory } = sought;
  const entry = files.find(path);
  if (entry === undefined || entry.kind === "link" || entry.kind === "device") {
    return { kind: "missing", path };
  }
  if (entry.kind === "file") {
    if (isDirectory) return { kind: "missing", path };
    return { kind: "file", name: path, file: entry };
  }
  if (!isDirectory) return { kind: "slashless" };
  for (const { name, path } of sought.indices) {
    const index = files.find(path);
    if (index?.kind === "file") return { kind: "file", name, file: index };
  }
  return { kind: "directory", path };
}

/** Where something is looked for that has been asked for. */
interface Sought {
  readonly path: string;
  /** It was asked for with a slash at its end. */
  readonly isDirectory: boolean;
  readonly indices: readonly { readonly name: string; readonly path: string }[];
  /** The names that these are of. */
  readonly names: readonly string[];
}

/** What was asked for of late, by root and path: a text that is made anew is hashed anew. */
const soughtOfLate = new Map<string, Map<string, Sought>>();
const soughtMax = 256;

/** `undefined` where the path leads out of the root, or is none. */
function soughtAt(root: string, pathname: string, names: readonly string[]): Sought | undefined {
  const below = soughtOfLate.get(root);
  const before = below?.get(pathname);
  if (before !== undefined && before.names === names) return before;
  const normal = normalPath(pathname);
  if (normal === undefined || normal.includes("\0")) return undefined;
  const path = `${root === "/" ? "" : root}${normal}`;
  const indices = names.map((name) => ({ name, path: `${path}${name}` }));
  const made = { path, isDirectory: normal.endsWith("/"), indices, names };
  rememberSought(root, pathname, made);
  return made;
}

function rememberSought(root: string, pathname: string, made: Sought): void {
  const below = soughtOfLate.get(root) ?? new Map<string, Sought>();
  if (below.size >= soughtMax) below.clear();
  if (soughtOfLate.size >= soughtMax) soughtOfLate.clear();
  soughtOfLate.set(root, below.set(pathname, made));
}

/** Replies made of late, by the files of a server and the name of the file in them. */
const replies = new WeakMap<MountedFiles, Map<string, { readonly file: File; reply: Reply }>>();
const repliesMax = 256;

/** The reply for a file, which is made again only where another file has taken its place. */
export function replyFor(
  files: MountedFiles,
  { name, file }: Extract<Found, { readonly kind: "file" }>,
  make: () => Reply,
): Reply {
  const known = replies.get(files) ?? new Map<string, { readonly file: File; reply: Reply }>();
  replies.set(files, known);
  const before = known.get(name);
  if (before?.file === file) return before.reply;
  const reply = make();
  if (known.size >= repliesMax) known.clear();
  known.set(name, { file, reply });
  return reply;
}

/** The names in a directory; those of directories end with a slash. */
export function namesIn(files: MountedFiles, path: string): readonly string[] {
  return files.list(path).map((name) => {
    const entry = files.find(`${path}/${name}`);
    return entry?.kind === "directory" ? `${name}/` : name;
  });
}

/** When a file was changed, and its mark: servers tell both. */
export function validators(
  { changedMs, content }: File,
  startedMs: number,
): Readonly<Record<"last-modified" | "etag", string>> {
  const seconds = Math.floor((startedMs + changedMs) / 1000);
  return {
    "last-modified": timeText(seconds),
    etag: `"${seconds.toString(16)}-${content.length.toString(16)}"`,
  };
}

/** Times as headers tell them: those of a few files, again and again. */
const timeTexts = new Map<number, string>();
const timeTextsMax = 256;

function timeText(seconds: number): string {
  const known = timeTexts.get(seconds);
  if (known !== undefined) return known;
  const made = new Date(seconds * 1000).toUTCString();
  if (timeTexts.size >= timeTextsMax) timeTexts.clear();
  timeTexts.set(seconds, made);
  return made;
}
