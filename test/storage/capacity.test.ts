/** Pods are placed where their drivers have room for the volumes. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import type { JsonObject } from "../../api/json.ts";
import { CSIDriver } from "../../api/storage/csi-driver.ts";
import { CSIStorageCapacity } from "../../api/storage/csi-storage-capacity.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { claimOf, podOf } from "./objects.ts";
import { whyNotScheduled } from "./seen.ts";

const driver = {
  apiVersion: "storage.k8s.io/v1",
  kind: "CSIDriver",
  metadata: { name: "disk.sim.kubesim.dev" },
  spec: { storageCapacity: true },
};
const late = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "late" },
  provisioner: "disk.sim.kubesim.dev",
  volumeBindingMode: "WaitForFirstConsumer",
};
const capacityOn = (node: string, capacity: string): JsonObject => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "CSIStorageCapacity",
  metadata: { name: `on-${node}`, namespace: "kube-system" },
  storageClassName: "late",
  nodeTopology: { matchLabels: { "kubernetes.io/hostname": node } },
  capacity,
});
const nodeOf = (cluster: Cluster) => cluster.get(Pod, "a")?.spec.nodeName;

/** A pod that wants more than there is anywhere. */
function waiting(): Cluster {
  const cluster = createCluster({ nodes: 2 });
  const claim = claimOf("data", { storageClassName: "late" });
  cluster.apply([driver, late, capacityOn("node-0", "1Mi"), claim, podOf("a", ["data"])]);
  cluster.advance("10s");
  expect(nodeOf(cluster)).toBeUndefined();
  expect(whyNotScheduled(cluster, "a")).toMatch(
    /^0\/2 nodes are available: 2 node\(s\) did not have enough free storage\./,
  );
  return cluster;
}

test("a pod goes where there is room in the end", () => {
  const cluster = waiting();
  cluster.apply(capacityOn("node-1", "1Mi"));
  cluster.advance("20s");
  expect(nodeOf(cluster)).toBeUndefined();
  cluster.patch(CSIStorageCapacity, "on-node-1", { capacity: "1Ti" }, "kube-system");
  cluster.until(() => nodeOf(cluster) === "node-1", { within: "20s" });
});

test("it counts no more what is left once the driver says so", () => {
  const cluster = waiting();
  cluster.patch(CSIDriver, "disk.sim.kubesim.dev", { spec: { storageCapacity: false } });
  cluster.until(() => nodeOf(cluster) !== undefined, { within: "20s" });
});
