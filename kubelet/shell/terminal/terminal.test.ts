/** What is typed at a terminal: what the shell gets of it, and what is shown. */
import { expect, test } from "vitest";
import { lonely } from "../../behavior/process-start.ts";
import { ContainerProcess } from "../process/container-process.ts";

const [up, left, end] = ["\x1b[A", "\x1b[D", "\x05"];

/** What a shell shows on a terminal in which keys are typed. */
function typed(shell: string, keys: readonly string[]): string {
  const start = { ...lonely, argv: ["sleep", "1d"], hostname: "web-0" };
  const process = new ContainerProcess(start);
  let shown = "";
  let nowMs = 1_000;
  const program = process.open([shell], nowMs, {
    isTerminal: true,
    output: (_, bytes) => {
      shown += bytes;
    },
  });
  for (const each of ["", ...keys]) {
    program.write(each);
    nowMs += 10;
    process.follow(nowMs);
  }
  return shown;
}

/** The lines that commands have printed. */
const printed = (shell: string, keys: readonly string[]) =>
  typed(shell, keys)
    .split("\r\n")
    .filter((line) => line.startsWith("="));

test.each([
  ["the line of before", ["echo =1\r", up, "\r"], ["=1", "=1"]],
  ["one of before, changed", ["echo =1\r", "echo =2\r", up, up, "0\r"], ["=1", "=2", "=10"]],
  ["a letter in the middle", ["echo =c", left, "b\r"], ["=bc"]],
  ["a word that was taken back", ["echo =no", "\x17=yes\r"], ["=yes"]],
  ["a line from its start", ["=x", "\x01echo ", end, "y\r"], ["=xy"]],
  ["a line that was given up", ["echo =no", "\x03", "echo =yes\r"], ["=yes"]],
  ["an accent that was erased", ["echo =\u00c3\u00a9", "\x7f", "e\r"], ["=e"]],
  ["a program whose name Tab has filled in", ["hostn\t| sed s/^/=/\r"], ["=web-0"]],
  ["a path that Tab has filled in", ["echo =$(ls /etc/pas\t)\r"], ["=/etc/passwd"]],
  ["a key that is told in pieces", ["echo =1\r", "\x1b", "[", "A", "\r"], ["=1", "=1"]],
] as const)("a shell runs %s", (_, keys, lines) => {
  expect(printed("sh", keys)).toEqual(lines);
});

test("two Tabs show what there is to choose from", () => {
  expect(typed("sh", ["cat /etc/", "\t", "\t"])).toContain("\r\ngroup  passwd\r\n/ # cat /etc/");
});

test.each([
  ["sh", "/ # "],
  ["bash", "root@web-0:/# "],
] as const)("%s asks with %j", (shell, prompt) => {
  expect(typed(shell, [""])).toBe(prompt);
});

test("ls stands in columns, and clear clears", () => {
  expect(typed("sh", ["cd /etc; ls\r"])).toContain("group   passwd\r\n");
  expect(typed("sh", ["clear\r"])).toContain("\x1b[H\x1b[2J");
});

test("Ctrl-D ends bash, which says so", () => {
  expect(typed("bash", ["\x04"])).toBe("root@web-0:/# exit\r\n");
});
