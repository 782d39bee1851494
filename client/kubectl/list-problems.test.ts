import { expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import type { Json } from "../../api/json.ts";
import { objectProblems } from "./list-problems.ts";

const deploymentOf = (container: Json) => ({
  kind: "Deployment",
  spec: { selector: {}, template: { spec: { containers: [container] } } },
});
const at = "Deployment.spec.template.spec.containers";
const type = "io.k8s.api.core.v1.Container";

test.each([
  { behaviour: "is right", container: { name: "a", args: ["x"] }, problems: [] },
  { behaviour: "has numbers for text", container: { name: 1, args: [2] }, problems: [] },
  { behaviour: "has nulls for members", container: { name: "a", args: null }, problems: [] },
  {
    behaviour: "has text for a list",
    container: { name: "a", args: "x" },
    problems: [
      `ValidationError(${at}[0].args): invalid type for ${type}.args: got "string", expected "array"`,
    ],
  },
  {
    behaviour: "has a field that nobody knows, and lacks one",
    container: { none: 1 },
    problems: [
      `ValidationError(${at}[0]): unknown field "none" in ${type}`,
      `ValidationError(${at}[0]): missing required field "name" in ${type}`,
    ],
  },
  {
    behaviour: "is null",
    container: null,
    problems: [`ValidationError(${at}): unknown object type "nil" in ${at}[0]`],
  },
])("an object of a list whose container $behaviour", ({ container, problems }) => {
  expect(objectProblems(deploymentOf(container), Deployment.structure)).toEqual(problems);
});

test("a null in a map has no type", () => {
  const object = { kind: "Deployment", metadata: { labels: { a: null } } };
  expect(objectProblems(object, Deployment.structure)).toEqual([
    'unknown object type "nil" in Deployment.metadata.labels.a',
  ]);
});
