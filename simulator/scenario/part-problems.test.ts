import { expect, test } from "vitest";
import { loadScenarios } from "./load.ts";

const head = "apiVersion: sim.kubesim.dev/v1alpha1\nkind: Scenario\nmetadata: { name: x }\nspec:\n";

/** What is told of a scenario, line by line; nothing where it is in order. */
function toldOf(spec: string): readonly string[] {
  try {
    loadScenarios(`${head}${spec}`, { source: "x.yaml" });
    return [];
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split("\n");
  }
}

const step = (text: string) => `  steps:\n  - ${text}`;

test.each([
  {
    behaviour: "a number of seeds of which nothing is played",
    spec: "  seeds: 0",
    told: "x.yaml:5: spec.seeds: Invalid value: 0: must be greater than or equal to 1",
  },
  {
    behaviour: "a target without its kind",
    spec: step("scale: { target: web, replicas: 1 }"),
    told:
      'x.yaml:6: spec.steps[0].scale.target: Invalid value: "web" names no object: ' +
      "write it as deployment/web",
  },
  {
    behaviour: "a condition of nothing",
    spec: step("wait: { condition: Ready }"),
    told: "x.yaml:6: spec.steps[0].wait.condition: Forbidden: may not be specified without target",
  },
  {
    behaviour: "a step that applies nothing",
    spec: step("apply: {}"),
    told: "x.yaml:6: spec.steps[0].apply: Required value: must specify one of files, objects",
  },
  {
    behaviour: "an object that is none",
    spec: step("apply: { objects: [web] }"),
    told: "x.yaml:6: spec.steps[0].apply.objects[0]: Invalid value: must be an object",
  },
  {
    behaviour: "a step that looks at nothing",
    spec: step("expect: {}"),
    told: "x.yaml:6: spec.steps[0].expect: Required value: must specify one of objects, absent, that",
  },
  {
    behaviour: "a step that deletes what is named, and more",
    spec: step("delete: { target: pod/web, kind: pods }"),
    told: "x.yaml:6: spec.steps[0].delete.target: Forbidden: may not be specified together with kind",
  },
  {
    behaviour: "a patch without a patch",
    spec: step("patch: { target: pod/web }"),
    told: "x.yaml:6: spec.steps[0].patch.patch: Required value",
  },
  {
    behaviour: "a time that does not go with its goal",
    spec: '  goals:\n  - { stays: "true", within: 5m }',
    told: "x.yaml:6: spec.goals[0].within: Forbidden: may not be specified without eventually",
  },
  {
    behaviour: "an object at the end of which nobody knows the kind",
    spec: "  expect:\n  - { apiVersion: v1 }",
    told: "x.yaml:6: spec.expect[0].kind: Required value",
  },
  {
    behaviour: "a share of requests that there cannot be",
    spec: "  traffic:\n  - { name: a, failedPercent: 120 }",
    told:
      "x.yaml:6: spec.traffic[0].failedPercent: Invalid value: 120: " +
      "must be between 0 and 100, inclusive",
  },
  {
    behaviour: "an amount that is none",
    spec: "  cluster:\n    nodeGroups:\n    - { name: a, cpu: lots }",
    told:
      'x.yaml:6: spec.cluster.nodeGroups: Invalid value: node "a-0": cpu: Invalid value: "lots": ' +
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  },
  {
    behaviour: "two groups of the same name",
    spec: "  cluster:\n    nodeGroups: [{ name: a }, { name: a }]",
    told: 'x.yaml:6: spec.cluster.nodeGroups: Invalid value: two nodes are named "a-0"',
  },
  {
    behaviour: "a delay that is none",
    spec: "  cluster:\n    informerDelay: { from: soon, to: 1s }",
    told:
      'x.yaml:6: spec.cluster.informerDelay: Invalid value: invalid duration "soon": ' +
      "write it as 90s, 10m or 1h30m",
  },
  {
    behaviour: "a name that YAML reads as a boolean",
    spec: "  cluster: { nodeGroups: [{ name: n }] }",
    told:
      "x.yaml:5: spec.cluster.nodeGroups[0].name: Invalid value: " +
      "expected string, received boolean: y, n, yes, no, on, off, true and false are texts only in quotes",
  },
  {
    behaviour: "an admission plugin that there is not",
    spec: "  cluster:\n    admission: { enablePlugins: [Podsecurity] }",
    told:
      "x.yaml:6: spec.cluster.admission: Invalid value: " +
      'enable-admission-plugins plugin "Podsecurity" is unknown',
  },
])("$behaviour is refused before anything is played", ({ spec, told }) => {
  expect(toldOf(spec)).toEqual([told]);
});

test("what is not of its type is told together with what makes no sense", () => {
  expect(
    toldOf('  steps:\n  - advance: 30\n  - wait: { rollout: web, within: 5 }\n  seeds: "2"'),
  ).toEqual([
    "x.yaml:6: spec.steps[0].advance: Invalid value: expected string, received number",
    "x.yaml:7: spec.steps[1].wait.within: Invalid value: expected string, received number",
    'x.yaml:7: spec.steps[1].wait.rollout: Invalid value: "web" names no object: ' +
      "write it as deployment/web",
    "x.yaml:8: spec.seeds: Invalid value: expected number, received string",
  ]);
});

test("a first seed may be written as a number", () => {
  expect(toldOf("  seed: 4711")).toEqual([]);
});

test("two scenarios of a file cannot have the same name, by which their runs are told apart", () => {
  expect(toldOf(`  seeds: 1\n---\n${head}  seeds: 1`)).toEqual([
    'x.yaml:9: metadata.name: Duplicate value: "x"',
  ]);
});
