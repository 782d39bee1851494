/** Files of this machine, to and from archives. */
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { Failure } from "../../client/kubectl/failure.ts";
import type { FileSink, TarListener } from "./tar-reader.ts";
import { padding, tarEnd, tarHead } from "./tar-writer.ts";

const pieceBytes = 64 * 1024;

/** The archive of a file or folder, in which it has another name. */
export function* archiveOf(path: string, name: string): Generator<Buffer> {
  yield* archived(path, name, true);
  yield tarEnd;
}

/** A link is followed where it was named, and kept as a link below that. */
function* archived(path: string, name: string, isNamed: boolean): Generator<Buffer> {
  const found = isNamed ? statSync(path) : lstatSync(path);
  const base = { name, mode: found.mode, modifiedMs: found.mtimeMs, sizeBytes: 0 };
  if (found.isDirectory()) {
    yield tarHead({ ...base, name: `${name}/`, type: "folder" });
    for (const each of readdirSync(path).sort()) {
      yield* archived(join(path, each), `${name}/${each}`, false);
    }
  } else if (found.isSymbolicLink()) {
    yield tarHead({ ...base, type: "link", target: readlinkSync(path) });
  } else if (found.isFile()) {
    yield tarHead({ ...base, type: "file", sizeBytes: found.size });
    yield* contentOf(path, found.size);
    yield padding(found.size);
  }
}

/** As many bytes as the archive says, even where the file changes meanwhile. */
function* contentOf(path: string, sizeBytes: number): Generator<Buffer> {
  const descriptor = openSync(path, "r");
  try {
    for (let at = 0; at < sizeBytes; ) {
      const piece = Buffer.alloc(Math.min(pieceBytes, sizeBytes - at));
      const read = readSync(descriptor, piece, 0, piece.length, at);
      if (read === 0) throw new Failure(`${path}: file is shorter than it was`);
      yield piece.subarray(0, read);
      at += read;
    }
  } finally {
    closeSync(descriptor);
  }
}

export interface Unpacking {
  /** What the names in the archive begin with. */
  readonly prefix: string;
  /** Where it is put, under a name of its own. */
  readonly into: string;
  readonly warn: (line: string) => void;
  /** What one can do to have links too. */
  readonly instead: string;
}

/** Writes the files of an archive. Nothing is written outside of where it is put. */
export function unpackInto({ prefix, into, warn, instead }: Unpacking): TarListener {
  return {
    entry({ name, type, mode, target = "" }) {
      if (!name.startsWith(prefix)) throw new Failure("tar contents corrupted");
      const path = join(into, name.slice(prefix.length));
      if (relative(resolve(into), resolve(path)).split(/[\\/]/)[0] === "..") {
        warn(`warning: file "${path}" is outside target destination, skipping`);
        return undefined;
      }
      makeFolder(type === "folder" ? path : dirname(path));
      if (type === "folder") return undefined;
      if (type === "file") return fileSink(path, mode);
      warn(`warning: skipping symlink: "${path}" -> "${target}" (consider using ${instead})`);
      return undefined;
    },
  };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ENOTDIR" && code !== "EEXIST") throw error;
    throw new Failure(`mkdir ${path}: not a directory`);
  }
}

function fileSink(path: string, mode: number): FileSink {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new Failure(`open ${path}: is a directory`);
  }
  const descriptor = openSync(path, "w", mode);
  return {
    write(bytes) {
      for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(writeSync(descriptor, rest));
    },
    end: () => closeSync(descriptor),
  };
}
