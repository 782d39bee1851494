import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const files = {
  "/a": "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
  "/b": "1\n2\nx\n4\n5\n6\n7\n8\n9\n10\n",
  "/c": "1\n2\n3\n",
  "/d1/f": "a\n",
  "/d1/g": "a\n",
  "/d2/f": "b\n",
  "/d2/h": "",
  "/n": "1\n2\n3",
};
const time = "2026-03-01 12:00:00.000000000 +0000";

test.each([
  ["diff /a /b", "3c3\n< 3\n---\n> x\n9a10\n> 10\n", 1],
  ["diff /a /c", "4,9d3\n< 4\n< 5\n< 6\n< 7\n< 8\n< 9\n", 1],
  ["diff /a /a", "", 0],
  ["diff -q /a /b", "Files /a and /b differ\n", 1],
  [
    "diff -u /a /b",
    `--- /a\t${time}\n+++ /b\t${time}\n@@ -1,9 +1,10 @@\n 1\n 2\n-3\n+x\n 4\n 5\n 6\n 7\n 8\n 9\n+10\n`,
    1,
  ],
  ["diff -U1 /a /b | tail -n +3", "@@ -2,3 +2,3 @@\n 2\n-3\n+x\n 4\n@@ -9 +9,2 @@\n 9\n+10\n", 0],
  ["diff /c /n", "3c3\n< 3\n---\n> 3\n\\ No newline at end of file\n", 1],
  ["diff -r /d1 /d2", "1c1\n< a\n---\n> b\nOnly in /d1: g\nOnly in /d2: h\n", 1],
  ["echo 'A  b' >/x; echo 'a b' | diff -ib /x -", "", 0],
  ["cmp /a /b", "/a /b differ: char 5, line 3\n", 1],
  ["cmp -s /a /b || echo different", "different\n", 0],
  ["cmp /a /a", "", 0],
])("%s", (script, output, exitCode) => {
  expect(runTest(sh(script), { files })).toMatchObject({ output, errors: "", exitCode });
});

test.each([
  ["diff /a", "diff: missing operand\n", 2],
  ["diff /a /nope", "diff: can't open '/nope': No such file or directory\n", 2],
  ["diff -Z /a /b", "diff: invalid option -- 'Z'\n", 2],
  ["cmp /c /n", "cmp: EOF on /n\n", 1],
  ["cmp /nope /a", "cmp: can't open '/nope': No such file or directory\n", 2],
])("%s fails", (script, errors, exitCode) => {
  expect(runTest(sh(script), { files })).toMatchObject({ errors, exitCode });
});
