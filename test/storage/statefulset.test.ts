/** The pods of a StatefulSet have claims of their own, which outlive them or not. */
import { expect, test } from "vitest";
import { StatefulSet } from "../../api/apps/statefulset.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { db } from "../statefulsets/db.ts";
import { claimOf } from "./objects.ts";
import { eventsOf } from "./seen.ts";

const { apiVersion, kind, spec } = claimOf("data");
const volumeClaimTemplates = [{ apiVersion, kind, metadata: { name: "data" }, spec }];

function running(more: object = {}) {
  const cluster = createCluster();
  cluster.apply(db("nginx", { replicas: 2, volumeClaimTemplates, ...more }));
  cluster.until(() => cluster.get(StatefulSet, "db")?.status.availableReplicas === 2);
  return cluster;
}
type Cluster = ReturnType<typeof running>;

const namesOf = (cluster: Cluster) => ({
  pods: cluster.list(Pod).map(({ metadata }) => metadata.name),
  claims: cluster.list(PersistentVolumeClaim).map(({ metadata }) => metadata.name),
  volumes: cluster.list(PersistentVolume).length,
});

function scale(cluster: Cluster, replicas: number): void {
  cluster.patch(StatefulSet, "db", { spec: { replicas } });
  cluster.advance("2m");
}

test("every pod gets its claims before it is made", () => {
  const cluster = running();
  expect(namesOf(cluster)).toEqual({
    pods: ["db-0", "db-1"],
    claims: ["data-db-0", "data-db-1"],
    volumes: 2,
  });
  expect(eventsOf(cluster, "StatefulSet", "db")).toEqual([
    "SuccessfulCreate create Claim data-db-0 Pod db-0 in StatefulSet db success",
    "SuccessfulCreate create Pod db-0 in StatefulSet db successful",
    "SuccessfulCreate create Claim data-db-1 Pod db-1 in StatefulSet db success",
    "SuccessfulCreate create Pod db-1 in StatefulSet db successful",
  ]);
  const { volumeName } = cluster.get(PersistentVolumeClaim, "data-db-1")?.spec ?? {};
  cluster.delete(Pod, "db-1");
  cluster.advance("2m");
  expect(cluster.get(PersistentVolumeClaim, "data-db-1")?.spec.volumeName).toBe(volumeName);
  expect(namesOf(cluster).claims).toEqual(["data-db-0", "data-db-1"]);
});

test("a pod that comes back has the claim that it had", () => {
  const cluster = running();
  const before = cluster.get(PersistentVolumeClaim, "data-db-1")?.metadata.uid;
  scale(cluster, 1);
  expect(namesOf(cluster)).toEqual({
    pods: ["db-0"],
    claims: ["data-db-0", "data-db-1"],
    volumes: 2,
  });
  scale(cluster, 2);
  expect(namesOf(cluster).pods).toEqual(["db-0", "db-1"]);
  expect(cluster.get(PersistentVolumeClaim, "data-db-1")?.metadata.uid).toBe(before);
});

test("claims go with the pods that are too many, and come anew", () => {
  const policy = { whenScaled: "Delete", whenDeleted: "Retain" };
  const cluster = running({ persistentVolumeClaimRetentionPolicy: policy });
  const before = cluster.get(PersistentVolumeClaim, "data-db-1")?.metadata.uid;
  scale(cluster, 1);
  expect(namesOf(cluster)).toEqual({ pods: ["db-0"], claims: ["data-db-0"], volumes: 1 });
  scale(cluster, 2);
  expect(namesOf(cluster)).toEqual({
    pods: ["db-0", "db-1"],
    claims: ["data-db-0", "data-db-1"],
    volumes: 2,
  });
  expect(cluster.get(PersistentVolumeClaim, "data-db-1")?.metadata.uid).not.toBe(before);
});

test.each([
  { whenDeleted: "Delete", claims: [], volumes: 0 },
  { whenDeleted: "Retain", claims: ["data-db-0", "data-db-1"], volumes: 2 },
])("claims of a set that goes: $whenDeleted", ({ whenDeleted, claims, volumes }) => {
  const policy = { whenScaled: "Retain", whenDeleted };
  const cluster = running({ persistentVolumeClaimRetentionPolicy: policy });
  cluster.delete(StatefulSet, "db");
  cluster.advance("2m");
  expect(namesOf(cluster)).toEqual({ pods: [], claims, volumes });
});

const deletedWithSet = { whenScaled: "Retain", whenDeleted: "Delete" };

