import { expect, test } from "vitest";
import { loadScenarios } from "./load.ts";

const head = "apiVersion: sim.kubesim.dev/v1alpha1\nkind: Scenario\nmetadata: { name: x }\n";

test.each([
  {
    behaviour: "text that is no YAML",
    text: "a: [",
    told: "x.yaml:1: unexpected end of the stream within a flow collection",
  },
  {
    behaviour: "another version",
    text: "apiVersion: v2\nkind: Scenario\nmetadata: { name: x }\nspec: {}\n",
    told: 'x.yaml:1: apiVersion: Unsupported value: "v2": supported values: "sim.kubesim.dev/v1alpha1"',
  },
  {
    behaviour: "no name",
    text: "apiVersion: sim.kubesim.dev/v1alpha1\nkind: Scenario\nmetadata: {}\nspec: {}\n",
    told: "x.yaml:3: metadata.name: Required value",
  },
  {
    behaviour: "an unknown field",
    text: `${head}spec:\n  step: []\n`,
    told: "x.yaml:5: spec.step: unknown field",
  },
  {
    behaviour: "a step that does two things",
    text: `${head}spec:\n  steps:\n  - advance: 5s\n    cordon: node-0\n`,
    told: "x.yaml:6: spec.steps[0]: Forbidden: may not specify more than one of cordon, advance",
  },
  {
    behaviour: "a time that is none",
    text: `${head}spec:\n  steps:\n  - advance: soon\n`,
    told:
      'x.yaml:6: spec.steps[0].advance: Invalid value: "soon": ' +
      "must be a duration such as 90s, 10m or 1h30m",
  },
  {
    behaviour: "a step that no invariant can begin with",
    text: `${head}spec:\n  invariants:\n  - { always: "true", from: nowhere }\n`,
    told: 'x.yaml:6: spec.invariants[0].from: Not found: no step is named "nowhere"',
  },
  {
    behaviour: "a file that is not there",
    text: `${head}spec:\n  manifests: [web.yaml]\n`,
    told: 'x.yaml:5: spec.manifests[0]: cannot read "web.yaml": there are no files here',
  },
])("$behaviour is refused with its line", ({ text, told }) => {
  expect(() => loadScenarios(text, { source: "x.yaml" })).toThrow(told);
});

test("all problems are told at once, in the order of the file", () => {
  const text = `${head}spec:\n  steps:\n  - {}\n  - advance: soon\n  goals:\n  - {}\n`;
  let told = "";
  try {
    loadScenarios(text, { source: "x.yaml" });
  } catch (error) {
    told = String(error);
  }
  expect([...told.matchAll(/x\.yaml:(\d+)/g)].map(([, line]) => line)).toEqual(["6", "7", "9"]);
});
