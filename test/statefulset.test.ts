/** What a StatefulSet comes to in a whole cluster: when it is hindered, broken or left alone. */
import { describe, expect, test } from "vitest";
import { ControllerRevision } from "../api/apps/controller-revision.ts";
import { StatefulSet } from "../api/apps/statefulset.ts";
import { Event } from "../api/core/event.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { Service } from "../api/core/service/service.ts";
import { ServiceAccount } from "../api/core/serviceaccount.ts";
import { EndpointSlice } from "../api/discovery/endpointslice.ts";
import { equalJson } from "../api/json.ts";
import type { Cluster } from "../simulator/cluster.ts";
import { isReady } from "./rollouts/bounds.ts";
import { readyCluster } from "./rollouts/cluster.ts";
import { accountOfSet, db, podsOfSet } from "./statefulsets/db.ts";

const isAtRest = (cluster: Cluster): boolean => {
  const { said, so } = accountOfSet(cluster);
  return equalJson(said, so);
};
const settled = (cluster: Cluster) => cluster.until(() => isAtRest(cluster), { within: "10m" });

function running(spec: object = {}): Cluster {
  const cluster = readyCluster({ seed: 1 });
  cluster.apply(db("app:1", spec));
  settled(cluster);
  return cluster;
}

const uids = (cluster: Cluster) => podsOfSet(cluster).map(({ metadata }) => metadata.uid);
const names = (cluster: Cluster) => podsOfSet(cluster).map(({ metadata }) => metadata.name);
const messages = (cluster: Cluster, reason: string) =>
  cluster
    .list(Event, "default")
    .filter((event) => event.reason === reason)
    .map(({ message }) => message);

test("a pod that may not be made is told of, and made once it may", () => {
  const cluster = readyCluster();
  const template = { serviceAccountName: "nobody", containers: [{ name: "app", image: "app:1" }] };
  const metadata = { labels: { app: "db" } };
  cluster.apply(db("app:1", { replicas: 1, template: { metadata, spec: template } }));
  cluster.advance("10s");
  expect(messages(cluster, "FailedCreate")).toEqual([
    'create Pod db-0 in StatefulSet db failed error: pods "db-0" is forbidden: error looking up ' +
      'service account default/nobody: serviceaccount "nobody" not found',
  ]);
  expect(cluster.get(StatefulSet, "db")?.status).toMatchObject({
    observedGeneration: 1,
    replicas: 0,
  });
  const body = { metadata: { name: "nobody" } };
  cluster.request({ verb: "create", resource: ServiceAccount, namespace: "default", body });
  settled(cluster);
});

const ownClaim = {
  metadata: { name: "data" },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
};

test.each([
  { behaviour: "without claims", hard: { pods: "1" }, spec: {} },
  { behaviour: "with claims", hard: { pods: "1" }, spec: { volumeClaimTemplates: [ownClaim] } },
  {
    behaviour: "for want of claims",
    hard: { persistentvolumeclaims: "1" },
    spec: { volumeClaimTemplates: [ownClaim] },
  },
])("pods in parallel that may not be made $behaviour are tried 1, 2, 4 at a time", (given) => {
  const cluster = readyCluster();
  cluster.apply({
    apiVersion: "v1",
    kind: "ResourceQuota",
    metadata: { name: "one" },
    spec: { hard: given.hard },
  });
  cluster.advance("10s");
  cluster.apply(db("app:1", { replicas: 6, podManagementPolicy: "Parallel", ...given.spec }));
  cluster.advance("10s");
  expect(names(cluster)).toEqual(["db-0"]);
  const tried = messages(cluster, "FailedCreate").map(
    (each) => /Pod (db-\d)/.exec(each ?? "")?.[1],
  );
  expect([...new Set(tried)].sort()).toEqual(["db-1", "db-2"]);
});

