import { describe, expect, test } from "vitest";
import { LogLines } from "./log-lines.ts";

/** A log of small files, and its clock. */
function logOf(files = 3) {
  let nowMs = 0;
  const lines = new LogLines(() => nowMs, { fileBytes: 100, files });
  return {
    lines,
    writeAt(atMs: number, ...texts: readonly string[]) {
      nowMs = atMs;
      for (const text of texts) lines.write(text);
    },
  };
}

const textsAt = (lines: LogLines, atMs: number) => lines.until(atMs).map(({ text }) => text);

describe("a log", () => {
  test("is rotated when the kubelet next looks after it got too large", () => {
    const { lines, writeAt } = logOf();
    writeAt(1_000, "one\n", "two\n");
    writeAt(2_000, "three\n");
    expect(textsAt(lines, 9_999)).toEqual(["one", "two", "three"]);
    expect(textsAt(lines, 10_000)).toEqual([]);
    writeAt(9_000, "four\n");
    writeAt(11_000, "five\n");
    expect(textsAt(lines, 9_999)).toEqual(["one", "two", "three", "four"]);
    expect(textsAt(lines, 11_000)).toEqual(["five"]);
    expect(lines.until(11_000)[0]?.number).toBe(4);
  });

  test("shows what was begun, and tells that it has no end", () => {
    const { lines, writeAt } = logOf();
    writeAt(1_000, "half");
    expect(lines.until(1_000)).toEqual([{ atMs: 1_000, text: "half", isOpen: true, number: 0 }]);
    writeAt(2_000, " and half\n");
    expect(lines.until(2_000)).toEqual([{ atMs: 1_000, text: "half and half", number: 0 }]);
  });

  test("takes of the disk what its files hold, compressed but for the two newest", () => {
    const { lines, writeAt } = logOf(3);
    const line = `${"x".repeat(59)}\n`;
    const sizes = [0, 1, 2, 3, 4, 5].map((index) => {
      writeAt(index * 20_000, line, line);
      return lines.bytesAt(index * 20_000);
    });
    const file = 2 * (59 + 41);
    const old = Math.ceil(file * 0.1);
    expect(sizes.slice(0, 3)).toEqual([file, 2 * file, 2 * file + old]);
    expect(sizes.slice(3)).toEqual(Array.from({ length: 3 }, () => 2 * file + old));
  });

  test("keeps the newest lines of a large file in memory", () => {
    let nowMs = 0;
    const lines = new LogLines(() => nowMs);
    const line = `${"x".repeat(960)}\n`;
    for (; nowMs < 5_000; nowMs += 1) lines.write(line);
    const kept = lines.until(nowMs);
    expect(kept.length).toBeLessThanOrEqual(1_048);
    expect(kept.at(-1)?.number).toBe(4_999);
    expect(lines.bytesAt(nowMs)).toBe(5_000 * 1_001);
  });
});
