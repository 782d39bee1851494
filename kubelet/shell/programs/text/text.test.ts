import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const files = { "/f": "1\n2\n3\n", "/g": "a\n" };

test.each([
  ["cat /f /g", "1\n2\n3\na\n"],
  ["cat -n /g /f | tail -n1", "     4\t3\n"],
  ["echo x | cat /g -", "a\nx\n"],
  ["head -n 2 /f", "1\n2\n"],
  ["head -n -1 /f", "1\n2\n"],
  ["head -c 3 /f", "1\n2"],
  ["yes | head -c 5", "y\ny\ny"],
  ["head -1 /f /g", "==> /f <==\n1\n\n==> /g <==\na\n"],
  ["seq 5 | tail -n +4", "4\n5\n"],
  ["printf abcdef | tail -c 2", "ef"],
  ["printf abcdef | tail -c +3", "cdef"],
  ["tail -n 1 /f /g", "==> /f <==\n3\n\n==> /g <==\na\n"],
  ["tail -q -n 1 /f /g", "3\na\n"],
  ["wc -l /f /g", "3 /f\n1 /g\n4 total\n"],
  ["printf 'ä\n' | wc -m; printf 'ab\nabc\n' | wc -L", "2\n3\n"],
  [
    "touch /tmp/a /tmp/b; (sleep 1; echo x >>/tmp/a; echo y >>/tmp/b; sleep 1) & tail --pid=$! -f /tmp/a /tmp/b",
    "==> /tmp/a <==\n\n==> /tmp/b <==\n\n==> /tmp/a <==\nx\n\n==> /tmp/b <==\ny\n",
  ],
  ["(sleep 3) & tail -f --pid=$! /g; echo $SECONDS", "a\n3\n"],
  ["groups", "root\n"],
  ["printf 'a\\tb\\n\\001\\200x' | cat -A", "a^Ib$\n^AM-^@x"],
  [
    "printf 'a\\tb\\n' | cat -T; printf 'a\\n' | cat -E; printf '\\177\\t\\n' | cat -v",
    "a^Ib\na$\n^?\t\n",
  ],
  ["printf 'a\\n\\nb\\n' | cat -b", "     1\ta\n\n     2\tb\n"],
  [
    "seq 0.5 0.5 2 | xargs; seq -w 8 10 | xargs; seq -w -1 1 | xargs",
    "0.5 1.0 1.5 2.0\n08 09 10\n-1 00 01\n",
  ],
  [
    "seq -f '%03g' 2 | xargs; seq -f 'a%.2fb' 1 2 | xargs; seq -s, 3; seq 1 -1 0 | xargs",
    "001 002\na1.00b a2.00b\n1,2,3\n1 0\n",
  ],
])("%s", (script, output) => {
  expect(runTest(sh(script), { files })).toMatchObject({ output, errors: "", exitCode: 0 });
});

test.each([
  ["cat /nope", "cat: can't open '/nope': No such file or directory\n"],
  ["cat /", "cat: /: Is a directory\n"],
  ["head /nope", "head: /nope: No such file or directory\n"],
  ["head -n x /f", "head: invalid number 'x'\n"],
])("%s fails", (script, errors) => {
  expect(runTest(sh(script), { files })).toMatchObject({ errors, exitCode: 1 });
});

test.each([
  ["head -c 3 /dev/zero | od -An -c", "  \\0  \\0  \\0\n"],
  ["tr -dc a-f </dev/urandom | head -c 12 | grep -cE '^[a-f]{12}$'", "1\n"],
  ["cat /dev/urandom | head -c 10 | wc -c", "10\n"],
  ["dd if=/dev/zero bs=10 count=1 2>/tmp/e | wc -c", "10\n"],
])("%s reads a device without end", (script, output) => {
  expect(runTest(sh(script))).toMatchObject({ output, errors: "" });
});

test("who reads a device to its end waits for ever", () => {
  const { exitCode } = runTest(sh("wc -c </dev/zero"), { untilMs: 60_000 });
  expect(exitCode).toBeUndefined();
});
