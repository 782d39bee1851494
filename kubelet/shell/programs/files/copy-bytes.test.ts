import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

test.each([
  ["base64 wraps", "printf '%080d' 0 | base64", `${"MDAw".repeat(19)}\n${"MDAw".repeat(7)}MDA=\n`],
  ["base64 does not wrap", "printf '%080d' 0 | base64 -w0 | wc -c", "108\n"],
  ["base64 writes a short text", "echo hello | base64", "aGVsbG8K\n"],
  ["base64 reads", "echo aGVsbG8K | base64 -d", "hello\n"],
  [
    "base64 reads wrapped bytes",
    "printf 'é%.0s' 1 2 | base64 -w 2 | base64 --decode",
    "\xc3\xa9\xc3\xa9",
  ],
  ["dd copies blocks", "printf abcdefgh | dd bs=2 count=2 skip=1 status=none", "cdef"],
  [
    "dd writes into a file",
    "echo abcdef >/f; printf XY | dd of=/f bs=1 seek=2 conv=notrunc status=none; cat /f",
    "abXYef\n",
  ],
  ["dd makes a file", "dd if=/dev/zero of=/f bs=1k count=3 2>/dev/null; wc -c /f", "3072 /f\n"],
  ["dd draws bytes", "dd if=/dev/urandom bs=100 count=1 2>/dev/null | wc -c", "100\n"],
  [
    "truncate sets a size",
    "echo abc >/f; truncate -s 2 /f; cat /f; truncate -s +1k /f; wc -c /f",
    "ab1026 /f\n",
  ],
  ["fallocate makes room", "fallocate -l 1M /f; wc -c /f", "1048576 /f\n"],
])("%s", (_, script, output) => {
  expect(runTest(sh(script))).toMatchObject({ output, errors: "" });
});

test("dd tells what it copied, in the time that takes", () => {
  const { errors, endedMs } = runTest(sh("dd if=/dev/zero of=/dev/null bs=1M count=2048"));
  const copied = "2147483648 bytes (2.0GB) copied, 2.000000 seconds, 1.0GB/s\n";
  expect([errors, endedMs]).toEqual([`2048+0 records in\n2048+0 records out\n${copied}`, 2_000]);
});

test("dd without a count runs until it is stopped", () => {
  const { exitCode } = runTest(sh("dd if=/dev/zero of=/dev/null"), { untilMs: 60_000 });
  expect(exitCode).toBeUndefined();
});

test.each([
  ["dd of=/f wrong", "dd: invalid argument 'wrong'\n"],
  ["dd if=/nope", "dd: can't open '/nope': No such file or directory\n"],
  ["dd if=/dev/zero of=/f bs=1G count=9", "dd: No space left on device\n"],
  ["dd bs=x", "dd: invalid number 'x'\n"],
  ["echo 'a!' | base64 -d", "base64: truncated input\n"],
  ["base64 -x", "base64: invalid option -- 'x'\n"],
  ["base64 --nope", "base64: unrecognized option '--nope'\n"],
  ["base64 -w", "base64: option requires an argument -- 'w'\n"],
  ["truncate -s x /f", "truncate: invalid number 'x'\n"],
])("%s fails", (script, errors) => {
  expect(runTest(sh(script))).toMatchObject({ errors, exitCode: 1 });
});
