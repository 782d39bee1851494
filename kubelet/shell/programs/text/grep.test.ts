import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const files = { "/f": "one\ntwo\nthree\nfour 4\nfive\n", "/d/a": "x one\n", "/d/e/b": "one y\n" };

test.each([
  ["a basic expression", "grep 'o\\(ne\\|ur\\)' /f", "one\nfour 4\n"],
  ["an extended expression", "grep -E '^(one|five)$' /f", "one\nfive\n"],
  ["a fixed text", "printf 'a.b\\naxb\\n' | grep -F a.b", "a.b\n"],
  ["Perl's words", "grep -oP '\\d+' /f", "4\n"],
  ["numbers and parts", "grep -no 'o[nu]*' /f", "1:on\n2:o\n4:ou\n"],
  ["what does not match", "grep -v e /f", "two\nfour 4\n"],
  [
    "lines around",
    "grep -n -A1 -B1 five /f; grep -C1 two /f",
    "4-four 4\n5:five\none\ntwo\nthree\n",
  ],
  ["groups of lines", "grep -A1 -e one -e four /f", "one\ntwo\n--\nfour 4\nfive\n"],
  ["files below", "cd /d; grep -r one .", "./a:x one\n./e/b:one y\n"],
  ["names of files", "grep -l one /f /d/a; grep -L two /f /d/a", "/f\n/d/a\n/d/a\n"],
  ["counts", "grep -c o /f /d/a", "/f:3\n/d/a:1\n"],
  ["the first", "grep -m1 o /f", "one\n"],
  [
    "words and lines",
    "echo 'a-one' | grep -w one; grep -x four /f || grep -ix ONE /f",
    "a-one\none\n",
  ],
  ["patterns of a file", "echo two >/p; grep -f /p /f", "two\n"],
])("grep finds %s", (_, script, output) => {
  expect(runTest(sh(script), { files })).toMatchObject({ output, errors: "", exitCode: 0 });
});

test.each([
  ["grep -q nope /f", 1, ""],
  ["grep '\\(' /f", 2, "grep: bad regex '\\('\n"],
  ["grep -E 'a{2,1}' /f", 2, "grep: bad regex 'a{2,1}'\n"],
  ["grep -P '(' /f", 2, "grep: bad regex '('\n"],
  ["grep x /nope", 2, "grep: /nope: No such file or directory\n"],
  ["grep -s x /nope", 2, ""],
  ["grep -Y x", 2, "grep: invalid option -- 'Y'\n"],
  ["grep", 2, "grep: missing pattern\n"],
])("%s ends with %i", (script, exitCode, errors) => {
  expect(runTest(sh(script), { files })).toMatchObject({ exitCode, errors });
});
