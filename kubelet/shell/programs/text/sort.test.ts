import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const files = {
  "/n": "10\n9\n-1\n9\n2.5\n",
  "/t": "web 10 b\ndb 9 a\nweb 2 c\n",
  "/p": "root:x:0\nuser:x:1000\nbin:x:2\n",
  "/h": "1G\n900M\n2K\n",
  "/v": "v1.10\nv1.9\nv1.2.3\n",
  "/u": "a\na\nb\nA\nc\nc\n",
};

test.each([
  ["sort /n", "-1\n10\n2.5\n9\n9\n"],
  ["sort -n /n", "-1\n2.5\n9\n9\n10\n"],
  ["sort -rn /n", "10\n9\n9\n2.5\n-1\n"],
  ["sort -nu /n", "-1\n2.5\n9\n10\n"],
  ["sort -k2n /t", "web 2 c\ndb 9 a\nweb 10 b\n"],
  ["sort -k 1,1 -k 2,2nr /t", "db 9 a\nweb 10 b\nweb 2 c\n"],
  ["sort -u -k1,1 /t", "db 9 a\nweb 10 b\n"],
  ["sort -t: -k3 -n /p", "root:x:0\nbin:x:2\nuser:x:1000\n"],
  ["sort -t : -k 1.2,1.2 /p", "bin:x:2\nroot:x:0\nuser:x:1000\n"],
  ["sort -h /h", "2K\n900M\n1G\n"],
  ["sort -V /v", "v1.2.3\nv1.9\nv1.10\n"],
  ["sort -f /u | head -2", "A\na\n"],
  ["sort -o /n -r /n; head -n 1 /n", "9\n"],
  ["uniq /u", "a\nb\nA\nc\n"],
  ["uniq -c /u", "      2 a\n      1 b\n      1 A\n      2 c\n"],
  ["uniq -d /u", "a\nc\n"],
  ["uniq -u /u", "b\nA\n"],
  ["sort -f /u | uniq -ic", "      3 A\n      1 b\n      2 c\n"],
  ["uniq -f1 -w2 /t | wc -l", "3\n"],
  ["cat /u | sort | uniq -c | sort -rn | head -n1", "      2 c\n"],
])("%s", (script, output) => {
  expect(runTest(sh(script), { files })).toMatchObject({ output, errors: "", exitCode: 0 });
});

test.each([
  ["sort /nope", "sort: /nope: No such file or directory\n", 2],
  ["sort -k x /n", "sort: bad field specification 'x'\n", 2],
  ["sort -Q", "sort: invalid option -- 'Q'\n", 2],
  ["sort -c /n", "sort: /n:3: disorder: -1\n", 1],
  ["uniq -f x /u", "uniq: invalid number 'x'\n", 1],
])("%s fails", (script, errors, exitCode) => {
  expect(runTest(sh(script), { files })).toMatchObject({ errors, exitCode });
});
