import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

/** Expectations are what GNU coreutils 9.1 prints. */
test.each([
  ["lines", "seq 5 | split -l 2 - x; ls x*; cat xab", "xaa\nxab\nxac\n3\n4\n"],
  ["bytes", "echo hello | split -b 4 - p-; cat p-ab", "o\n"],
  ["numbers at the end of names", "seq 3 | split -d -l 1 -a 3 - z; ls z*", "z000\nz001\nz002\n"],
  [
    "as many parts as are wanted",
    "seq 10 > q; split -n l/3 q y; wc -l < yaa; ls y*",
    "4\nyaa\nyab\nyac\n",
  ],
])("split makes %s", (_, script, output) => {
  expect(runTest(sh(`cd /tmp; ${script}`)).output).toBe(output);
});
