/** Commands of probes that change the files of their container. */
import { expect, test } from "vitest";
import { sh, startOf } from "../test-shell.ts";
import { ContainerProcess } from "./container-process.ts";
import type { ProbeCommand } from "./probe-commands.ts";

const probe = (script: string, probe: Partial<ProbeCommand> = {}): ProbeCommand => ({
  command: sh(script),
  delayMs: 0,
  everyMs: 10_000,
  timeoutMs: 1_000,
  isStartup: false,
  ...probe,
});

const start = (script: string, probeCommands: readonly ProbeCommand[]) =>
  startOf(script, { probeCommands });

/** Goes on as a kubelet does, which asks for all of them whenever it looks. */
function follow(process: ContainerProcess, probes: readonly ProbeCommand[], untilMs: number) {
  for (let nowMs = 0; nowMs <= untilMs; nowMs = process.knownUntilMs) {
    process.follow(nowMs);
    for (const { command } of probes) process.ask(command, nowMs);
  }
  process.follow(untilMs);
}

const counts = 'echo . >> /tmp/checks; [ "$(wc -l < /tmp/checks)" -ge 3 ]';
const lines = ["wc", "-l", "/tmp/checks"];

test.each([
  {
    behaviour: "is run at its times, and the container sees what it has written",
    probes: [probe(counts)],
    untilMs: 30_999,
    finds: [lines, "3 /tmp/checks\n", 0],
  },
  {
    behaviour: "answers by what it has written before",
    probes: [probe(counts)],
    untilMs: 20_999,
    finds: [sh("test $(wc -l < /tmp/checks) -eq 2"), "", 0],
  },
  {
    behaviour: "is not run before its delay is over",
    probes: [probe(counts, { delayMs: 15_000 })],
    untilMs: 20_999,
    finds: [
      ["cat", "/tmp/checks"],
      "cat: can't open '/tmp/checks': No such file or directory\n",
      1,
    ],
  },
  {
    behaviour: "is run no more once a startup probe has succeeded",
    probes: [probe(counts, { isStartup: true, everyMs: 1_000 })],
    untilMs: 60_000,
    finds: [lines, "3 /tmp/checks\n", 0],
  },
  {
    behaviour: "waits for the startup probe to succeed",
    probes: [
      probe(counts, { isStartup: true, everyMs: 5_000 }),
      probe("echo . >> /tmp/checks; true", { everyMs: 5_000 }),
    ],
    untilMs: 16_000,
    finds: [lines, "4 /tmp/checks\n", 0],
  },
  {
    behaviour: "is killed at the end of its time",
    probes: [probe("touch /tmp/begun; sleep 2; touch /tmp/done")],
    untilMs: 9_000,
    finds: [["ls", "/tmp"], "begun\n", 0],
  },
])("the command of a probe that changes files $behaviour", ({ probes, untilMs, finds }) => {
  const process = new ContainerProcess(start("sleep 3600", probes));
  follow(process, probes, untilMs);
  const [command, output, exitCode] = finds;
  expect(process.ask(command as string[], untilMs)).toMatchObject({ output, exitCode });
});

test("the process finds the file that a probe has made for it", () => {
  const probes = [probe("touch /tmp/go", { delayMs: 5_000 })];
  const process = new ContainerProcess(
    start("until test -f /tmp/go; do sleep 1; done; date +%s", probes),
  );
  follow(process, probes, 30_000);
  expect(process.end?.atMs).toBe(12_000);
});
