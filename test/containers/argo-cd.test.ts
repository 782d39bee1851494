/** Argo CD makes what people look for once it is installed, and tells that it reaches nobody. */
import { expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Secret } from "../../api/core/secret.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { customResource } from "../custom-resources/crontabs.ts";
import { clusterAccount, everything, kindOf, robotPod } from "./account.ts";

const group = "argoproj.io";
const definedAs = { group, versions: ["v1alpha1"], subresources: {} };

const program = (name: string) =>
  robotPod(name, {
    containers: [
      {
        name: "c",
        image: "quay.io/argoproj/argocd:v3.1.4",
        args: [`/usr/local/bin/argocd-${name}`],
      },
    ],
  });

function installed(): Cluster {
  const cluster = createCluster();
  cluster.apply([
    kindOf("Application", definedAs),
    kindOf("AppProject", definedAs),
    ...clusterAccount(everything),
    { apiVersion: "v1", kind: "Secret", metadata: { name: "argocd-secret" } },
    program("server"),
    program("application-controller"),
  ]);
  return cluster;
}

const application = (spec: object, metadata: object = {}) => ({
  apiVersion: `${group}/v1alpha1`,
  kind: "Application",
  metadata: { name: "guestbook", ...metadata },
  spec: { project: "default", destination: { namespace: "shop" }, ...spec },
});
const kindNamed = (cluster: Cluster, kind: string) =>
  customResource(cluster, `${group}/v1alpha1`, kind);
const found = (cluster: Cluster, kind: string, name: string) =>
  cluster.get(kindNamed(cluster, kind), name);
const dataOf = (cluster: Cluster, name: string) => cluster.get(Secret, name)?.data ?? {};

test("the server makes the administrator's password once, and the project of all", () => {
  const cluster = installed();
  cluster.until(() => found(cluster, "AppProject", "default") !== undefined, { within: "1m" });
  const { password = "" } = dataOf(cluster, "argocd-initial-admin-secret");
  expect(atob(password)).toMatch(/^[\w-]{16}$/);
  const before = dataOf(cluster, "argocd-secret");
  expect(atob(before["admin.password"] ?? "")).toMatch(/^\$2a\$10\$[\w./]{53}$/);
  expect(Object.keys(before)).toContain("server.secretkey");
  cluster.delete(Secret, "argocd-initial-admin-secret");
  cluster.advance("2m");
  expect(cluster.get(Secret, "argocd-initial-admin-secret")).toBeUndefined();
  expect(dataOf(cluster, "argocd-secret")).toEqual(before);
});

test("there is no password where the administrator is switched off", () => {
  const cluster = createCluster();
  const settings = { data: { "admin.enabled": "false" } };
  cluster.apply([
    ...clusterAccount(everything),
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "argocd-cm" }, ...settings },
    { apiVersion: "v1", kind: "Secret", metadata: { name: "argocd-secret" } },
    program("server"),
  ]);
  cluster.until(() => "server.secretkey" in dataOf(cluster, "argocd-secret"), { within: "1m" });
  expect(cluster.get(ConfigMap, "argocd-cm")).toMatchObject(settings);
  expect(cluster.get(Secret, "argocd-initial-admin-secret")).toBeUndefined();
});

const failed = "Failed to load target state: failed to generate manifest for source 1 of";
const misbehaving = "lookup github.com on 10.96.0.10:53: server misbehaving";
test.each([
  {
    behaviour: "a repository of git",
    spec: { source: { repoURL: "https://github.com/a/b.git", path: "." } },
    message:
      "1: rpc error: code = Unknown desc = failed to list refs: " +
      'Get "https://github.com/a/b.git/info/refs?service=git-upload-pack": ' +
      `dial tcp: ${misbehaving}`,
  },
  {
    behaviour: "a repository that is asked by ssh",
    spec: { source: { repoURL: "git@github.com:a/b.git", path: "." } },
    message: `1: rpc error: code = Unknown desc = failed to list refs: dial tcp: ${misbehaving}`,
  },
  {
    behaviour: "charts",
    spec: {
      sources: [
        { repoURL: "https://charts.example.invalid/", chart: "x", targetRevision: "1.*" },
        { repoURL: "https://github.com/a/b.git", ref: "values" },
      ],
    },
    message:
      '2: rpc error: code = Unknown desc = Get "https://charts.example.invalid/index.yaml": ' +
      "dial tcp: lookup charts.example.invalid on 10.96.0.10:53: no such host",
  },
])("the controller tells that nobody reaches $behaviour", ({ spec, message }) => {
  const cluster = installed();
  cluster.apply(application(spec));
  cluster.advance("1m");
  expect(found(cluster, "Application", "guestbook")).toMatchObject({
    status: {
      sync: { status: "Unknown", comparedTo: { destination: { namespace: "shop" }, ...spec } },
      health: { status: "Healthy" },
      conditions: [{ type: "ComparisonError", message: `${failed} ${message}` }],
    },
  });
});

test("an Application that is deleted goes, with its finalizer, and its project after it", () => {
  const cluster = installed();
  const metadata = { finalizers: ["resources-finalizer.argocd.argoproj.io"] };
  const source = { repoURL: "https://github.com/a/b.git", path: "." };
  cluster.apply([
    {
      apiVersion: `${group}/v1alpha1`,
      kind: "AppProject",
      metadata: { name: "shop", ...metadata },
      spec: {},
    },
    application({ source, project: "shop" }, metadata),
  ]);
  cluster.delete(kindNamed(cluster, "AppProject"), "shop");
  cluster.advance("1m");
  expect(found(cluster, "AppProject", "shop")).toBeDefined();
  cluster.delete(kindNamed(cluster, "Application"), "guestbook");
  cluster.advance("1m");
  expect(found(cluster, "Application", "guestbook")).toBeUndefined();
  expect(found(cluster, "AppProject", "shop")).toBeUndefined();
});
