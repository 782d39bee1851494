import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

test.each([
  ["expr 1 + 2 '*' 3", "7\n", 0],
  ["expr '(' 1 + 2 ')' '*' 3", "9\n", 0],
  ["expr 7 / 2; expr -7 % 3", "3\n-1\n", 0],
  ["expr 3 - 3", "0\n", 1],
  ["expr 10 '>' 9", "1\n", 0],
  ["expr a '<' b", "1\n", 0],
  ["expr abc = abd", "0\n", 1],
  ["expr '' '|' default", "default\n", 0],
  ["expr 1 '&' 0", "0\n", 1],
  ["expr v1.36 : 'v\\([0-9]*\\)'", "1\n", 0],
  ["expr abc : 'a.'", "2\n", 0],
  ["expr length hello; expr substr hello 2 3; expr index hello l", "5\nell\n3\n", 0],
  ["i=5; i=$(expr $i - 1); echo $i", "4\n", 0],
  ["factor 360 97", "360: 2 2 2 3 3 5\n97: 97\n", 0],
  ["echo 12 | factor", "12: 2 2 3\n", 0],
])("%s", (script, output, exitCode) => {
  expect(runTest(sh(script))).toMatchObject({ output, errors: "", exitCode });
});

test.each([
  ["expr", "expr: missing operand\n", 2],
  ["expr 1 +", "expr: syntax error\n", 2],
  ["expr 1 2", "expr: syntax error\n", 2],
  ["expr a + 1", "expr: non-integer argument\n", 2],
  ["expr 1 / 0", "expr: division by zero\n", 2],
  ["expr a : '\\('", "expr: invalid regular expression\n", 2],
  ["factor x", "factor: 'x' is not a valid positive integer\n", 1],
])("%s fails", (script, errors, exitCode) => {
  expect(runTest(sh(script))).toMatchObject({ errors, exitCode });
});
