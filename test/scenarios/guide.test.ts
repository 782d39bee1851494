/** What docs/guide/scenarios.md shows is read, and what is whole is played. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadScenarios } from "../../simulator/scenario/load.ts";
import { runScenario } from "../../simulator/scenario/run.ts";
import { actionNames } from "../../simulator/scenario/step-schema.ts";

const page = readFileSync(
  fileURLToPath(new URL("../../docs/guide/scenarios.md", import.meta.url)),
  "utf8",
);
const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text = ""]) => text);
const isWhole = (text: string) => text.includes("kind: Scenario");

/** A part of a spec, as the scenario that has nothing else. */
const wrapped = (part: string) =>
  [
    "apiVersion: sim.kubesim.dev/v1alpha1",
    "kind: Scenario",
    "metadata: { name: part }",
    "spec:",
    ...part.split("\n").map((line) => `  ${line}`),
  ].join("\n");

const read = () => "";

test.each(blocks.filter((text) => !isWhole(text)))(
  "the guide shows what can be read: %s",
  (text) => {
    const [loaded] = loadScenarios(wrapped(text), { source: "guide.yaml", read });
    expect(loaded?.scenario.metadata.name).toBe("part");
  },
);

test.each(blocks.filter(isWhole))("the guide shows what can be played: %s", (text) => {
  const [loaded] = loadScenarios(text, { source: "guide.yaml", read });
  if (loaded === undefined) throw new Error("there is no scenario");
  expect(runScenario(loaded, { seed: "0" }).run).toMatchObject({ result: "passed" });
});

test("the guide shows every step", () => {
  const shown = blocks.join("\n");
  expect(actionNames.filter((name) => !new RegExp(`- ${name}:`).test(shown))).toEqual([]);
});
