/** Extended resources that classes of devices stand for. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { DeviceClass } from "../../api/resource/device-class.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { eventsOf } from "../storage/seen.ts";
import {
  driver,
  resourceName as gpu,
  gpuClass,
  gpusOf,
  namedClass,
  podByName as podOf,
} from "./gpus.ts";

function clusterWith(models: readonly string[], deviceClass: object = namedClass) {
  const cluster = createCluster({ nodes: 2 });
  cluster.apply([deviceClass, gpusOf("node-1", models)]);
  return cluster;
}
type Cluster = ReturnType<typeof clusterWith>;

const isRunning = (cluster: Cluster, name: string) =>
  cluster.get(Pod, name)?.status.phase === "Running";
const claimsOf = (cluster: Cluster) => cluster.list(ResourceClaim);

test("a pod that asks for the resource of a class gets a claim, and its devices", () => {
  const cluster = clusterWith(["a100", "a100"]);
  cluster.apply(podOf("train", 2));
  cluster.until(() => isRunning(cluster, "train"));
  const { metadata, spec, status } = cluster.get(Pod, "train") ?? {};
  expect(spec?.nodeName).toBe("node-1");
  const [claim] = claimsOf(cluster);
  const name = claim?.metadata.name ?? "";
  expect(name).toMatch(/^train-extended-resources-\w{5}$/);
  expect(claim?.metadata).toMatchObject({
    annotations: { "resource.kubernetes.io/extended-resource-claim": "true" },
    ownerReferences: [{ kind: "Pod", name: "train", uid: metadata?.uid, controller: true }],
    finalizers: ["resource.kubernetes.io/delete-protection"],
  });
  const request = "container-0-request-0";
  expect(claim?.spec.devices.requests).toEqual([
    { name: request, exactly: { deviceClassName: driver, allocationMode: "ExactCount", count: 2 } },
  ]);
  expect(claim?.status).toMatchObject({
    allocation: { devices: { results: [{ device: "gpu-0" }, { device: "gpu-1" }] } },
    reservedFor: [{ resource: "pods", name: "train", uid: metadata?.uid }],
  });
  expect(status?.extendedResourceClaimStatus).toEqual({
    resourceClaimName: name,
    requestMappings: [{ containerName: "app", resourceName: gpu, requestName: request }],
  });
});

test("every class has a resource by its own name", () => {
  const cluster = clusterWith(["a100"], gpuClass);
  cluster.apply(podOf("train", 1, `deviceclass.resource.kubernetes.io/${driver}`));
  cluster.until(() => isRunning(cluster, "train"));
  expect(claimsOf(cluster)).toHaveLength(1);
});

test("a node that counts the resource itself needs no claim", () => {
  const cluster = createCluster({ nodes: [{ name: "old", resources: { [gpu]: "1" } }] });
  cluster.apply([namedClass, podOf("train")]);
  cluster.until(() => isRunning(cluster, "train"));
  expect(claimsOf(cluster)).toEqual([]);
});

test("where no device is left a pod waits for another to end, whose claim goes with it", () => {
  const cluster = clusterWith(["a100"]);
  cluster.apply(podOf("first"));
  cluster.until(() => isRunning(cluster, "first"));
  cluster.apply(podOf("second"));
  cluster.advance("1m");
  expect(eventsOf(cluster, "Pod", "second")).toContain(
    "FailedScheduling 0/2 nodes are available: 2 cannot allocate all claims. still not " +
      "schedulable, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.",
  );
  cluster.delete(Pod, "first");
  cluster.until(() => isRunning(cluster, "second"));
  expect(claimsOf(cluster).map(({ metadata }) => metadata.name)).toEqual([
    expect.stringMatching(/^second-extended-resources-/),
  ]);
});

test("a pod waits for a class to stand for what it asks for", () => {
  const cluster = clusterWith(["a100"], gpuClass);
  cluster.apply(podOf("train"));
  cluster.advance("10s");
  expect(eventsOf(cluster, "Pod", "train")[0]).toContain("2 Insufficient example.com/gpu");
  cluster.patch(DeviceClass, driver, { spec: { extendedResourceName: gpu } });
  cluster.until(() => isRunning(cluster, "train"));
});

test("a claim of a scheduler that was killed meanwhile is deleted, and another one made", () => {
  const cluster = clusterWith(["a100"]);
  let kills = 1;
  cluster.observe(({ type }) => {
    if (type === "ADDED" && kills-- > 0) cluster.restart("kube-scheduler");
  }, ResourceClaim);
  cluster.apply(podOf("train"));
  cluster.advance("10s");
  const names = cluster.history().flatMap(({ type, object }) => {
    const isTold = object.kind === "ResourceClaim" && type !== "MODIFIED";
    return isTold ? [`${type} ${object.metadata.name}`] : [];
  });
  const stale = names[0]?.split(" ")[1];
  const [now] = claimsOf(cluster);
  expect(names).toEqual([`ADDED ${stale}`, `DELETED ${stale}`, `ADDED ${now?.metadata.name}`]);
  expect(eventsOf(cluster, "Pod", "train")[0]).toContain(
    "2 cannot schedule extended resource claim. deletion of ResourceClaim completed",
  );
  expect(isRunning(cluster, "train")).toBe(true);
});
