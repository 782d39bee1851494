/** Where the files of claims are: in the volumes behind them. */
import { expect, test } from "vitest";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { logLines } from "../containers/log.ts";

const claim = (spec: object = {}) => ({
  apiVersion: "v1",
  kind: "PersistentVolumeClaim",
  metadata: { name: "data", namespace: "default" },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } }, ...spec },
});

/** A pod that tells which files it finds, and leaves one. */
const pod = (volume: object = { persistentVolumeClaim: { claimName: "data" } }) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "writer", namespace: "default" },
  spec: {
    restartPolicy: "Never",
    containers: [
      {
        name: "c",
        image: "busybox",
        command: ["sh", "-c", "ls /data; echo 1 > /data/left"],
        volumeMounts: [{ name: "data", mountPath: "/data" }],
      },
    ],
    volumes: [{ name: "data", ...volume }],
  },
});

/** What a pod finds that is started and taken away again. */
function found(cluster: Cluster, ...given: Parameters<typeof pod>): readonly string[] {
  cluster.apply(pod(...given));
  cluster.until(() => cluster.get(Pod, "writer")?.status.phase === "Succeeded");
  const log = logLines(cluster, "writer");
  cluster.delete(Pod, "writer");
  cluster.advance("1m");
  return log;
}

function removeClaim(cluster: Cluster): void {
  cluster.delete(PersistentVolumeClaim, "data");
  cluster.advance("1m");
}

const shelf = (policy: string) => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name: "shelf" },
  spec: {
    capacity: { storage: "1Gi" },
    accessModes: ["ReadWriteOnce"],
    persistentVolumeReclaimPolicy: policy,
    storageClassName: "shelves",
    nfs: { server: "192.0.2.7", path: "/shelf" },
  },
});

test("the next pod finds what was left in a claim", () => {
  const cluster = createCluster();
  cluster.apply(claim());
  expect(found(cluster)).toEqual([]);
  expect(found(cluster)).toEqual(["left"]);
});

test("a claim that is made anew has a new volume, and nothing in it", () => {
  const cluster = createCluster();
  for (let time = 0; time < 2; time += 1) {
    cluster.apply(claim());
    expect(found(cluster)).toEqual([]);
    removeClaim(cluster);
  }
});

test("so has an ephemeral volume of a pod that is made anew", () => {
  const cluster = createCluster();
  const ephemeral = { volumeClaimTemplate: { spec: claim().spec } };
  expect([found(cluster, { ephemeral }), found(cluster, { ephemeral })]).toEqual([[], []]);
});

test("files stay in a volume that is retained, for whichever claim gets it next", () => {
  const cluster = createCluster();
  cluster.apply(shelf("Retain"));
  cluster.apply(claim({ storageClassName: "shelves" }));
  expect(found(cluster)).toEqual([]);
  removeClaim(cluster);
  cluster.patch(PersistentVolume, "shelf", { spec: { claimRef: null } });
  const other = claim({ storageClassName: "shelves" });
  cluster.apply({ ...other, metadata: { ...other.metadata, name: "other" } });
  expect(found(cluster, { persistentVolumeClaim: { claimName: "other" } })).toEqual(["left"]);
});

test("a volume that is recycled is empty", () => {
  const cluster = createCluster();
  cluster.apply(shelf("Recycle"));
  for (let time = 0; time < 2; time += 1) {
    cluster.apply(claim({ storageClassName: "shelves" }));
    expect(found(cluster)).toEqual([]);
    removeClaim(cluster);
  }
});

test("files are not kept of a volume that was deleted with its claim", () => {
  const cluster = createCluster();
  cluster.apply(claim());
  found(cluster);
  const name = cluster.get(PersistentVolumeClaim, "data")?.spec.volumeName ?? "";
  const kept = () => cluster.kubelet.processes?.volumeSpace(name)?.inodes;
  expect(kept()).toBeGreaterThan(0);
  removeClaim(cluster);
  expect(kept()).toBeUndefined();
});
