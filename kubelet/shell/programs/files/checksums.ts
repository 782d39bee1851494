/** `md5sum` and its like, and `cksum`. Source: GNU coreutils 9 for their words. */
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha224, sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { toArray } from "../../kernel/bytes.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { Expanding } from "../../words/expand.ts";
import { type Given, program } from "../program.ts";
import { readPath } from "../text/lines.ts";

type Digest = (bytes: Uint8Array) => Uint8Array;

/** By what `openssl dgst` calls them. */
export const digests: ReadonlyMap<string, Digest> = new Map<string, Digest>([
  ["md5", md5],
  ["sha1", sha1],
  ["sha224", sha224],
  ["sha256", sha256],
  ["sha384", sha384],
  ["sha512", sha512],
]);

export const hexDigest = (digest: Digest, content: string): string =>
  bytesToHex(digest(toArray(content)));

export const checksumPrograms = [
  ...[...digests].map(([name, digest]) =>
    program(
      `${name}sum`,
      { flags: "csbtqw", long: { check: "c", status: "s", quiet: "q", warn: "w" } },
      (given, shell) => sums(digest, given, shell),
    ),
  ),
  program("cksum", {}, cksum),
];

function* sums(digest: Digest, { flags, rest }: Given, shell: Shell): Work {
  let exitCode = 0;
  for (const path of rest.length === 0 ? ["-"] : rest) {
    const content = yield* readPath(path, shell);
    if (!flags.has("c")) {
      yield* put(shell.streams.output, `${hexDigest(digest, content)}  ${path}\n`);
    } else if (!(yield* check(digest, content, { flags, shell }))) exitCode = 1;
  }
  return exitCode;
}

interface Checking {
  readonly flags: ReadonlySet<string>;
  readonly shell: Shell;
}

/** Whether all files are as a list says that they are. */
function* check(digest: Digest, list: string, { flags, shell }: Checking): Expanding<boolean> {
  const { output, errors } = shell.streams;
  let wrong = 0;
  for (const line of list.split("\n")) {
    const [, wanted, name] = /^([\da-f]{32,128}) [ *](.+)$/i.exec(line) ?? [];
    if (wanted === undefined || name === undefined) continue;
    const isRight = hexDigest(digest, yield* readPath(name, shell)) === wanted.toLowerCase();
    if (!isRight) wrong += 1;
    const isTold = !flags.has("s") && !(isRight && flags.has("q"));
    if (isTold) yield* put(output, `${name}: ${isRight ? "OK" : "FAILED"}\n`);
  }
  if (wrong > 0 && !flags.has("s")) {
    const what = wrong === 1 ? "checksum" : "checksums";
    yield* put(errors, `WARNING: ${wrong} computed ${what} did NOT match\n`);
  }
  return wrong === 0;
}

function* cksum({ rest }: Given, shell: Shell): Work {
  for (const path of rest.length === 0 ? ["-"] : rest) {
    const content = yield* readPath(path, shell);
    const name = path === "-" ? "" : ` ${path}`;
    yield* put(shell.streams.output, `${crcOf(content)} ${content.length}${name}\n`);
  }
  return 0;
}

const polynomial = 0x04c1_1db7;

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1) value = (value << 1) ^ (value < 0 ? polynomial : 0);
  return value;
});

/** The sum of POSIX, in which the length is a part of what is summed. */
function crcOf(content: string): number {
  let sum = 0;
  const add = (byte: number) => {
    sum = (sum << 8) ^ (table[(sum >>> 24) ^ byte] ?? 0);
  };
  for (let at = 0; at < content.length; at += 1) add(content.charCodeAt(at) & 255);
  for (let length = content.length; length > 0; length = Math.floor(length / 256))
    add(length & 255);
  return ~sum >>> 0;
}
