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
