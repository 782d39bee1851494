import { expect, test } from "vitest";
import { Deployment } from "./deployment.ts";
import { deploymentStrategy } from "./deployment-strategy.ts";
import { testDeployment } from "./test-workloads.ts";

type Strategy = Deployment["spec"]["strategy"];

test.each<{ behaviour: string; given: Strategy; strategy: Strategy }>([
  {
    behaviour: "a rolling update has both bounds",
    given: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1 } },
    strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "25%", maxSurge: 1 } },
  },
  {
    behaviour: "no strategy means a rolling update",
    given: { type: "" },
    strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "25%", maxSurge: "25%" } },
  },
  {
    behaviour: "Recreate gets no bounds",
    given: { type: "Recreate" },
    strategy: { type: "Recreate" },
  },
])("by default $behaviour", ({ given, strategy }) => {
  const defaulted = deploymentStrategy.defaults?.(testDeployment({ strategy: given }));
  expect(defaulted?.spec.strategy).toEqual(strategy);
  if (defaulted !== undefined) expect(deploymentStrategy.defaults?.(defaulted)).toBe(defaulted);
});

test.each([
  { behaviour: "counts changed annotations", annotations: { a: "1" }, generation: 5 },
  { behaviour: "does not count the same annotations", annotations: undefined, generation: 4 },
])("an update $behaviour", ({ annotations, generation }) => {
  const object = testDeployment();
  const stored = { ...object, metadata: { ...object.metadata, generation: 4 } };
  const next = { ...stored, metadata: { ...stored.metadata, annotations } };
  expect(deploymentStrategy.prepareForUpdate?.(next, stored)).toEqual({
    ...next,
    metadata: { ...next.metadata, generation },
  });
});

test("an update of the status changes neither spec nor labels", () => {
  const stored = testDeployment();
  const status = { replicas: 1 };
  const next = {
    ...testDeployment({ replicas: 7 }, status),
    metadata: { ...stored.metadata, labels: { a: "b" } },
  };
  expect(deploymentStrategy.prepareForStatusUpdate?.(next, stored, 0)).toEqual({
    ...stored,
    status,
  });
});

test("a name that is no DNS label is warned of", () => {
  const object = testDeployment();
  const named = { ...object, metadata: { ...object.metadata, name: "web.v1" } };
  expect(deploymentStrategy.warnings?.(named)).toEqual([
    "metadata.name: this is used in Pod names and hostnames, which can result in surprising " +
      "behavior; a DNS label is recommended: [a lowercase RFC 1123 label must consist of lower " +
      "case alphanumeric characters or '-', and must start and end with an alphanumeric " +
      "character (e.g. 'my-name',  or '123-abc', regex used for validation is " +
      "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')]",
  ]);
  expect(deploymentStrategy.warnings?.(object)).toEqual([]);
});

test("a template is advised on again when only annotations change, for they are copied", () => {
  const { spec, ...object } = testDeployment();
  const nodeSelector = { "beta.kubernetes.io/os": "linux" };
  const template = { ...spec.template, spec: { ...spec.template.spec, nodeSelector } };
  const stored = { ...object, spec: { ...spec, template } };
  const next = { ...stored, metadata: { ...stored.metadata, annotations: { a: "1" } } };
  const prepared = deploymentStrategy.prepareForUpdate?.(next, stored) ?? next;
  expect(deploymentStrategy.warnings?.(prepared, stored)).toEqual([
    "spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; " +
      'use "kubernetes.io/os" instead',
  ]);
  expect(deploymentStrategy.warnings?.(stored, stored)).toEqual([]);
});

test("columns show how far the rollout is", () => {
  const object = testDeployment({ replicas: 3 }, { readyReplicas: 2, updatedReplicas: 1 });
  const cells = Deployment.columns.map(({ name, value }) => [name, value(object, 0)]);
  expect(cells).toEqual([
    ["Name", "web"],
    ["Ready", "2/3"],
    ["Up-to-date", 1],
    ["Available", 0],
    ["Age", "<unknown>"],
    ["Containers", "app"],
    ["Images", "app:1"],
    ["Selector", "app=web"],
  ]);
});

test("its scale is its count of replicas", () => {
  const object = testDeployment({ replicas: 3 }, { replicas: 2 });
  const { scale } = Deployment;
  expect([
    scale?.replicas(object),
    scale?.statusReplicas(object),
    scale?.selector(object),
    scale?.withReplicas(object, 5),
  ]).toEqual([3, 2, "app=web", testDeployment({ replicas: 5 }, { replicas: 2 })]);
});
