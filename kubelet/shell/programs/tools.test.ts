import { expect, test } from "vitest";
import { runTest, sh } from "../test-shell.ts";

test("the Job of Kubernetes' documentation prints pi after a while", () => {
  const argv = ["perl", "-Mbignum=bpi", "-wle", "print bpi(2000)"];
  const { output, endedMs, exitCode } = runTest(argv);
  expect([output.length, output.slice(0, 52), output.slice(992, 1002), endedMs, exitCode]).toEqual([
    2_002,
    "3.14159265358979323846264338327950288419716939937510",
    // The decimals up to the 1,000th.
    "2164201989",
    5_000,
    0,
  ]);
});

test("pi is rounded", () => {
  expect(runTest(["perl", "-Mbignum=bpi", "-wle", "print bpi(5)"]).output).toBe("3.1416\n");
});

test.each([
  ["apt-get update", "Reading package lists... Done\n", 4_000],
  ["apt-get install -y curl jq", "Setting up curl jq ...\n", 6_000],
  ["apk add --no-cache curl", "Installing curl\nOK\n", 3_000],
  ["pip install -q flask", "Successfully installed flask\n", 5_000],
  ["npm ci", "up to date in 5s\n", 5_000],
  ["go build ./...", "", 10_000],
  ["make test", "make: 'test' is up to date.\n", 5_000],
  ["git clone -q --depth 1 https://example.com/a/web.git 2>/tmp/e; ls web", "README.md\n", 3_000],
  [
    "stress --vm 1 --vm-bytes 150M --timeout 2m",
    "stress: info: [1] dispatching hogs: 0 cpu, 0 io, 1 vm, 0 hdd\nstress: info: [1] successful run completed in 120s\n",
    120_000,
  ],
])("%s takes its time", (script, output, endedMs) => {
  expect(runTest(sh(script))).toMatchObject({ output, endedMs, errors: "", exitCode: 0 });
});

test.each([
  ["git clone", "git: you must specify a repository to clone\n", 129],
  [
    "git clone https://example.com/etc; git clone https://example.com/etc",
    "fatal: destination path 'etc' already exists and is not an empty directory.\n",
    128,
  ],
  [
    "npm start",
    "kubesim: npm start: not simulated; an ImageBehavior can say what the container does\n",
    127,
  ],
])("%s fails", (script, errors, exitCode) => {
  const run = runTest(sh(script));
  expect([run.errors.split("\n").slice(-2).join("\n"), run.exitCode]).toEqual([errors, exitCode]);
});

test.each(["npm start", "go run .", "perl app.pl", "stress --cpu 2"])(
  "%s runs until it is stopped",
  (script) => {
    const { exitCode } = runTest(sh(script), {
      unknownProgramMs: Number.POSITIVE_INFINITY,
      untilMs: 60_000,
    });
    expect(exitCode).toBeUndefined();
  },
);
