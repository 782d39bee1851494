/** Claims grow, and the file systems on nodes with them. */
import { expect, test } from "vitest";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { claimOf, classOf, podOf } from "./objects.ts";
import { eventsOf } from "./seen.ts";

const claims = { group: "", version: "v1", plural: "persistentvolumeclaims" };
const size = (storage: string) => ({ spec: { resources: { requests: { storage } } } });
const grow = (cluster: Cluster, storage: string) =>
  cluster.patch(PersistentVolumeClaim, "data", size(storage));
const statusOf = (cluster: Cluster) => cluster.get(PersistentVolumeClaim, "data")?.status;

test("a claim grows while a pod uses it", () => {
  const cluster = createCluster();
  cluster.apply([claimOf("data"), podOf("web", ["data"])]);
  cluster.until(() => cluster.get(Pod, "web")?.status.phase === "Running");
  grow(cluster, "2Gi");
  cluster.advance("10s");
  expect(statusOf(cluster)).toEqual({
    phase: "Bound",
    accessModes: ["ReadWriteOnce"],
    capacity: { storage: "2Gi" },
    allocatedResources: { storage: "2Gi" },
  });
  const [volume] = cluster.list(PersistentVolume);
  expect(volume?.spec.capacity).toEqual({ storage: "2Gi" });
  const name = volume?.metadata.name;
  expect(eventsOf(cluster, "PersistentVolumeClaim", "data").slice(-4)).toEqual([
    `Resizing External resizer is resizing volume ${name}`,
    "ExternalExpanding waiting for an external controller to expand this PVC",
    "FileSystemResizeRequired Require file system resize of volume on node",
    `FileSystemResizeSuccessful MountVolume.NodeExpandVolume succeeded for volume "${name}" node-0`,
  ]);
});

test("a claim that no pod uses waits for one with its file system", () => {
  const cluster = createCluster();
  cluster.apply([
    classOf("early", { allowVolumeExpansion: true }),
    claimOf("data", { storageClassName: "early" }),
  ]);
  cluster.advance("1s");
  grow(cluster, "2Gi");
  cluster.advance("10m");
  expect(statusOf(cluster)).toMatchObject({
    capacity: { storage: "1Gi" },
    allocatedResourceStatuses: { storage: "NodeResizePending" },
    conditions: [{ type: "FileSystemResizePending", status: "True" }],
  });
  cluster.apply(podOf("web", ["data"]));
  cluster.advance("1m");
  expect(statusOf(cluster)).toMatchObject({ capacity: { storage: "2Gi" } });
  expect(statusOf(cluster)?.conditions).toBeUndefined();
});

test("a file system does not grow for a pod that may only read it", () => {
  const cluster = createCluster();
  const volumes = [{ name: "data", persistentVolumeClaim: { claimName: "data", readOnly: true } }];
  cluster.apply([claimOf("data"), podOf("web", ["data"], { volumes })]);
  cluster.until(() => cluster.get(Pod, "web")?.status.phase === "Running");
  grow(cluster, "2Gi");
  cluster.advance("10s");
  expect(statusOf(cluster)).toMatchObject({
    capacity: { storage: "1Gi" },
    allocatedResourceStatuses: { storage: "NodeResizePending" },
  });
});

test("a claim that asks for still more grows one step after the other", () => {
  const cluster = createCluster();
  cluster.apply([
    classOf("early", { allowVolumeExpansion: true }),
    claimOf("data", { storageClassName: "early" }),
  ]);
  cluster.advance("1s");
  grow(cluster, "2Gi");
  cluster.advance("1s");
  grow(cluster, "4Gi");
  cluster.advance("10s");
  expect(statusOf(cluster)?.allocatedResources).toEqual({ storage: "2Gi" });
  expect(cluster.list(PersistentVolume)[0]?.spec.capacity).toEqual({ storage: "2Gi" });

  const stored = cluster.get(PersistentVolumeClaim, "data");
  const other = { type: "example.com/Encrypted", status: "True" };
  const conditions = [...(stored?.status.conditions ?? []), other];
  const place = { resource: claims, namespace: "default", name: "data" };
  const body = { ...stored, status: { ...stored?.status, conditions } };
  cluster.request({ verb: "update", subresource: "status", ...place, body });
  cluster.apply(podOf("web", ["data"]));
  cluster.until(() => statusOf(cluster)?.capacity?.storage === "2Gi");
  expect(statusOf(cluster)?.conditions).toMatchObject([other]);
  cluster.advance("10s");
  expect(statusOf(cluster)?.capacity).toEqual({ storage: "4Gi" });
});

test("a claim does not grow where its class forbids it", () => {
  const cluster = createCluster();
  cluster.apply([classOf("fixed"), claimOf("data", { storageClassName: "fixed" })]);
  cluster.advance("1s");
  expect(() => grow(cluster, "2Gi")).toThrow(
    'persistentvolumeclaims "data" is forbidden: only dynamically provisioned pvc can be resized ' +
      "and the storageclass that provisions the pvc must support resize",
  );
});
