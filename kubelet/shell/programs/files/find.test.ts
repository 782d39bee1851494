import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const files = {
  "/d/a.log": "x\n",
  "/d/b.txt": "",
  "/d/sub/c.log": "yy\n",
  "/d/sub/deep/d.log": "z\n",
};

test.each([
  ["find /d", "/d\n/d/a.log\n/d/b.txt\n/d/sub\n/d/sub/c.log\n/d/sub/deep\n/d/sub/deep/d.log\n"],
  ["cd /d; find . -maxdepth 1 -type f", "./a.log\n./b.txt\n"],
  ["cd /d; find -type d", ".\n./sub\n./sub/deep\n"],
  ["find /d -name '*.log' -mindepth 2", "/d/sub/c.log\n/d/sub/deep/d.log\n"],
  ["find /d -type f ! -name '*.log'", "/d/b.txt\n"],
  ["find /d -name a.log -o -name b.txt", "/d/a.log\n/d/b.txt\n"],
  ["find /d '(' -iname A.LOG -or -empty ')' -print", "/d/a.log\n/d/b.txt\n"],
  ["find /d -path '*/sub/*' -prune -o -type f -print", "/d/a.log\n/d/b.txt\n"],
  ["find /d -name '*.log' -exec cat {} ';'", "x\nyy\nz\n"],
  ["find /d -name '*.log' -exec echo {} +", "/d/a.log /d/sub/c.log /d/sub/deep/d.log\n"],
  ["find /d -name '*.log' -delete; find /d -type f", "/d/b.txt\n"],
  ["find /d/sub -delete; ls /d", "a.log\nb.txt\n"],
  ["find /d -type f -print0 | xargs -0 rm; find /d -type f | wc -l", "0\n"],
  ["find /d -size +2c", "/d/sub/c.log\n"],
  [
    "sleep 90; touch /d/new; find /d -type f -mmin -1; find /d/a.log -mmin +0",
    "/d/new\n/d/a.log\n",
  ],
  ["find /d/a.log -mtime +7; sleep 9d; find /d/a.log -mtime +7", "/d/a.log\n"],
  ["find /d -name '*.log' -quit -print", ""],
  ["find /d -type f -printf '%f %s %y\\n'", "a.log 2 f\nb.txt 0 f\nc.log 3 f\nd.log 2 f\n"],
  [
    "cd /d; find sub -mindepth 1 -printf '%P in %h, %d deep:%5m\\n' -quit",
    "c.log in sub, 1 deep:  644\n",
  ],
  [
    "find /d/a.log -printf '%T@ %TY-%Tm-%Td %u:%g%%\\n'",
    "1772366400.0000000000 2026-03-01 root:root%\n",
  ],
  ["find -L /d -iregex '.*/[AB]\\.LOG'", "/d/a.log\n"],
  ["sleep 90; touch /d/new; find /d -newermt '2026-03-01 12:01' -type f", "/d/new\n"],
  [
    "chown 1000 /d/a.log; find /d -type f -user 1000 -o -name b.txt -user root",
    "/d/a.log\n/d/b.txt\n",
  ],
  ["echo a b c | xargs", "a b c\n"],
  ["printf 'a b\\nc\\n\\nd\\n' | xargs -L1 echo", "a b\nc\nd\n"],
  ["printf 'a b\\nc \\nd\\n' | xargs -L 2 echo +", "+ a b c d\n"],
  ["seq 5 | xargs -n2 echo n", "n 1 2\nn 3 4\nn 5\n"],
  ["printf 'a b\\nc\\n' | xargs -I{} echo '<{}>'", "<a b>\n<c>\n"],
  ["printf '' | xargs -r echo no; printf '' | xargs echo yes", "yes\n"],
  ["echo '\"a b\" c' | xargs -n 1", "a b\nc\n"],
  ["printf 'a:b' | xargs -d : -n1 echo", "a\nb\n"],
  ["echo x | xargs sh -c 'echo $0-$1' zero", "zero-x\n"],
])("%s", (script, output) => {
  expect(runTest(sh(script), { files })).toMatchObject({ output, errors: "", exitCode: 0 });
});

test.each([
  ["find /nope", "find: /nope: No such file or directory\n", 1],
  ["find / -nope", "find: unrecognized: -nope\n", 1],
  ["find / -name", "find: -name requires an argument\n", 1],
  ["find / -exec ls {}", "find: -exec requires an argument\n", 1],
  ["find / -type q", "find: invalid argument 'q' to '-type'\n", 1],
  ["find / '(' -name x", "find: unmatched '('\n", 1],
  ["echo a | xargs false", "", 123],
  ["echo a | xargs nope", "sh: nope: not found\n", 127],
  ['echo "it\'s" | xargs', "xargs: unmatched quote\n", 1],
  ["xargs -n", "xargs: option requires an argument -- 'n'\n", 1],
])("%s fails", (script, errors, exitCode) => {
  expect(runTest(sh(script), { files })).toMatchObject({ errors, exitCode });
});
