import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

test.each([
  ["printf 'hello world\\n' | od", "0000000 062550 066154 020157 067567 066162 005144\n0000014\n"],
  ["printf 'hi\\n\\001' | od -c", "0000000   h   i  \\n 001\n0000004\n"],
  ["printf 'hi' | od -An -tx1", " 68 69\n"],
  ["printf 'abcd' | od -A d -t x1 -t c", "0000000 61 62 63 64\n          a   b   c   d\n0000004\n"],
  [
    "head -c 64 /dev/zero | od -Ax -tx1",
    "000000 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00\n*\n000040\n",
  ],
  [
    "printf '\\377\\377\\377\\377' | od -An -td4; printf '\\001\\002' | od -An -tu2",
    "          -1\n   513\n",
  ],
  ["od -An -N4 -tu4 /dev/urandom | grep -cE '^ +[0-9]+$'", "1\n"],
  [
    "printf 'hello world, hexdump' | hexdump -C",
    [
      "00000000  68 65 6c 6c 6f 20 77 6f  72 6c 64 2c 20 68 65 78  |hello world, hex|\n",
      "00000010  64 75 6d 70                                       |dump|\n",
      "00000014\n",
    ].join(""),
  ],
  ["printf abcd | hexdump", "0000000 6261 6463\n0000004\n"],
  ["printf 'hello\\n' | xxd", "00000000: 6865 6c6c 6f0a                           hello.\n"],
  ["printf hello | xxd -p", "68656c6c6f\n"],
  ["printf hello | xxd | xxd -r", "hello"],
  ["echo 68656c6c6f | xxd -r -p", "hello"],
  ["printf 'ab\\001hello\\000worlds\\n' | strings", "hello\nworlds\n"],
  [
    "printf '' | sha256sum",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  -\n",
  ],
  ["printf 'é' >/f; sha256sum /f >/s; sha256sum -c /s", "/f: OK\n"],
])("%s", (script, output) => {
  expect(runTest(sh(script))).toMatchObject({ output, errors: "", exitCode: 0 });
});

test.each([
  ["od -t q", "od: invalid type string 'q'\n"],
  ["od /nope", "od: can't open '/nope': No such file or directory\n"],
  ["xxd -c 0", "xxd: invalid number '0'\n"],
  ["hexdump -Z", "hexdump: invalid option -- 'Z'\n"],
  ["echo hi >/f; sha256sum /f >/s; echo ho >/f; sha256sum -c --status /s", ""],
])("%s fails", (script, errors) => {
  expect(runTest(sh(script))).toMatchObject({ errors, exitCode: 1 });
});
