/** `kubesim test`: plays scenarios with many seeds, and tells which fail and why. */

import { Exit } from "../client/kubectl/failure.ts";
import { parseFlags } from "../client/kubectl/flags.ts";
import type { Command } from "./command.ts";
import { runGuarded } from "./command.ts";
import { type System, terminalOf } from "./io.ts";

const flags = {
  seeds: {
    kind: "int",
    value: "COUNT",
    doc: "how many seeds; those that the file says without it",
  },
  seed: { kind: "text", value: "SEED", doc: "the first seed; of a number, the next ones follow" },
  jobs: { kind: "int", value: "COUNT", doc: "how many runs at a time; as many as processors are" },
  shard: { kind: "text", value: "K/N", doc: "only the K-th of N parts of all runs: 1/4" },
  name: { kind: "text", value: "NAME", doc: "only the scenario of this name" },
  explore: {
    kind: "int",
    value: "COUNT",
    doc: "also up to so many runs in each of which one thing goes wrong, at a write of a component",
  },
  variant: {
    kind: "text",
    value: "TITLE",
    doc: "only the run of the sweep in which this goes wrong, as a report has it",
  },
  save: {
    kind: "text",
    value: "FOLDER",
    doc: "where to save failing runs, made small; kubesim-failures without it",
  },
  schema: { kind: "bool", doc: "only print the JSON schema of scenario files, for editors" },
  "fail-fast": { kind: "bool", doc: "begin nothing more after a run that fails" },
  junit: { kind: "text", value: "FILE", doc: "write a report as JUnit does" },
  json: { kind: "text", value: "FILE", doc: "write a report with every run, and its digest" },
} as const;

export const command: Command = {
  name: "test",
  usage: "PATH... [flags]",
  summary: "Play scenarios, and tell which fail and why",
  examples: [
    "kubesim test scenarios/",
    "kubesim test rollout.yaml --seeds 200 --jobs 2 --junit out.xml --json out.json",
    "kubesim test rollout.yaml --seed 4711 --seeds 1",
    "kubesim test scenarios/ --shard 1/4",
  ],
  flags,
  main(words, system) {
    return runGuarded(system, command, () => test(words, system));
  },
};

async function test(words: readonly string[], system: System): Promise<void> {
  const { flags: given, args } = parseFlags(flags, words, "kubesim test");
  if (given.schema === true) {
    const { scenarioJsonSchema } = await import("../simulator/scenario/json-schema.ts");
    terminalOf(system).print(JSON.stringify(scenarioJsonSchema(), null, 2));
    return;
  }
  const { runTests } = await import("./scenarios/run-tests.ts");
  const hasPassed = await runTests(args, given, terminalOf(system));
  if (!hasPassed) throw new Exit(1);
}