describe("a pod that is lost comes back under its name", () => {
  test("after it was deleted", () => {
    const cluster = running();
    const before = uids(cluster);
    cluster.delete(Pod, "db-1");
    cluster.advance("1s");
    settled(cluster);
    expect(names(cluster)).toEqual(["db-0", "db-1", "db-2"]);
    expect(uids(cluster).map((uid, index) => uid === before[index])).toEqual([true, false, true]);
  });

  test("after it failed, which only its deletion tells of", () => {
    const cluster = running();
    const [first] = uids(cluster);
    const failed = { status: { phase: "Failed", reason: "Evicted" } };
    const scope = { resource: Pod, namespace: "default", name: "db-0", subresource: "status" };
    cluster.request({ verb: "patch", patchType: "merge", ...scope, body: failed });
    cluster.advance("1s");
    settled(cluster);
    expect(uids(cluster)[0]).not.toBe(first);
    expect(messages(cluster, "SuccessfulDelete")).toEqual([
      "delete Pod db-0 in StatefulSet db successful",
    ]);
  });

  test("after its node was lost, but only once somebody says that it will not come back", () => {
    const cluster = running();
    const nodeName = podsOfSet(cluster)[1]?.spec.nodeName ?? "";
    cluster.powerOff(nodeName);
    cluster.advance("10m");
    const gone = podsOfSet(cluster).filter(({ metadata }) => metadata.deletionTimestamp);
    expect(gone.map(({ metadata }) => metadata.name)).toContain("db-1");
    for (const { metadata } of gone) {
      cluster.delete(Pod, metadata.name ?? "", { gracePeriodSeconds: 0 });
    }
    settled(cluster);
    expect(podsOfSet(cluster).map((pod) => pod.spec.nodeName)).not.toContain(nodeName);
  });
});

test("pods that a set left behind are taken over by another of its name", () => {
  const cluster = running();
  const before = uids(cluster);
  cluster.delete(StatefulSet, "db", { propagationPolicy: "Orphan" });
  cluster.until(() => cluster.get(StatefulSet, "db") === undefined);
  cluster.apply(db("app:1"));
  settled(cluster);
  expect(uids(cluster)).toEqual(before);
  expect(cluster.list(ControllerRevision, "default")).toHaveLength(1);
});

test("a set that is deleted takes its pods and revisions with it", () => {
  const cluster = running();
  cluster.delete(StatefulSet, "db");
  cluster.until(() => cluster.list(Pod, "default").length === 0, { within: "1m" });
  expect(cluster.list(ControllerRevision, "default")).toEqual([]);
});

test("a headless Service knows each pod by its name", () => {
  const cluster = readyCluster();
  const spec = { clusterIP: "None", selector: { app: "db" }, ports: [{ port: 80 }] };
  const body = { metadata: { name: "db" }, spec };
  cluster.request({ verb: "create", resource: Service, namespace: "default", body });
  cluster.apply(db("app:1"));
  settled(cluster);
  cluster.advance("5s");
  const isOurs = ({ metadata: { labels } }: EndpointSlice) =>
    labels?.["kubernetes.io/service-name"] === "db";
  const slices = cluster.list(EndpointSlice, "default").filter(isOurs);
  const hosts = slices.flatMap(({ endpoints }) => endpoints ?? []).map(({ hostname }) => hostname);
  expect(hosts.sort()).toEqual(["db-0", "db-1", "db-2"]);
});

test("an update that no pod survives is mended by the old template and a hand", () => {
  const cluster = running({ minReadySeconds: 1 });
  cluster.apply(db("example.invalid/none:1", { minReadySeconds: 1 }));
  cluster.advance("2m");
  const ready = () => podsOfSet(cluster).map(isReady);
  expect(ready()).toEqual([true, true, false]);
  cluster.apply(db("app:1", { minReadySeconds: 1 }));
  cluster.advance("10m");
  expect(ready()).toEqual([true, true, false]);
  cluster.delete(Pod, "db-2");
  settled(cluster);
});
