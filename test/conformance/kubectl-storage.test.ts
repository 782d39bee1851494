/** Volumes and claims by the real kubectl, and by kubesim's own command line alike. */
import { beforeAll, expect, test } from "vitest";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { claimOf, classOf, onNode, podOf, volumeOf } from "../storage/objects.ts";
import { Workbench } from "./kubectl.ts";
import { expectParity, requireBundle } from "./parity.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare });
  return () => bench.close();
});

const byHand = { hostPath: undefined, storageClassName: "none" };
const csi = { driver: "a.example", volumeHandle: "h" };
const zones = { key: "kubernetes.io/hostname", values: ["node-0", "node-1"] };
const snapshot = { apiGroup: "snapshot.storage.k8s.io", kind: "VolumeSnapshot", name: "data" };

const driversOf = (name: string, drivers: readonly object[] | null) => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "CSINode",
  metadata: { name, annotations: { note: "x" } },
  spec: { drivers },
});

const storage = (kind: string, name: string, more: object) => ({
  apiVersion: "storage.k8s.io/v1",
  kind,
  metadata: { name },
  ...more,
});

/** Volumes of many kinds; claims that wait, are bound, grow and go. */
function prepare(cluster: Cluster): void {
  cluster.apply([
    volumeOf("plain", { storageClassName: "none" }),
    volumeOf("local", { ...byHand, ...onNode("node-1"), local: { path: "/mnt" } }),
    volumeOf("nfs", {
      ...byHand,
      nfs: { server: "s", path: "/p" },
      claimRef: { namespace: "default", name: "x" },
    }),
    volumeOf("ebs", {
      ...byHand,
      awsElasticBlockStore: { volumeID: "s" },
      volumeMode: "Block",
    }),
    volumeOf("gce", {
      ...byHand,
      gcePersistentDisk: { pdName: "s", partition: 2, readOnly: true, fsType: "ext4" },
    }),
    volumeOf("driven", { ...byHand, csi: { ...csi, volumeAttributes: { a: "1", b: "2" } } }),
    volumeOf("bare", { ...byHand, csi: { ...csi, readOnly: true } }),
    classOf("early", {
      allowVolumeExpansion: true,
      parameters: { type: "gp3", a: "b" },
      mountOptions: ["ro", "noatime"],
      allowedTopologies: [
        { matchLabelExpressions: [zones, { key: "kubernetes.io/os", values: ["linux"] }] },
      ],
    }),
    driversOf("node-0", null),
    driversOf("node-1", [
      { name: "a.example", nodeID: "i-1", topologyKeys: ["zone", "a.b/rack"] },
      { name: "b.example", nodeID: "x", allocatable: { count: 3 } },
    ]),
    storage("VolumeAttributesClass", "gold", {
      driverName: "a.example",
      parameters: { iops: "2", a: "b" },
    }),
    storage("CSIDriver", "a.example", {
      spec: { tokenRequests: [{ audience: "x" }, { audience: "" }] },
    }),
    storage("CSIDriver", "b.example", { spec: { attachRequired: false } }),
    storage("CSIStorageCapacity", "left", { storageClassName: "early", capacity: "1Gi" }),
    claimOf("data"),
    podOf("one", ["data"]),
    podOf("two", ["data"]),
    claimOf("alone"),
    claimOf("big", { storageClassName: "early" }),
    claimOf("copy", { dataSource: { kind: "PersistentVolumeClaim", name: "data" } }),
    claimOf("restored", { dataSource: snapshot }),
  ]);
  cluster.advance("1m");
  const size = { spec: { resources: { requests: { storage: "2Gi" } } } };
  cluster.patch(PersistentVolumeClaim, "big", size);
  cluster.advance("1m");
  cluster.delete(PersistentVolumeClaim, "data");
  cluster.advance("1m");
}

test.each([
  "get pv,pvc,sc",
  "get pv,pvc -o wide",
  "get volumeattachments",
  "get pvc data -o yaml",
  "describe pv",
  "describe pv local",
  "describe pv ebs",
  "describe pvc",
  "describe pvc data",
  "describe pvc big",
  "describe pvc alone",
  "get csinodes",
  "get csinode node-1 -o yaml",
  "describe csinodes",
  "get vac",
  "describe vac",
  "get csidrivers,csistoragecapacities",
  "describe csidriver a.example",
  "describe sc",
  "describe sc standard",
  "describe volumeattachments",
  "describe pod one",
])("kubectl %s", (command) => expectParity(bench, `kubectl ${command}`));

test("kubectl shows what became of claims and volumes", async () => {
  const columns = "custom-columns=N:.metadata.name,P:.status.phase,C:.spec.storageClassName";
  const { stdout } = await bench.run(`kubectl get pvc -o ${columns} --no-headers`);
  expect(stdout.split("\n").map((line) => line.trim().replace(/ +/g, " "))).toEqual([
    "alone Pending standard",
    "big Bound early",
    "copy Pending standard",
    "data Bound standard",
    "restored Pending standard",
    "",
  ]);
});

test("kubectl is told why a claim cannot change", async () => {
  const patch = `'{"spec":{"accessModes":["ReadWriteMany"]}}'`;
  const { stderr, exitCode } = await bench.run(`kubectl patch pvc alone -p ${patch}`);
  expect([exitCode, stderr.trim()]).toEqual([
    1,
    'The PersistentVolumeClaim "alone" is invalid: spec: Forbidden: spec is immutable after ' +
      "creation except resources.requests and volumeAttributesClassName for bound claims\n" +
      '@@ -1,6 +1,6 @@\n {\n  "AccessModes": [\n-  "ReadWriteOnce"\n+  "ReadWriteMany"\n  ],\n' +
      '  "Selector": null,\n  "Resources": {',
  ]);
});
