/** Archives are read as they were written, whatever they hold and however they come. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { unpackInto } from "./local-files.ts";
import { TarReader } from "./tar-reader.ts";
import { padding, type TarEntry, tarEnd, tarHead } from "./tar-writer.ts";

const file = (name: string, sizeBytes = 0): TarEntry => ({
  name,
  type: "file",
  mode: 0o644,
  modifiedMs: Date.UTC(2026, 0, 1),
  sizeBytes,
});

function archive(...files: readonly (readonly [TarEntry, string])[]): Buffer {
  const parts = files.flatMap(([entry, content]) => [
    tarHead(entry),
    Buffer.from(content),
    padding(content.length),
  ]);
  return Buffer.concat([...parts, tarEnd]);
}

/** The entries in an archive that comes in pieces of so many bytes, with their content. */
function read(bytes: Buffer, pieceBytes = bytes.length): readonly (readonly [TarEntry, string])[] {
  const found: (readonly [TarEntry, string])[] = [];
  const reader = new TarReader({
    entry(entry) {
      let content = "";
      return {
        write: (piece) => {
          content += Buffer.from(piece).toString();
        },
        end: () => void found.push([entry, content]),
      };
    },
  });
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    reader.read(bytes.subarray(at, at + pieceBytes));
  }
  reader.end();
  return found;
}

const long = "folder/".repeat(40);
const entries: readonly (readonly [TarEntry, string])[] = [
  [{ ...file("a/"), type: "folder", mode: 0o755, target: "" }, ""],
  [{ ...file("a/empty"), target: "" }, ""],
  [{ ...file("a/text", 5), target: "" }, "hello"],
  [{ ...file(`${long}text`, 512), target: "" }, "x".repeat(512)],
  [{ ...file("a/ünï", 1), target: "" }, "u"],
  [{ ...file("a/link"), type: "link", target: "text" }, ""],
  [{ ...file("a/far"), type: "link", target: `${long}text` }, ""],
];

test.each([1, 511, 512, 513, 100_000])("in pieces of %i bytes", (pieceBytes) => {
  expect(read(archive(...entries), pieceBytes)).toEqual(entries);
});

/** A head as GNU's tar writes it for a name that is too long. */
function gnuName(name: string): Buffer {
  const head = tarHead({ ...file("././@LongLink", name.length) });
  head.write("L", 156);
  let sum = 0;
  for (const [at, byte] of head.entries()) sum += at >= 148 && at < 156 ? 32 : byte;
  head.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return Buffer.concat([head, Buffer.from(name), padding(name.length)]);
}

test("a long name may come as GNU writes it", () => {
  const bytes = Buffer.concat([gnuName(`${long}a`), archive([file("short", 1), "x"])]);
  expect(read(bytes)).toEqual([[{ ...file(`${long}a`, 1), target: "" }, "x"]]);
});

describe("it is refused", () => {
  test.each([
    {
      behaviour: "what is no archive",
      bytes: Buffer.from("hello".repeat(200)),
      message: "archive/tar: invalid tar header",
    },
    {
      behaviour: "an archive that breaks off in a file",
      bytes: archive([file("a", 1000), "x".repeat(1000)]).subarray(0, 700),
      message: "unexpected EOF",
    },
    {
      behaviour: "an archive that breaks off in a head",
      bytes: tarHead(file("a")).subarray(0, 300),
      message: "unexpected EOF",
    },
    {
      behaviour: "a name that is endless",
      bytes: gnuName("n".repeat(2 ** 21)),
      message: "archive/tar: header field too long",
    },
  ])("$behaviour", ({ bytes, message }) => {
    expect(() => read(bytes)).toThrow(message);
  });
});

test("nothing is written outside of where an archive is put", () => {
  const folder = mkdtempSync(join(tmpdir(), "kubesim-tar-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const warnings: string[] = [];
  const into = join(folder, "in");
  const warn = (line: string) => void warnings.push(line);
  const reader = new TarReader(unpackInto({ prefix: "site", into, warn, instead: "tar" }));
  reader.read(
    archive(
      [file("site/a/b", 2), "ab"],
      [file("site/../../out", 3), "out"],
      [{ ...file("site/link"), type: "link", target: "/etc/passwd" }, ""],
    ),
  );
  reader.end();
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(["in", "in/a", "in/a/b"]);
  expect(readFileSync(join(into, "a", "b"), "utf8")).toBe("ab");
  expect(warnings).toEqual([
    `warning: file "${join(folder, "..", "out")}" is outside target destination, skipping`,
    `warning: skipping symlink: "${join(into, "link")}" -> "/etc/passwd" (consider using tar)`,
  ]);
  expect(() => reader.read(archive())).not.toThrow();
});
