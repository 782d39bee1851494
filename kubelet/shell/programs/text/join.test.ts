import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const files = {
  "/ages": "ann 31\nbob 42\neve 7\n",
  "/towns": "ann Rome\nann Oslo\neve Bern\nzoe Kyiv\n",
  "/ids": "7:bob:x\n9:eve:y\n",
  "/names": "bob,a\n",
};

test.each([
  ["join /ages /towns", "ann 31 Rome\nann 31 Oslo\neve 7 Bern\n"],
  ["join -a 1 -a 2 /ages /towns", "ann 31 Rome\nann 31 Oslo\nbob 42\neve 7 Bern\nzoe Kyiv\n"],
  ["join -v1 /ages /towns", "bob 42\n"],
  ["join -t: -1 2 -2 1 /ids /names", ""],
  ["tr , : </names | join -t : -1 2 /ids -", "bob:7:x:a\n"],
])("%s", (script, output) => {
  expect(runTest(sh(script), { files })).toMatchObject({ output, errors: "", exitCode: 0 });
});

test("join needs two files", () => {
  expect(runTest(sh("join /ages"), { files })).toMatchObject({
    errors: "join: missing operand\n",
    exitCode: 1,
  });
});
