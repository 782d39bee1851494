import { expect, test } from "vitest";
import { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";
import { certificates, monitoring, rollouts } from "../../api/apiextensions/testing/bundles.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { customResource } from "./crontabs.ts";

const bundles = [
  { what: "cert-manager's", made: certificates, bytesMin: 500_000 },
  { what: "Argo Rollouts'", made: rollouts, bytesMin: 500_000 },
  { what: "the Prometheus operator's", made: monitoring, bytesMin: 500_000 },
];

test.each(bundles)("definitions as large as $what are taken", ({ made, bytesMin }) => {
  const cluster = createCluster();
  const objects = made();
  expect(JSON.stringify(objects).length).toBeGreaterThan(bytesMin);
  cluster.apply(objects);
  const established = cluster
    .list(CustomResourceDefinition)
    .filter(({ status }) =>
      status.conditions?.some(
        ({ type, status: holds }) => type === "Established" && holds === "True",
      ),
    );
  expect(established).toHaveLength(objects.length);
  // What is applied again unchanged is not written.
  const before = cluster.storage.revision;
  cluster.apply(objects);
  expect(cluster.storage.revision).toBe(before);
});

test("objects of large definitions are checked in every corner", () => {
  const cluster = createCluster();
  cluster.apply(rollouts());
  const rollout = (container: object) => ({
    apiVersion: "argoproj.example/v1",
    kind: "Rollout",
    metadata: { name: "web" },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: "web" } },
      template: {
        metadata: { labels: { app: "web" } },
        spec: { containers: [{ name: "web", image: "nginx:1.25", ...container }] },
      },
      strategy: { canary: { steps: [{ setWeight: 20 }, { pause: { duration: "1h" } }] } },
    },
  });
  cluster.apply(rollout({ resources: { requests: { cpu: "100m", memory: 1024 } } }));
  expect(() => cluster.apply(rollout({ resources: { requests: { cpu: "lots" } } }))).toThrow(
    "spec.template.spec.containers[0].resources.requests.cpu in body should match",
  );
  expect(() => cluster.apply(rollout({ ports: [{ containerPort: "http" }] }))).toThrow(
    'spec.template.spec.containers[0].ports[0].containerPort: Invalid value: "string": ' +
      "spec.template.spec.containers[0].ports[0].containerPort in body must be of type integer",
  );
  expect(() => cluster.apply(rollout({ imagePullPolice: "Always" }))).toThrow(
    'strict decoding error: unknown field "spec.template.spec.containers[0].imagePullPolice"',
  );
  expect(
    cluster.get(customResource(cluster, "argoproj.example/v1", "Rollout"), "web"),
  ).toMatchObject({ metadata: { generation: 1 } });
});
