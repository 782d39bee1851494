import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const files = {
  "/a/b/c": "c",
  "/etc/passwd": "www:x:33:34::/:/bin/sh\n",
  "/etc/group": "staff:x:50:\n",
};

test.each([
  ["chown www:staff /a", "33 50\n0 0\n"],
  ["chown -R 7 /a", "7 0\n7 0\n"],
  ["chown --recursive :9 /a", "0 9\n0 9\n"],
  ["chgrp -R staff /a", "0 50\n0 50\n"],
  ["chown nobody-knows /a", "0 0\n0 0\n"],
])("%s", (script, output) => {
  const shown = `${script}; stat -c '%u %g' /a /a/b/c`;
  expect(runTest(sh(shown), { files })).toMatchObject({ output, errors: "", exitCode: 0 });
});

test.each([
  ["chown 7", "chown: missing operand\n"],
  ["chgrp 7 /none", "chgrp: /none: No such file or directory\n"],
])("%s fails", (script, errors) => {
  expect(runTest(sh(script), { files })).toMatchObject({ errors, exitCode: 1 });
});
