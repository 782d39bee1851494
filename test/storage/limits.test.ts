/** Drivers have only so many places for volumes on a node. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { CSINode } from "../../api/storage/csi-node.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { claimOf, podOf } from "./objects.ts";
import { whyNotScheduled } from "./seen.ts";

const driver = "disk.sim.kubesim.dev";
const limited = (count: number) => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "CSINode",
  metadata: { name: "node-0" },
  spec: { drivers: [{ name: driver, nodeID: "node-0", allocatable: { count } }] },
});
const phaseOf = (cluster: Cluster, name: string) => cluster.get(Pod, name)?.status.phase;

/** A cluster of one node, which has a place for one volume, and two pods. */
function contended(): Cluster {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply([limited(1), claimOf("x"), claimOf("y"), podOf("first", ["x"])]);
  cluster.until(() => phaseOf(cluster, "first") === "Running");
  cluster.apply(podOf("second", ["y"]));
  cluster.advance("10s");
  expect(whyNotScheduled(cluster, "second")).toBe(
    "0/1 nodes are available: 1 node(s) exceed max volume count. preemption: 0/1 nodes are " +
      "available: 1 No preemption victims found for incoming pod.",
  );
  return cluster;
}

test("a pod waits until the volume of another is detached", () => {
  const cluster = contended();
  cluster.delete(Pod, "first");
  cluster.until(() => cluster.list(VolumeAttachment).length === 0);
  expect(phaseOf(cluster, "second")).toBe("Pending");
  cluster.until(() => phaseOf(cluster, "second") === "Running");
});

test("a pod waits until the driver has room for more", () => {
  const cluster = contended();
  cluster.patch(CSINode, "node-0", { metadata: { labels: { other: "change" } } });
  cluster.advance("1m");
  expect(phaseOf(cluster, "second")).toBe("Pending");
  cluster.patch(CSINode, "node-0", limited(2));
  cluster.advance("20s");
  expect(phaseOf(cluster, "second")).toBe("Running");
});

test("a pod of importance makes nobody leave, for a volume stays attached longer than its pod", () => {
  const cluster = contended();
  cluster.apply({
    apiVersion: "scheduling.k8s.io/v1",
    kind: "PriorityClass",
    metadata: { name: "high" },
    value: 1000,
  });
  cluster.apply([claimOf("z"), podOf("third", ["z"], { priorityClassName: "high" })]);
  cluster.advance("1m");
  expect([phaseOf(cluster, "first"), phaseOf(cluster, "third")]).toEqual(["Running", "Pending"]);
});
