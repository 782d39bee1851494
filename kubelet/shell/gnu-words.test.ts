// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are scripts of a shell.
/** What programs say and end with where they are GNU's, and where they are those of busybox. */
import { expect, test } from "vitest";
import { runTest } from "./test-shell.ts";

test.each([
  {
    script: "ls /no",
    gnu: "ls: cannot access '/no': No such file or directory\n2",
    busybox: "ls: /no: No such file or directory\n1",
  },
  {
    script: "cat /no",
    gnu: "cat: /no: No such file or directory\n1",
    busybox: "cat: can't open '/no': No such file or directory\n1",
  },
  {
    script: "rm /no",
    gnu: "rm: cannot remove '/no': No such file or directory\n1",
    busybox: "rm: can't remove '/no': No such file or directory\n1",
  },
  {
    script: "mkdir /tmp",
    gnu: "mkdir: cannot create directory '/tmp': File exists\n1",
    busybox: "mkdir: can't create directory '/tmp': File exists\n1",
  },
  {
    script: "tail /no",
    gnu: "tail: cannot open '/no' for reading: No such file or directory\n1",
    busybox: "tail: can't open '/no': No such file or directory\n1",
  },
])("$script", ({ script, gnu, busybox }) => {
  const told = (ordinaryShell: "ash" | "dash") =>
    runTest(["sh", "-c", `${script} 2>&1; echo $?`], { ordinaryShell }).output.trimEnd();
  expect({ gnu: told("dash"), busybox: told("ash") }).toEqual({ gnu, busybox });
});

test.each([
  {
    behaviour: "a test names itself in what it complains of",
    script: "v='a b'; [ $v = x ]; [ 1 -eq one ]",
    output:
      "bash: line 1: [: too many arguments\nbash: line 1: [: one: integer expression expected\n",
  },
  {
    behaviour: "a path that is no program is told otherwise than a name",
    script: "./no; no; touch /tmp/x; /tmp/x; echo $?",
    output:
      "bash: line 1: ./no: No such file or directory\nbash: line 1: no: command not found\n" +
      "bash: line 1: /tmp/x: Permission denied\n126\n",
  },
  {
    behaviour: "it tells who runs it, and on what",
    script: 'echo "$UID $EUID $OSTYPE $HOSTTYPE $SHLVL $BASH_VERSINFO"; umask 027; umask -S',
    output: "0 0 linux-gnu x86_64 1 5\nu=rwx,g=rx,o=\n",
  },
  {
    behaviour: "the last element that readarray reads has no delimiter where there was none",
    script: "readarray -d : p <<< x:y; printf '[%s]' \"${p[@]}\"",
    output: "[x:][y\n]",
  },
  {
    behaviour: "a script may come in by the standard input",
    script: "source /dev/stdin <<< 'echo sourced'",
    output: "sourced\n",
  },
  {
    behaviour: "kill names the process that is not there",
    script: "kill -0 99999",
    output: "bash: line 1: kill: (99999) - No such process\n",
  },
])("bash: $behaviour", ({ script, output }) => {
  expect(runTest(["bash", "-c", `exec 2>&1; ${script}`]).output).toBe(output);
});
