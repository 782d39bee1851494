/** The sums are those of GNU's programs. */
import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

test.each([
  ["md5sum", "echo hello | md5sum", "b1946ac92492d2347c6235b4d2611184  -\n"],
  ["sha1sum", "echo hello | sha1sum", "f572d396fae9206628714fb2ce00f72e94f2258f  -\n"],
  ["cksum", "echo hello | cksum", "3015617425 6\n"],
  ["sha512sum", "printf '' | sha512sum | cut -c-16", "cf83e1357eefb8bd\n"],
  ["sha256sum of any bytes", "printf '\\377' | sha256sum | cut -c-16", "a8100ae6aa1940d0\n"],
  [
    "openssl dgst",
    "echo hello | openssl dgst -md5 -r",
    "b1946ac92492d2347c6235b4d2611184 *stdin\n",
  ],
] as const)("%s", (_, script, output) => {
  expect(runTest(sh(script)).output).toBe(output);
});

test("a list of sums is checked", () => {
  const script = "echo a >/a; echo b >/b; md5sum /a /b >/s; echo c >/b; md5sum -c /s";
  expect(runTest(sh(script))).toMatchObject({
    exitCode: 1,
    output: "/a: OK\n/b: FAILED\n",
    errors: "WARNING: 1 computed checksum did NOT match\n",
  });
});
