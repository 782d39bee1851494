import { expect, test } from "vitest";
import { stressOf } from "./stress.ts";

const never = Number.POSITIVE_INFINITY;

test.each([
  ["--vm 1 --vm-bytes 150M --vm-hang 1", { cpus: 0, memoryBytes: 157_286_400, seconds: never }],
  ["-c 2 --timeout 10s", { cpus: 2, memoryBytes: 0, seconds: 10 }],
  ["--vm=2 --vm-bytes=1G -t 2m", { cpus: 0, memoryBytes: 2_147_483_648, seconds: 120 }],
  ["-cpus 2", { cpus: 2, memoryBytes: 0, seconds: never }],
  ["-m 1", { cpus: 0, memoryBytes: 268_435_456, seconds: never }],
])("stress %s", (args, expected) => {
  expect(stressOf(args.split(" "))).toMatchObject(expected);
});
