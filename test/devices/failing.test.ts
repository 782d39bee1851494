/** Pods leave devices that fail, and their controllers make others on devices that work. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { ResourceSlice } from "../../api/resource/resource-slice.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { eventsOf } from "../storage/seen.ts";
import { claim, gpuClass, gpusOf, pod } from "./gpus.ts";
import { tainting, template, tolerating, webWithClaims } from "./objects.ts";

const withGpus = (models: readonly string[]) => {
  const cluster = createCluster();
  cluster.apply([gpuClass, gpusOf("node-0", models), template]);
  return cluster;
};

const devicesInUse = (cluster: Cluster) =>
  cluster
    .list(ResourceClaim)
    .flatMap(({ status }) => status.allocation?.devices.results ?? [])
    .map(({ device }) => device);

test("a Deployment moves to another device when that of its pod fails", () => {
  const cluster = withGpus(["a100", "a100"]);
  cluster.apply(webWithClaims(1));
  cluster.advance("30s");
  const [first] = cluster.list(Pod);
  expect(devicesInUse(cluster)).toEqual(["gpu-0"]);
  tainting("node-0", "gpu-0")(cluster);
  cluster.advance("1s");
  expect(cluster.get(Pod, first?.metadata.name ?? "")?.status.conditions).toContainEqual(
    expect.objectContaining({ type: "DisruptionTarget", reason: "DeletionByDeviceTaintManager" }),
  );
  cluster.advance("30s");
  expect(eventsOf(cluster, "Pod", first?.metadata.name ?? "")).toContain(
    "DeviceTaintManagerEviction Marking for deletion",
  );
  expect(devicesInUse(cluster)).toEqual(["gpu-1"]);
  expect(cluster.list(Pod).map(({ status }) => status.phase)).toEqual(["Running"]);
});

test("a pod whose claim tolerates the taint for a time stays if the device recovers", () => {
  const cluster = withGpus(["a100"]);
  cluster.apply([
    claim("lasting", tolerating([{ tolerationSeconds: 60 }])),
    pod("train", { resourceClaimName: "lasting" }),
  ]);
  cluster.advance("30s");
  tainting("node-0", "gpu-0")(cluster);
  cluster.advance("50s");
  tainting("node-0")(cluster);
  cluster.advance("1m");
  expect(cluster.get(Pod, "train")?.metadata.deletionTimestamp).toBeUndefined();
  expect(eventsOf(cluster, "Pod", "train")).toContain(
    "DeviceTaintManagerEviction Cancelling deletion",
  );
  tainting("node-0", "gpu-0")(cluster);
  cluster.advance("59s");
  expect(cluster.get(Pod, "train")?.metadata.deletionTimestamp).toBeUndefined();
  cluster.advance("2s");
  expect(cluster.get(Pod, "train")?.metadata.deletionTimestamp).toBeDefined();
});

test("what older slices of a pool say of a device counts for nothing", () => {
  const cluster = withGpus(["a100"]);
  cluster.apply(webWithClaims(1));
  cluster.advance("30s");
  const newer = gpusOf("node-0", ["a100"]);
  const pool = { ...newer.spec.pool, generation: 2 };
  cluster.apply({ ...newer, metadata: { name: "newer" }, spec: { ...newer.spec, pool } });
  const [before] = cluster.list(Pod);
  tainting("node-0", "gpu-0")(cluster);
  cluster.advance("1m");
  expect(cluster.list(Pod).map(({ metadata }) => metadata.name)).toEqual([before?.metadata.name]);
  cluster.delete(ResourceSlice, "newer");
  cluster.advance("1m");
  expect(cluster.list(Pod).map(({ metadata }) => metadata.name)).not.toEqual([
    before?.metadata.name,
  ]);
});
