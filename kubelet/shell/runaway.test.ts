/** Scripts that would take all there is of a machine: each is cut, and says why. */
import { expect, test } from "vitest";
import { lonely } from "../behavior/process-start.ts";
import { ContainerProcess } from "./process/container-process.ts";
import type { ProcessStart } from "./process/process-start.ts";

function run(script: string) {
  const process = new ContainerProcess({ ...lonely, argv: ["sh", "-c", script] });
  for (let seconds = 0; seconds <= 60; seconds += 10) process.follow(seconds * 1000);
  const { end, spinsSinceMs, isOutOfMemory } = process;
  const last = process.log(60_000).at(-1)?.text ?? "";
  return { exitCode: end?.exitCode, spins: spinsSinceMs !== undefined, isOutOfMemory, last };
}

test.each([
  ["a loop without a pause", "while :; do :; done", "ran 100001 commands without a pause"],
  ["a device without end", "tr -dc a-z </dev/zero", "read 32 MiB of a device without end"],
  ["a trap that calls itself", "trap 'kill -USR1 $$' USR1; kill -USR1 $$", "without a pause"],
] as const)("%s spins", (_, script, said) => {
  const { exitCode, spins, last } = run(script);
  expect([exitCode, spins]).toEqual([undefined, true]);
  expect(last).toContain(said);
});

test.each([
  ["a function that calls itself", "f() { f; }; f", 139, "f: more than 200 within one another"],
  ["a fork bomb", "f() { f | f; }; f", 254, "sh: fork: Resource temporarily unavailable"],
  ["processes without end", "while :; do sleep 1000 & done", 254, "Resource temporarily"],
] as const)("%s ends", (_, script, exitCode, said) => {
  expect(run(script)).toMatchObject({ exitCode, last: expect.stringContaining(said) });
});

test.each([
  ["a variable that doubles", "x=a; while :; do x=$x$x; done", "x is larger than 16 MiB"],
  ["a line without end", "sort /dev/zero", "a line is larger than 16 MiB"],
] as const)("%s is out of memory", (_, script, said) => {
  expect(run(script)).toMatchObject({
    exitCode: 137,
    isOutOfMemory: true,
    last: expect.stringContaining(said),
  });
});

test.each([
  [
    "an expression that tries all ways",
    "echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaac | grep -E '(a+)+b'",
    1,
  ],
  [
    "a pattern of many stars",
    "case aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa in *a*a*a*a*a*a*a*b) ;; *) exit 3;; esac",
    3,
  ],
] as const)("%s takes no time", (_, script, exitCode) => {
  expect(run(script)).toMatchObject({ exitCode, spins: false });
});

test("a fault of a simulated program ends that program, and says whose fault it is", () => {
  const networkPrograms = {
    get: () => {
      throw new TypeError("x is not a function");
    },
  } as unknown as ProcessStart["networkPrograms"];
  const argv = ["sh", "-c", "(curl web); echo $?"];
  const process = new ContainerProcess({ ...lonely, argv, networkPrograms });
  process.follow(1_000);
  expect(process.log(1_000).map(({ text }) => text)).toEqual([
    "kubesim: process 2: TypeError: x is not a function: a fault of kubesim, which simulates it",
    "134",
  ]);
});
