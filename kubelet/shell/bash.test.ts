// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are scripts of a shell.
/** What bash knows beyond other shells. Expectations are what bash 5.2 prints. */
import { describe, expect, test } from "vitest";
import { textOf } from "./kernel/bytes.ts";
import { runTest } from "./test-shell.ts";

const said = (script: string) => {
  const { output, errors, exitCode } = runTest(["bash", "-c", script]);
  return [textOf(output), errors, exitCode];
};

describe("a variable that stands for another", () => {
  test.each([
    ["sets the variable of the caller", "f() { local -n r=$1; r=5; }; x=1; f x; echo $x", "5\n"],
    [
      "adds to an array",
      'add() { local -n to=$1; shift; to+=("$@"); }; a=(x); add a y z; echo "${a[*]} ${#a[@]}"',
      "x y z 3\n",
    ],
    [
      "reads and sets keys",
      "declare -A m=([k]=v); g() { local -n t=$1; t[n]=${t[k]}w; }; g m; echo ${m[n]}",
      "vw\n",
    ],
    ["tells its target", "declare -n r=arr; echo ${!r}", "arr\n"],
    ["stands for an element", "declare -n e='a[1]'; a=(x y); echo $e", "y\n"],
    [
      "is none in who is called from there",
      "o() { local -n r=x; i; echo $r; }; i() { local r=9; r=10; }; x=1; o; echo $x",
      "1\n1\n",
    ],
  ])("%s", (_, script, output) => {
    expect(said(script)).toEqual([output, "", 0]);
  });
});

test("lines are counted, also those of functions and evals", () => {
  const script =
    "echo $LINENO\nf() {\n  echo $LINENO\n}\nf\neval 'echo $LINENO'\n(\n  nope\n)\ncd /no";
  const errors =
    "bash: line 8: nope: command not found\nbash: line 10: cd: /no: No such file or directory\n";
  expect(said(script)).toEqual(["1\n3\n6\n", errors, 1]);
});

test("a script file counts its own lines, with options of its first", () => {
  const run = runTest(["bash", "-e", "/s"], { files: { "/s": "#!/bin/bash -e\n\nnope\n" } });
  expect([run.errors, run.exitCode]).toEqual(["/s: line 3: nope: command not found\n", 127]);
});

test.each([
  [
    "printf '%q ' 'a b' \"it's\" '$x' '' a=b '~x' 'a~' '{a}' $'x\\ny' é",
    "a\\ b it\\'s \\$x '' a=b \\~x a~ \\{a\\} $'x\\ny' é ",
  ],
  ["printf '%(%Y-%m-%d)T|%s' 0 x", "1970-01-01|x"],
  ["printf -v d '%(%F %T)T'; echo $d", "2026-03-01 12:00:00\n"],
  ["a=(x y); for ((i = 0; i < ${#a[@]}; i++)); do echo $i${a[i]}; done", "0x\n1y\n"],
  ["for ((i = $(echo 2); i > 0; i--)); do echo $i; done", "2\n1\n"],
  ["x=$'\\001'; printf a${x}b | sed \"s${x}none${x}${x}\" | od -An -c", "   a 001   b\n"],
  ["echo $'a\\tb\\x41\\u00e9\\xc3\\xa9'", "a\tbAéé\n"],
])("%s", (script, output) => {
  expect(said(script)).toEqual([output, "", 0]);
});

test("what is not set ends the shell", () => {
  expect(said("set -u; echo $x; echo no")).toEqual([
    "",
    "bash: line 1: x: unbound variable\n",
    127,
  ]);
  expect(said("echo ${x?must be set}; echo no")).toEqual([
    "",
    "bash: line 1: x: must be set\n",
    127,
  ]);
});
