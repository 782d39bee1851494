/** Crossplane defines its own kinds, and those that CompositeResourceDefinitions want. */
import { expect, test } from "vitest";
import { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Secret } from "../../api/core/secret.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { customResource } from "../custom-resources/crontabs.ts";
import { isReady } from "../rollouts/bounds.ts";
import { clusterAccount, everything, robotPod } from "./account.ts";

const group = "apiextensions.crossplane.io";
const image = "xpkg.crossplane.io/crossplane/crossplane:v2.0.2";
const serverCertificate = "crossplane-tls-server";

const core = robotPod("core", {
  initContainers: [
    {
      name: "init",
      image,
      args: ["core", "init"],
      env: [{ name: "TLS_SERVER_SECRET_NAME", value: serverCertificate }],
    },
  ],
  containers: [{ name: "core", image, args: ["core", "start"] }],
});

function installed(rules = everything): Cluster {
  const cluster = createCluster();
  cluster.apply([
    ...clusterAccount(rules),
    { apiVersion: "v1", kind: "Secret", metadata: { name: serverCertificate } },
    core,
  ]);
  cluster.advance("1m");
  return cluster;
}

const definitionOf = (version: "v1" | "v2", names: object, spec: object = {}) => ({
  apiVersion: `${group}/${version}`,
  kind: "CompositeResourceDefinition",
  metadata: { name: "xdatabases.example.org" },
  spec: {
    group: "example.org",
    names: { kind: "XDatabase", plural: "xdatabases" },
    ...names,
    versions: [
      {
        name: "v1",
        served: true,
        referenceable: true,
        schema: {
          openAPIV3Schema: {
            type: "object",
            properties: {
              spec: { type: "object", properties: { size: { type: "string" } }, ...spec },
            },
          },
        },
      },
    ],
  },
});
const claimNames = { claimNames: { kind: "Database", plural: "databases" } };

const scopesOf = (cluster: Cluster) =>
  cluster
    .list(CustomResourceDefinition)
    .filter(({ spec }) => spec.group === "example.org")
    .map(({ spec }) => `${spec.names.plural} ${spec.scope} ${spec.names.categories}`);
const object = (kind: string, spec: object) => ({
  apiVersion: "example.org/v1",
  kind,
  metadata: { name: "db" },
  spec,
});

test("its kinds are there once it runs, and its certificates", () => {
  const cluster = installed();
  expect(isReady(cluster.get(Pod, "core") as Pod)).toBe(true);
  const names = cluster.list(CustomResourceDefinition).map(({ metadata: { name } }) => name);
  expect(names).toContain("providers.pkg.crossplane.io");
  expect(names).toContain(`compositions.${group}`);
  expect(Object.keys(cluster.get(Secret, serverCertificate)?.data ?? {})).toContain("tls.crt");
  cluster.apply({
    apiVersion: "pkg.crossplane.io/v1",
    kind: "Provider",
    metadata: { name: "aws" },
    spec: { package: "xpkg.crossplane.io/aws:v1" },
  });
});

test("its init container fails where its account may not define kinds", () => {
  const cluster = installed([]);
  expect(cluster.list(CustomResourceDefinition)).toEqual([]);
  const [init] = cluster.get(Pod, "core")?.status.initContainerStatuses ?? [];
  expect(init?.restartCount).toBeGreaterThan(0);
});

test.each([
  {
    behaviour: "of the first version is for composites of the cluster",
    definition: definitionOf("v1", {}),
    scopes: ["xdatabases Cluster composite"],
  },
  {
    behaviour: "with names for claims is for these too",
    definition: definitionOf("v1", claimNames),
    scopes: ["databases Namespaced claim", "xdatabases Cluster composite"],
  },
  {
    behaviour: "of the second version is for composites of namespaces",
    definition: definitionOf("v2", {}),
    scopes: ["xdatabases Namespaced composite"],
  },
])("a definition $behaviour", ({ definition, scopes }) => {
  const cluster = installed();
  cluster.apply(definition);
  cluster.advance("20s");
  expect(scopesOf(cluster)).toEqual(scopes);
  const kind = customResource(cluster, `${group}/v1`, "CompositeResourceDefinition");
  expect(cluster.get(kind, "xdatabases.example.org")).toMatchObject({
    status: {
      conditions: [{ type: "Established", status: "True" }, ...scopes.slice(1).map(offer)],
    },
  });
});

const offer = () => ({ type: "Offered", status: "True" });

test("claims hold what their author and Crossplane say, and nothing else", () => {
  const cluster = installed();
  cluster.apply(definitionOf("v1", claimNames, { required: ["size"] }));
  cluster.advance("20s");
  const compositionRef = { name: "small" };
  cluster.apply(object("Database", { size: "1Gi", compositionRef }));
  expect(cluster.get(customResource(cluster, "example.org/v1", "Database"), "db")).toMatchObject({
    spec: { size: "1Gi", compositionRef, compositeDeletePolicy: "Background" },
  });
  expect(() => cluster.apply(object("XDatabase", {}))).toThrow("spec.size: Required value");
});

test("a definition that changes changes its kinds, and takes them along", () => {
  const cluster = installed();
  cluster.apply(definitionOf("v1", claimNames));
  cluster.advance("20s");
  cluster.apply(definitionOf("v1", claimNames, { required: ["size"] }));
  cluster.advance("20s");
  expect(() => cluster.apply(object("Database", {}))).toThrow("spec.size: Required value");
  const kind = customResource(cluster, `${group}/v1`, "CompositeResourceDefinition");
  cluster.delete(kind, "xdatabases.example.org");
  cluster.advance("1m");
  expect(scopesOf(cluster)).toEqual([]);
});
