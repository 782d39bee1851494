import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const files = { "/f": "a:b:c\nd:e\nplain\n", "/l": "one\n\ntwo\n", "/m": "1\n2\n3\n" };

test.each([
  ["cut -d: -f2 /f", "b\ne\nplain\n"],
  ["cut -d : -f 1,3 -s /f", "a:c\nd\n"],
  ["cut -d: -f2- --output-delimiter=, /f", "b,c\ne\nplain\n"],
  ["cut -c1-3 /f", "a:b\nd:e\npla\n"],
  ["cut -b -2 /f", "a:\nd:\npl\n"],
  ["rev /f", "c:b:a\ne:d\nnialp\n"],
  ["nl /l", "     1\tone\n       \n     2\ttwo\n"],
  ["nl -ba -w2 -s' ' -v5 /l", " 5 one\n 6 \n 7 two\n"],
  ["paste /m /f", "1\ta:b:c\n2\td:e\n3\tplain\n"],
  ["paste -sd, /m", "1,2,3\n"],
  ["seq 4 | paste -d '-\\n' - /m", "1-1\n2-2\n3-3\n4-\n"],
  ["echo abcdefgh | fold -w3", "abc\ndef\ngh\n"],
  ["echo 'the quick fox' | fold -s -w 10", "the quick \nfox\n"],
  ["tac /m", "3\n2\n1\n"],
  ["shuf -i 1-9 | sort | tr -d '\\n'", "123456789"],
  ["shuf -n2 -e a b c | wc -l", "2\n"],
  ["echo Hello | tr a-z A-Z", "HELLO\n"],
  ["echo Hello | tr '[:upper:]' '[:lower:]'", "hello\n"],
  ["echo 'a  b' | tr -s ' '", "a b\n"],
  ["echo a1b2 | tr -d 0-9", "ab\n"],
  ["echo a1b2 | tr -cd '0-9\\n'", "12\n"],
  ["printf 'a b,c' | tr ' ,' '\\n'", "a\nb\nc"],
  ["printf 'a-b_c' | tr -c 'a-z' '[.*]'", "a.b.c"],
  ["printf 'aabb' | tr -s ab xy", "xy"],
  ["printf 'x\\0y' | tr '\\000' ' '", "x y"],
  ["(echo a; sleep 1; echo b) | cut -c1 | while read x; do date +%S; done", "00\n01\n"],
])("%s", (script, output) => {
  expect(runTest(sh(script), { files })).toMatchObject({ output, errors: "", exitCode: 0 });
});

test.each([
  ["cut /f", "cut: expected a list of bytes, characters, or fields\n"],
  ["cut -f 0 /f", "cut: invalid range '0'\n"],
  ["cut -d ab -f1 /f", "cut: the delimiter must be a single character\n"],
  ["cut -f1 /nope", "cut: /nope: No such file or directory\n"],
  ["tr", "tr: missing operand\n"],
  ["tr a", "tr: missing operand after 'a'\n"],
  ["tr '[:nope:]' a", "tr: invalid character class 'nope'\n"],
  ["tr z-a x", "tr: range-endpoints of 'z-a' are in reverse order\n"],
  ["fold -w0", "fold: invalid number '0'\n"],
  ["shuf -i 5", "shuf: 5: invalid range\n"],
])("%s fails", (script, errors) => {
  expect(runTest(sh(script), { files })).toMatchObject({ errors, exitCode: 1 });
});
