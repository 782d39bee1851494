import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const files = {
  "/etc/hosts": "# hosts\n127.0.0.1\tlocalhost\n10.244.0.7\tweb-0.db web-0\n",
  "/etc/passwd": "root:x:0:0:root:/root:/bin/sh\n",
  "/app/run": "echo hi\n",
};

test.each([
  ["getent hosts web-0", "10.244.0.7      web-0.db web-0\n", 0],
  ["getent hosts nope", "", 2],
  ["getent passwd root", "root:x:0:0:root:/root:/bin/sh\n", 0],
  ["which cat sh nope", "/bin/cat\n/bin/sh\n", 1],
  ["chmod +x /app/run; PATH=/app which run", "/app/run\n", 0],
  ["hostname", "web-0\n", 0],
  ["hostname -f", "web-0.db\n", 0],
  ["hostname --domain; hostname -s; hostname -i", "db\nweb-0\n10.244.0.7\n", 0],
  ["logger -t x hello", "", 0],
  ["install -d -m 700 /a/b; stat -c %a /a/b", "700\n", 0],
  ["install -m 600 /etc/passwd /tmp; stat -c '%a %s' /tmp/passwd", "600 30\n", 0],
  [
    "install -D /app/run /x/y/z; ls -l /x/y | grep -o '^[-rwx]* '; sh /x/y/z",
    "-rwxr-xr-x \nhi\n",
    0,
  ],
])("%s", (script, output, exitCode) => {
  expect(runTest(sh(script), { files })).toMatchObject({ output, errors: "", exitCode });
});

test("watch runs a command again and again", () => {
  const { output } = runTest(sh("watch -t -n 5 date +%S"), { untilMs: 11_000 });
  expect(output.replaceAll("\x1b[H\x1b[J", "")).toBe("00\n05\n10\n");
});

test("watch says what it runs and when", () => {
  const { output } = runTest(sh("watch ls /tmp"), { untilMs: 1_000 });
  expect(output).toBe(`\x1b[H\x1b[J${"Every 2.0s: ls /tmp".padEnd(61)}2026-03-01 12:00:00\n\n`);
});

test.each([
  ["getent nope", "getent: Unknown database: nope\n"],
  ["install /app/run", "install: missing file operand\n"],
  ["install /nope /tmp", "install: can't open '/nope': No such file or directory\n"],
  ["install -m x /a /b", "install: invalid mode 'x'\n"],
  ["watch", "watch: missing operand\n"],
  ["watch -n x ls", "watch: invalid number 'x'\n"],
])("%s fails", (script, errors) => {
  expect(runTest(sh(script), { files })).toMatchObject({ errors, exitCode: 1 });
});
