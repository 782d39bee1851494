import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const files = { "/f": "hello\n", "/e": "" };

test.each([
  ["stat -c '%n %s %a %A %F %U' /f", "/f 6 644 -rw-r--r-- regular file root\n"],
  ["stat -c %F /e /tmp", "regular empty file\ndirectory\n"],
  ["ln -s f /l; stat -c '%N %F' /l; stat -L -c %s /l", "'/l' -> 'f' symbolic link\n6\n"],
  [
    "sleep 5; touch /f; stat -c %Y /f; stat --format=%y /f",
    "1772366405\n2026-03-01 12:00:05.000000000 +0000\n",
  ],
  ["chmod 600 /f; stat -c '%f%%' /f", "8180%\n"],
  [
    "stat /f | head -n2 | tr '\\t' ' '",
    "  File: /f\n  Size: 6          Blocks: 8          IO Block: 4096   regular file\n",
  ],
  [
    "stat /f | sed -n 4,5p",
    "Access: (0644/-rw-r--r--)  Uid: (    0/    root)   Gid: (    0/    root)\nAccess: 2026-03-01 12:00:00.000000000 +0000\n",
  ],
  [
    "df",
    "Filesystem           1K-blocks      Used Available Use% Mounted on\noverlay              102625208  12348929  90276279  13% /\n",
  ],
  ["df -h / | awk 'NR==2{print $1,$2,$5,$6}'", "overlay 97.9G 13% /\n"],
  ["dd if=/dev/zero of=/big bs=1M count=10 2>/tmp/e; df | awk 'NR==2{print $3}'", "12359169\n"],
  ["mount | head -n1", "overlay on / type overlay (rw,relatime)\n"],
  [
    "free -m | grep Mem",
    "Mem:          16009        3072        9728          12        3209       12600\n",
  ],
  [
    "free | head -n1",
    "              total        used        free      shared  buff/cache   available\n",
  ],
  [
    "top -bn1 | tail -n +4 | head -n2 | cut -c1-48",
    "  PID  PPID USER     STAT   VSZ %VSZ CPU %CPU CO\n    1     0 root     S     4400   0%   0   0% sh\n",
  ],
])("%s", (script, output) => {
  expect(runTest(sh(script), { files })).toMatchObject({ output, errors: "", exitCode: 0 });
});

test("top goes on with its pause", () => {
  expect(runTest(sh("top -b -n 3 -d 2 >/tmp/o; grep -c ^Mem: /tmp/o"))).toMatchObject({
    output: "3\n",
    endedMs: 4_000,
  });
});

test.each([
  ["stat /nope", "stat: can't stat '/nope': No such file or directory\n"],
  ["stat", "stat: missing operand\n"],
  ["df /nope", "df: /nope: can't find mount point\n"],
  ["mount /dev/sda /mnt", "mount: permission denied (are you root?)\n"],
  ["free -Z", "free: invalid option -- 'Z'\n"],
  ["top -n x", "top: invalid number 'x'\n"],
])("%s fails", (script, errors) => {
  expect(runTest(sh(script), { files })).toMatchObject({ errors, exitCode: 1 });
});
