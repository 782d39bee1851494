import { expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Event } from "../../api/core/event.ts";
import { Namespace } from "../../api/core/namespace.ts";
import { Secret } from "../../api/core/secret.ts";
import { seededRandom } from "../../api/runtime.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

interface Made {
  readonly name: string;
  readonly owners?: readonly string[];
  readonly namespace?: string;
  readonly block?: boolean;
  readonly finalizers?: readonly string[];
  /** The kind of its owners. */
  readonly kind?: "ConfigMap" | "Secret";
}

function make(cluster: Cluster, made: Made): void {
  const { name, owners = [], namespace = "default", block, finalizers, kind = "ConfigMap" } = made;
  const ownerReferences = owners.map((owner) => ({
    apiVersion: "v1",
    kind,
    name: owner,
    uid: uidOf(cluster, kind, owner),
    ...(block === undefined ? {} : { blockOwnerDeletion: block }),
  }));
  const body = { metadata: { name, ownerReferences, finalizers } };
  const resource = { group: "", version: "v1", plural: "configmaps" };
  cluster.request({ verb: "create", resource, namespace, body });
}

function uidOf(cluster: Cluster, kind: string, name: string): string {
  const owner = kind === "Secret" ? cluster.get(Secret, name) : cluster.get(ConfigMap, name);
  return owner?.metadata.uid ?? "gone";
}

const names = (cluster: Cluster) =>
  cluster
    .list(ConfigMap)
    .map(({ metadata: { name, namespace } }) => `${namespace}/${name}`)
    .filter((name) => !name.endsWith("kube-root-ca.crt"));

test("dependents go with the last of their owners", () => {
  const cluster = createCluster({ nodes: 0 });
  for (const name of ["a", "b"]) make(cluster, { name });
  make(cluster, { name: "both", owners: ["a", "b"] });
  make(cluster, { name: "child", owners: ["a"] });
  make(cluster, { name: "grandchild", owners: ["child"] });
  cluster.delete(ConfigMap, "a");
  cluster.advance("2s");
  expect(names(cluster)).toEqual(["default/b", "default/both"]);
  expect(cluster.get(ConfigMap, "both")?.metadata.ownerReferences?.map(({ name }) => name)).toEqual(
    ["b"],
  );
  cluster.delete(ConfigMap, "b");
  cluster.advance("2s");
  expect(names(cluster)).toEqual([]);
});

test("an owner deleted in the foreground goes last", () => {
  const cluster = createCluster({ nodes: 0 });
  make(cluster, { name: "owner" });
  make(cluster, { name: "child", owners: ["owner"], block: true });
  make(cluster, { name: "held", owners: ["owner"], block: true, finalizers: ["example.com/x"] });
  cluster.delete(ConfigMap, "owner", { propagationPolicy: "Foreground" });
  cluster.advance("2s");
  expect(names(cluster)).toEqual(["default/held", "default/owner"]);
  cluster.patch(ConfigMap, "held", { metadata: { finalizers: null } });
  cluster.advance("2s");
  expect(names(cluster)).toEqual([]);
});

test("orphans stay, and forget their owner", () => {
  const cluster = createCluster({ nodes: 0 });
  make(cluster, { name: "owner" });
  make(cluster, { name: "child", owners: ["owner"] });
  cluster.delete(ConfigMap, "owner", { propagationPolicy: "Orphan" });
  cluster.advance("2s");
  expect(names(cluster)).toEqual(["default/child"]);
  expect(cluster.get(ConfigMap, "child")?.metadata.ownerReferences).toBeUndefined();
});

test("an owner in another namespace is none", () => {
  const cluster = createCluster({ nodes: 0 });
  make(cluster, { name: "owner" });
  make(cluster, { name: "far", owners: ["owner"], namespace: "kube-system" });
  const uid = cluster.get(ConfigMap, "owner")?.metadata.uid;
  cluster.advance("2s");
  expect(names(cluster)).toEqual(["default/owner"]);
  expect(
    cluster.list(Event, "kube-system").map(({ reason, message }) => [reason, message]),
  ).toEqual([
    [
      "OwnerRefInvalidNamespace",
      `ownerRef [v1/ConfigMap, namespace: kube-system, name: owner, uid: ${uid}] ` +
        'does not exist in namespace "kube-system"',
    ],
  ]);
});

test("an object of the whole cluster whose owner is in a namespace stays, and is told of once", () => {
  const cluster = createCluster({ nodes: 0 });
  make(cluster, { name: "owner" });
  const uid = uidOf(cluster, "ConfigMap", "owner");
  const ownerReferences = [{ apiVersion: "v1", kind: "ConfigMap", name: "owner", uid }];
  const resource = { group: "", version: "v1", plural: "namespaces" };
  cluster.request({
    verb: "create",
    resource,
    body: { metadata: { name: "wide", ownerReferences } },
  });
  cluster.advance("1m");
  cluster.patch(Namespace, "wide", { metadata: { labels: { a: "b" } } });
  cluster.advance("30m");
  const events = cluster
    .list(Event, "default")
    .map(({ type, reason, count, message, involvedObject: { kind, name } }) => [
      [kind, name, type, reason, count],
      message,
    ]);
  expect(events).toEqual([
    [
      ["Namespace", "wide", "Warning", "OwnerRefInvalidNamespace", 1],
      `ownerRef [v1/ConfigMap, namespace: , name: owner, uid: ${uid}] ` +
        'does not exist in namespace ""',
    ],
  ]);
  expect(cluster.get(Namespace, "wide")?.metadata.deletionTimestamp).toBeUndefined();
});

const gone = "00000000-0000-0000-0000-000000000000";
test.each([
  { behaviour: "that never was", reference: { kind: "ConfigMap", name: "none" }, stays: false },
  { behaviour: "of another uid", reference: { kind: "ConfigMap", name: "owner" }, stays: false },
  { behaviour: "of no known kind", reference: { kind: "Widget", name: "owner" }, stays: true },
  {
    behaviour: "of a group that is not served",
    reference: { apiVersion: "example.com/v1", kind: "ConfigMap", name: "owner" },
    stays: true,
  },
])("an object with an owner $behaviour stays: $stays", ({ reference, stays }) => {
  const cluster = createCluster({ nodes: 0 });
  make(cluster, { name: "owner" });
  const ownerReferences = [{ apiVersion: "v1", uid: gone, ...reference }];
  const resource = { group: "", version: "v1", plural: "configmaps" };
  const body = { metadata: { name: "child", ownerReferences } };
  cluster.request({ verb: "create", resource, namespace: "default", body });
  cluster.advance("1m");
  expect(names(cluster)).toEqual(stays ? ["default/child", "default/owner"] : ["default/owner"]);
  expect(cluster.list(Event, "default")).toEqual([]);
});

test.each([1, 2, 3, 4, 5])("late caches never cost an owned object its life (seed %i)", (seed) => {
  const random = seededRandom(seed);
  const informerDelayMs = () => random.integer(500);
  const cluster = createCluster({ nodes: 0, seed, informerDelayMs });
  const resource = { group: "", version: "v1", plural: "secrets" };
  for (let index = 0; index < 5; index += 1) {
    const owner = { metadata: { name: `owner-${index}` } };
    cluster.request({ verb: "create", resource, namespace: "default", body: owner });
    make(cluster, { name: `child-${index}`, owners: [`owner-${index}`], kind: "Secret" });
  }
  cluster.advance("10s");
  expect(names(cluster)).toHaveLength(5);
  for (let index = 0; index < 5; index += 1) cluster.delete(Secret, `owner-${index}`);
  cluster.advance("10s");
  expect(names(cluster)).toEqual([]);
});
