import { expect, test } from "vitest";
import { createCluster } from "../../simulator/cluster.ts";
import { asking, cronTab, cronTabs, properties, schemaWith } from "./crontabs.ts";

const warning =
  "the pods of Service default/converter are simulated and convert nothing: only the apiVersion " +
  "is changed";

function clusterWith(definition: object) {
  const cluster = createCluster({ nodes: 1 });
  const labels = { app: "converter" };
  const containers = [{ name: "server", image: "nginx:1.29" }];
  cluster.apply([
    { apiVersion: "v1", kind: "Pod", metadata: { name: "server", labels }, spec: { containers } },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "converter" },
      spec: { ports: [{ port: 443, targetPort: 80 }], selector: labels },
    },
    definition,
  ]);
  return cluster;
}

const version = (name: string) => ({ name, served: true, schema: schemaWith(properties) });
const service = { namespace: "default", name: "converter" };
const definition = cronTabs(
  {},
  {
    versions: [
      { ...version("v1"), storage: true },
      { ...version("v1beta1"), storage: false },
    ],
    conversion: {
      strategy: "Webhook",
      webhook: { clientConfig: { service }, conversionReviewVersions: ["v1"] },
    },
  },
);

test("simulated pods convert nothing but the apiVersion, and whoever asked is warned", () => {
  const cluster = clusterWith(definition);
  const body = { ...cronTab(), apiVersion: "stable.example.com/v1beta1" };
  const { name } = cronTab().metadata;
  const early = asking(cluster, "crontabs", "v1beta1")({ verb: "create", body });
  expect(early.body).toMatchObject({ message: expect.stringContaining("dial tcp") });

  cluster.advance("1m");
  const made = asking(cluster, "crontabs", "v1beta1")({ verb: "create", body });
  expect(made).toMatchObject({ code: 201, body, warnings: [warning] });
  expect(cluster.storage.get("crontabs.stable.example.com", `default/${name}`)).toMatchObject({
    apiVersion: "stable.example.com/v1",
    spec: cronTab().spec,
  });
  asking(cluster)({ verb: "create", body: cronTab({}, { name: "other" }) });
  const listed = asking(cluster, "crontabs", "v1beta1")({ verb: "list" });
  expect(listed).toMatchObject({ code: 200, warnings: [warning] });
  expect(asking(cluster)({ verb: "list" })).toMatchObject({ code: 200, warnings: [] });
});
