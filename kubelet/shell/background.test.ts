/** What a child of a shell begins with, and how its end is told. */
import { expect, test } from "vitest";
import { runTest, sh } from "./test-shell.ts";

test.each([
  {
    behaviour: "each round of a loop has a child with its own variables",
    script: "for i in 1 2 3; do (echo sub $i) & done; wait",
    output: "sub 1\nsub 2\nsub 3\n",
  },
  {
    behaviour: "so has a plain command",
    script: "for i in 1 2; do echo cmd $i & done; wait",
    output: "cmd 1\ncmd 2\n",
  },
  {
    behaviour: "so has a function with its arguments",
    script: "f() { sleep $1; echo f $1; }; for i in 2 1; do f $i & done; wait",
    output: "f 1\nf 2\n",
  },
  {
    behaviour: "the exit codes of all are told",
    script:
      'for i in 1 2 3; do (sleep $i; exit $i) & p="$p $!"; done; for i in $p; do wait $i; echo $?; done',
    output: "1\n2\n3\n",
  },
  {
    behaviour: "a program that is started afterwards finds what a child has made at its start",
    script: "(echo one; sleep 1; echo two) > /tmp/log & tail -n +1 -f --pid=$! /tmp/log",
    output: "one\ntwo\n",
  },
  {
    behaviour: "what the shell does next is not the child's affair",
    script: "x=1; cd /tmp; set -- a b; (echo $x $PWD $1) & x=2; cd /; shift; wait",
    output: "1 /tmp a\n",
  },
])("$behaviour", ({ script, output }) => {
  expect(runTest(sh(script))).toMatchObject({ output, errors: "", exitCode: 0 });
});
