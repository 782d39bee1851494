/** `id` and `ps`: who runs, and what. */
import { expect, test } from "vitest";
import { runTest, sh } from "../test-shell.ts";

const files = {
  "/etc/passwd": "root:x:0:0:root:/root:/bin/sh\napp:x:1000:1001:app:/:/bin/false\n",
  "/etc/group": "root:x:0:\nstaff:x:1001:\n",
};

test.each([
  ["id app", "uid=1000(app) gid=1001(staff) groups=1001(staff)\n"],
  ["id -u app; id -gn app; id -Gn 1000", "1000\nstaff\nstaff\n"],
  ["id -u; groups app", "0\nstaff\n"],
  ["id nobody 2>&1 || echo $?", "id: 'nobody': no such user\n1\n"],
])("%s", (script, output) => {
  expect(runTest(sh(script), { files }).output).toBe(output);
});

test.each([
  ["sleep 9 & sleep 1; ps -ef | awk '$8 == \"sleep\" { print $2 }'", undefined, "2\n"],
  ["sleep 9 & sleep 1; ps aux | awk '$11 == \"sleep\" { print $2 }'", undefined, "2\n"],
  ["sleep 9 & sleep 1; ps aux | awk '$4 == \"sleep\" { print $1 }'", "ash", "2\n"],
  [
    "sleep 9 & sleep 1; pgrep sleep; pidof sleep; pgrep -fa 'eep 9$'",
    undefined,
    "2\n2\n2 sleep 9\n",
  ],
  ["sleep 9 & sleep 1; pkill sleep; wait $!; echo $?", undefined, "143\n"],
  ["sleep 9 & sleep 1; ps -o pid=,args= -p $!", undefined, "      2 sleep 9\n"],
  [
    "sleep 9 & sleep 1; ps -p $! -o comm,ppid",
    undefined,
    "COMMAND            PPID\nsleep                 1\n",
  ],
  ["ps -p 77 -o pid; echo $?", undefined, "    PID\n1\n"],
  ["ps -o nope 2>&1", undefined, 'ps: error: unknown user-defined format "nope"\n'],
] as const)("%s, where sh is %s", (script, ordinaryShell, output) => {
  const options = ordinaryShell === undefined ? {} : { ordinaryShell };
  expect(runTest(sh(script), options).output).toBe(output);
});
