import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const files = { "/a/b/c": "new", "/a/d": "d", "/z/b/c": "old", "/z/b/e": "e" };

test.each([
  [
    "cp -r /a /z; find /z | sort | tr '\\n' ' '",
    "/z /z/a /z/a/b /z/a/b/c /z/a/d /z/b /z/b/c /z/b/e ",
  ],
  ["cp -r /a/. /z; cat /z/b/c /z/b/e /z/d", "newed"],
  ["cp -rT /a /z; cat /z/b/c /z/b/e /z/d", "newed"],
  ["cp -rn /a/. /z; cat /z/b/c /z/b/e /z/d", "olded"],
  ["cp --update=none /a/b/c /z/b/c; cat /z/b/c", "old"],
  ["cp -t /z /a/d /a/b/c; cat /z/d /z/c", "dnew"],
  ["cp -a /a /y; cat /y/b/c", "new"],
  ["cp --recursive --preserve=mode /a/b/* /y; cat /y", "new"],
])("%s", (script, output) => {
  expect(runTest(sh(script), { files })).toMatchObject({ output, errors: "", exitCode: 0 });
});

test.each([
  ["cp /a", "cp: missing file operand\n"],
  ["cp /a /z", "cp: /a: Is a directory\n"],
  ["cp /none /z", "cp: /none: No such file or directory\n"],
])("%s fails", (script, errors) => {
  expect(runTest(sh(script), { files })).toMatchObject({ errors, exitCode: 1 });
});
