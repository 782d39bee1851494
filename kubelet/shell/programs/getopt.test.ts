/** The flags of scripts in order. Expectations are what util-linux prints. */
import { expect, test } from "vitest";
import { runTest, sh } from "../test-shell.ts";

test.each([
  [
    'getopt -o ab:c --long alpha,beta:,gamma:: -- -a -b 3 --beta=4 --gamma f -c "x y"',
    " -a -b '3' --beta '4' --gamma '' -c -- 'f' 'x y'\n",
  ],
  [
    'eval set -- "$(getopt --options=o:v --longoptions=output: -- --out f -v r)"; echo $2 $3 $5',
    "f -v r\n",
  ],
  ["getopt -o +a -- x -a", " -- 'x' '-a'\n"],
  ["getopt -o h --long help,version -- --he", " --help --\n"],
  ["getopt -T; echo $?", "4\n"],
  ["getopt -o a --long foo: -n p -- -z --foo 2>/dev/null || echo $?", " --\n1\n"],
])("%s", (script, output) => {
  expect(runTest(sh(script)).output).toBe(output);
});

test("what is no flag is told", () => {
  const { errors } = runTest(sh("getopt -o a: --long foo: -n p -- -z --foo"));
  expect(errors).toBe("p: invalid option -- 'z'\np: option '--foo' requires an argument\n");
});