test("claims go with a set whose pods never came to run", () => {
  const cluster = createCluster();
  const nodeSelector = { disk: "none" };
  const template = {
    metadata: { labels: { app: "db" } },
    spec: { nodeSelector, containers: [{ name: "app", image: "nginx" }] },
  };
  const persistentVolumeClaimRetentionPolicy = deletedWithSet;
  cluster.apply(
    db("nginx", { template, volumeClaimTemplates, persistentVolumeClaimRetentionPolicy }),
  );
  cluster.advance("10s");
  expect(namesOf(cluster)).toMatchObject({ pods: ["db-0"], claims: ["data-db-0"] });
  cluster.delete(StatefulSet, "db");
  cluster.advance("2m");
  expect(namesOf(cluster)).toMatchObject({ pods: [], claims: [] });
});

test("a new policy for claims is told of every pod whose claims it concerns", () => {
  const cluster = running();
  const before = eventsOf(cluster, "StatefulSet", "db").length;
  cluster.patch(StatefulSet, "db", {
    spec: { persistentVolumeClaimRetentionPolicy: deletedWithSet },
  });
  cluster.advance("1m");
  const owners = cluster
    .list(PersistentVolumeClaim)
    .map(({ metadata }) => metadata.ownerReferences?.map(({ name }) => name));
  expect(owners).toEqual([["db"], ["db"]]);
  expect(eventsOf(cluster, "StatefulSet", "db").slice(before)).toEqual([
    "SuccessfulUpdate update Pod db-0 in StatefulSet db successful",
    "SuccessfulUpdate update Pod db-1 in StatefulSet db successful",
  ]);
});

test("a pod is not made anew while its claim is being deleted, which is told", () => {
  const cluster = running();
  const claim = cluster.get(PersistentVolumeClaim, "data-db-1");
  cluster.patch(PersistentVolumeClaim, "data-db-1", {
    metadata: { finalizers: [...(claim?.metadata.finalizers ?? []), "example.com/kept"] },
  });
  cluster.delete(PersistentVolumeClaim, "data-db-1");
  cluster.delete(Pod, "db-1");
  cluster.advance("1m");
  const failure =
    "FailedCreate create Pod db-1 in StatefulSet db failed error: pvc data-db-1 is being deleted";
  expect(eventsOf(cluster, "StatefulSet", "db")).toContain(failure);
  expect(namesOf(cluster).pods).toEqual(["db-0"]);
  cluster.patch(PersistentVolumeClaim, "data-db-1", { metadata: { finalizers: null } });
  cluster.advance("1m");
  expect(namesOf(cluster)).toMatchObject({ pods: ["db-0", "db-1"] });
});

test("a set that is made anew with more claims never gets its pods to have them", () => {
  const cluster = running();
  cluster.delete(StatefulSet, "db", { propagationPolicy: "Orphan" });
  cluster.advance("10s");
  const more = { ...volumeClaimTemplates[0], metadata: { name: "logs" } };
  const claims = [...volumeClaimTemplates, more];
  cluster.apply(db("nginx:1.27", { replicas: 2, volumeClaimTemplates: claims }));
  cluster.advance("5m");
  expect(cluster.list(Pod).map(({ spec }) => spec.containers[0]?.image)).toEqual([
    "nginx",
    "nginx",
  ]);
  const events = eventsOf(cluster, "StatefulSet", "db");
  expect(events.filter((event) => event.startsWith("SuccessfulCreate create Claim logs"))).toEqual([
    "SuccessfulCreate create Claim logs-db-0 Pod db-0 in StatefulSet db success",
  ]);
  expect(events.find((event) => event.startsWith("FailedUpdate"))).toMatch(
    'update Pod db-0 in StatefulSet db failed error: Pod "db-0" is invalid: spec: Forbidden: ' +
      "pod updates may not change fields other than",
  );
  cluster.delete(Pod, "db-0");
  cluster.advance("20m");
  expect(cluster.get(Pod, "db-0")?.spec.containers[0]?.image).toBe("nginx:1.27");
});

test("a quota on claims is told of the claim and of the pod", () => {
  const cluster = createCluster();
  cluster.apply({
    apiVersion: "v1",
    kind: "ResourceQuota",
    metadata: { name: "few" },
    spec: { hard: { persistentvolumeclaims: "0" } },
  });
  cluster.advance("10s");
  cluster.apply(db("nginx", { volumeClaimTemplates }));
  cluster.advance("10s");
  const refusal =
    'persistentvolumeclaims "data-db-0" is forbidden: exceeded quota: few, requested: ' +
    "persistentvolumeclaims=1, used: persistentvolumeclaims=0, limited: persistentvolumeclaims=0";
  const subject = "Pod db-0 in StatefulSet db failed error:";
  expect(eventsOf(cluster, "StatefulSet", "db").slice(-2).sort()).toEqual([
    `FailedCreate create Claim data-db-0 for ${subject} ${refusal}`,
    `FailedCreate create ${subject} failed to create PVC data-db-0: ${refusal}`,
  ]);
});
