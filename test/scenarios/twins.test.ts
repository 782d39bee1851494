/** Scenarios that build on another: what they take from it, and what is told of a wrong one. */
import { expect, test } from "vitest";
import { loadScenarios } from "../../simulator/scenario/load.ts";

const base = `
apiVersion: sim.kubesim.dev/v1alpha1
kind: Scenario
metadata: { name: whole }
spec:
  steps:
    - { name: update, advance: 1s }
  invariants:
    - { always: "true" }
`;

const twin = (invariants: string) => `
apiVersion: sim.kubesim.dev/v1alpha1
kind: Scenario
metadata: { name: twin }
spec:
  base: scenario.yaml
  invariants:
    - ${invariants}
`;

const load = (text: string) =>
  loadScenarios(text, { source: "at/twin.yaml", read: () => base }).map(({ scenario }) => scenario);

test("an invariant of a twin may name a step of its base", () => {
  const [{ spec } = { spec: {} }] = load(twin('{ never: "false", from: update, until: update }'));
  expect(spec).toMatchObject({
    steps: [{ name: "update", advance: "1s" }],
    invariants: [{ never: "false", from: "update", until: "update" }],
  });
});

test("a step that neither a twin nor its base has is told with its line", () => {
  expect(() => load(twin('{ never: "false", from: nowhere }'))).toThrow(
    'at/twin.yaml:8: spec.invariants[0].from: Not found: no step is named "nowhere"',
  );
});

test("a base in another folder finds its manifests beside itself", () => {
  const files: Readonly<Record<string, string>> = {
    "../shop/scenario.yaml": base.replace("spec:", "spec:\n  manifests: [web.yaml]"),
    "../shop/web.yaml": "{ apiVersion: v1, kind: ConfigMap, metadata: { name: web } }",
  };
  const text = twin('{ always: "true" }').replace("scenario.yaml", "../shop/scenario.yaml");
  const read = (path: string) => files[path] ?? "";
  const [loaded] = loadScenarios(text, { source: "at/twin.yaml", read });
  expect(loaded?.manifests).toEqual([
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "web" } },
  ]);
});

test("scenarios that build on one another in a circle are refused with their line", () => {
  const text = twin('{ always: "true" }');
  const other = text.replace("scenario.yaml", "twin.yaml");
  expect(() => loadScenarios(text, { source: "at/twin.yaml", read: () => other })).toThrow(
    "at/scenario.yaml:6: spec.base: a scenario cannot build on itself",
  );
});
