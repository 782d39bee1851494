/** `gzip`, `gunzip` and `zcat`. Source: GNU gzip 1.12 for their words. */
import { gunzipSync, gzipSync } from "fflate";
import { absolutePath, FileError } from "../../files/file-system.ts";
import { fromArray, toArray } from "../../kernel/bytes.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put, readAll } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { type Given, ProgramError, program } from "../program.ts";
import { readPath } from "../text/lines.ts";

const usage = {
  flags: "cdfknqtv123456789",
  valued: "S",
  long: { stdout: "c", decompress: "d", force: "f", keep: "k", best: "9", fast: "1", quiet: "q" },
};

export const gzipPrograms = [
  program("gzip", usage, (given, shell) => gzip(given, shell, given.flags.has("d"))),
  program("gunzip", usage, (given, shell) => gzip(given, shell, true)),
  program("zcat", usage, (given, shell) => gzip(withFlag(given, "c"), shell, true)),
];

const withFlag = (given: Given, flag: string): Given => ({
  ...given,
  flags: new Set([...given.flags, flag]),
});

/** More is not unpacked: a small file can stand for a very great one. */
const unpackedBytesMax = 67_108_864;

/** As gzip packs it; the time is that of the container. */
export const packed = (content: string, shell: Shell, level: Level = 6): string =>
  fromArray(gzipSync(toArray(content), { level, mtime: timeOf(shell.context) }));

type Level = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

const levelOf = (flags: ReadonlySet<string>): Level =>
  ([1, 2, 3, 4, 5, 6, 7, 8, 9] as const).find((level) => flags.has(String(level))) ?? 6;

export function isPacked(content: string): boolean {
  return content.startsWith("\x1f\x8b");
}

/** Throws ProgramError in the words of gzip. */
export function unpacked(content: string, name = "stdin"): string {
  if (content === "") throw new ProgramError(`${name}: unexpected end of file`);
  if (!isPacked(content)) throw new ProgramError(`${name}: not in gzip format`);
  const bytes = toArray(content);
  // Its last four bytes tell its size.
  const size = new DataView(bytes.buffer).getUint32(bytes.length - 4, true);
  if (size > unpackedBytesMax) throw new ProgramError(`${name}: too large for kubesim`);
  try {
    return fromArray(gunzipSync(bytes));
  } catch {
    throw new ProgramError(`${name}: invalid compressed data--format violated`);
  }
}

function* gzip({ flags, rest }: Given, shell: Shell, unpacks: boolean): Work {
  const { input, output } = shell.streams;
  const change = (content: string, name: string) =>
    unpacks ? unpacked(content, name) : packed(content, shell, levelOf(flags));
  if (rest.length === 0 || rest[0] === "-") {
    yield* put(output, change(yield* readAll(input), "stdin"));
    return 0;
  }
  for (const path of rest) {
    const content = yield* readPath(path, shell);
    if (flags.has("t")) unpacked(content, path);
    else if (flags.has("c")) yield* put(output, change(content, path));
    else replace(path, change(content, path), { flags, shell, unpacks });
  }
  return 0;
}

interface Replacing {
  readonly flags: ReadonlySet<string>;
  readonly shell: Shell;
  readonly unpacks: boolean;
}

/** The file under its other name takes its place. */
function replace(path: string, content: string, { flags, shell, unpacks }: Replacing): void {
  const { files } = shell.context;
  if (unpacks && !/\.t?gz$/.test(path))
    throw new ProgramError(`${path}: unknown suffix -- ignored`, 2);
  const name = unpacks ? path.replace(/\.gz$/, "").replace(/\.tgz$/, ".tar") : `${path}.gz`;
  const to = absolutePath(name, shell.cwd);
  if (files.find(to) !== undefined && !flags.has("f")) {
    throw new ProgramError(`${name} already exists;\tnot overwritten`, 2);
  }
  try {
    files.write(to, content);
    if (!flags.has("k")) files.remove(absolutePath(path, shell.cwd));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new ProgramError(`${name}: ${error.message}`);
  }
}
