/** Numbers, tables and times of scripts. Expectations are what GNU's and util-linux' print. */
import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

test.each([
  ["numfmt --to=iec 999 1024 1025 10240 123456789", "999\n1.0K\n1.1K\n10K\n118M\n"],
  ["numfmt --to=si 1500 999999; numfmt --to=iec-i --suffix=B 1048576", "1.5K\n1.0M\n1.0MiB\n"],
  ["numfmt --from=iec 2K; numfmt --from=auto 1Ki 1K", "2048\n1024\n1000\n"],
  [
    "echo 1024 2048 | numfmt --to=iec --field=1; echo a:2048 | numfmt -d: --field=2 --to=iec",
    "1.0K 2048\na:2.0K\n",
  ],
  ["numfmt --to=iec --format=%.2f 123456; numfmt 5K 2>/dev/null || echo $?", "120.57K\n2\n"],
  ["printf 'k v\\nlong x y\\n' | column -t", "k     v  \nlong  x  y\n"],
  [
    "printf 'a,b\\n1,,3\\n' | column -s, -t; printf 'a:b\\n' | column -t -s: -o ' | '",
    "a  b  \n1     3\na | b\n",
  ],
  ["printf 'a\\tb\\n' | expand -t 4; printf '        x\\n' | unexpand", "a   b\n\tx\n"],
  [
    "date -d @1700000000 '+%V %G|%t|%3N'; date -d 2027-01-01 +%G-%V; date -d @0 +%s%3N",
    "46 2023|\t|000\n2026-53\n0000\n",
  ],
  ["A=1 env -u A printenv A; env -i B=2 sh -c 'echo $B'; env -C /tmp pwd", "2\n/tmp\n"],
  [
    "timeout --preserve-status 1 sleep 3; echo $?; timeout --signal=KILL 1 sleep 4; echo $?",
    "143\n137\n",
  ],
  ["timeout -k 1 1 sh -c 'trap \"\" TERM; sleep 10'; echo $?", "137\n"],
])("%s", (script, output) => {
  expect(runTest(sh(script)).output).toBe(output);
});
