/** Claims for devices come and go with the pods that use them. */
import { expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Event } from "../../api/core/event.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { withManagedFields } from "../../apiserver/fields/ownership.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { eventsOf } from "../storage/seen.ts";
import { allocatedTo, claim, patchStatus, podOf, template, webWithClaims } from "./objects.ts";

const claimNames = (cluster: Cluster) =>
  cluster.list(ResourceClaim).map(({ metadata }) => metadata.name ?? "");
const told = (cluster: Cluster) =>
  cluster
    .list(Pod)
    .map(({ status }) => status.resourceClaimStatuses?.map((each) => each.resourceClaimName));

test("a Deployment of two has a claim for each pod, which goes with it", () => {
  const cluster = createCluster();
  cluster.apply([template, webWithClaims(2)]);
  cluster.advance("1m");
  const names = claimNames(cluster);
  expect(names).toEqual([
    expect.stringMatching(/^web-\w+-\w+-gpu-\w{5}$/),
    expect.stringMatching(/^web-\w+-\w+-gpu-\w{5}$/),
  ]);
  expect(told(cluster).flat().sort()).toEqual([...names].sort());
  for (const { metadata, spec } of cluster.list(ResourceClaim)) {
    const [owner] = metadata.ownerReferences ?? [];
    expect(cluster.get(Pod, owner?.name ?? "")?.metadata.uid).toBe(owner?.uid);
    expect(metadata.name?.startsWith(`${owner?.name}-gpu-`)).toBe(true);
    expect([metadata.labels, spec]).toEqual([{ app: "web" }, template.spec.spec]);
  }

  cluster.patch(Deployment, "web", { spec: { replicas: 1 } });
  cluster.advance("1m");
  expect(claimNames(cluster)).toHaveLength(1);
  cluster.delete(Deployment, "web");
  cluster.advance("1m");
  expect([claimNames(cluster), cluster.list(Pod)]).toEqual([[], []]);
});

test("a pod whose template is missing is told so, and gets its claim once that is there", () => {
  const cluster = createCluster();
  cluster.apply(podOf("a", { resourceClaimTemplateName: "gpu" }));
  cluster.advance("10m");
  expect(eventsOf(cluster, "Pod", "a")).toContain(
    'FailedResourceClaimCreation PodResourceClaim gpu: resource claim template "gpu": ' +
      'resourceclaimtemplate.resource.k8s.io "gpu" not found',
  );
  const [event] = cluster.list(Event).filter(({ involvedObject }) => involvedObject.name === "a");
  expect([event?.source.component, claimNames(cluster)]).toEqual(["resource_claim", []]);
  cluster.apply(template);
  cluster.advance("1s");
  expect(told(cluster)).toEqual([claimNames(cluster)]);
  const { managedFields = [] } = cluster.list(Pod).map(withManagedFields)[0]?.metadata ?? {};
  expect(managedFields.map(({ manager }) => manager)).toContain("ResourceClaimController");
});

test("a claim that was deleted by mistake is made anew, and the status tells of the new one", () => {
  const cluster = createCluster();
  cluster.apply([template, podOf("a", { resourceClaimTemplateName: "gpu" })]);
  cluster.advance("1m");
  const [first = ""] = claimNames(cluster);
  cluster.delete(ResourceClaim, first);
  cluster.advance("1s");
  const [second] = claimNames(cluster);
  expect(second).not.toBe(first);
  expect(told(cluster)).toEqual([[second]]);
});

test("a claim that was made for a pod goes when the pod has ended", () => {
  const cluster = createCluster();
  cluster.apply([template, podOf("a", { resourceClaimTemplateName: "gpu" })]);
  cluster.advance("10s");
  expect(claimNames(cluster)).toHaveLength(1);
  end(cluster, "a");
  expect(claimNames(cluster)).toEqual([]);
});

/** Has a pod end, as a kubelet would tell it. */
function end(cluster: Cluster, name: string): void {
  patchStatus(cluster, Pod, { name, body: { status: { phase: "Succeeded" } } });
  cluster.advance("1m");
}

/** A cluster with a claim that is allocated by hand to the pods of these names. */
function allocated(...pods: readonly string[]): Cluster {
  const cluster = createCluster();
  cluster.apply([claim, ...pods.map((name) => podOf(name, { resourceClaimName: "gpus" }))]);
  cluster.advance("10s");
  patchStatus(cluster, ResourceClaim, { name: "gpus", body: allocatedTo(cluster, pods) });
  cluster.advance("1s");
  return cluster;
}

const stateOf = (cluster: Cluster) => {
  const { metadata, status } = cluster.get(ResourceClaim, "gpus") ?? {};
  const pods = status?.reservedFor?.map(({ name }) => name) ?? [];
  return [status?.allocation !== undefined, pods, metadata?.finalizers ?? []];
};
const finalizers = ["resource.kubernetes.io/delete-protection"];

test("a claim is freed when the last of its pods is done", () => {
  const cluster = allocated("a", "b");
  expect(stateOf(cluster)).toEqual([true, ["a", "b"], finalizers]);
  cluster.delete(Pod, "a");
  cluster.advance("5s");
  expect(stateOf(cluster)).toEqual([true, ["b"], finalizers]);
  end(cluster, "b");
  expect(stateOf(cluster)).toEqual([false, [], []]);
});

test("a claim that is deleted stays until its pods are done", () => {
  const cluster = allocated("a");
  cluster.delete(ResourceClaim, "gpus");
  cluster.advance("5s");
  expect(stateOf(cluster)).toEqual([true, ["a"], finalizers]);
  cluster.delete(Pod, "a");
  cluster.advance("5s");
  expect(cluster.get(ResourceClaim, "gpus")).toBeUndefined();
});

test("a pod that was bound by hand reserves the claim that it names", () => {
  const cluster = allocated("a");
  cluster.apply(podOf("b", { resourceClaimName: "gpus" }, { nodeName: "node-0" }));
  cluster.advance("5s");
  expect(stateOf(cluster)).toEqual([true, ["a", "b"], finalizers]);
});

test("the claim of extended resources is freed and goes once the pod has ended", () => {
  const cluster = createCluster();
  cluster.apply(podOf("a", undefined));
  cluster.advance("10s");
  const { uid = "" } = cluster.get(Pod, "a")?.metadata ?? {};
  const owner = { apiVersion: "v1", kind: "Pod", name: "a", uid, controller: true };
  cluster.apply({ ...claim, metadata: { ...claim.metadata, ownerReferences: [owner] } });
  patchStatus(cluster, ResourceClaim, { name: "gpus", body: allocatedTo(cluster, ["a"]) });
  const extendedResourceClaimStatus = {
    resourceClaimName: "gpus",
    requestMappings: [{ containerName: "c", resourceName: "example.com/gpu", requestName: "gpu" }],
  };
  patchStatus(cluster, Pod, { name: "a", body: { status: { extendedResourceClaimStatus } } });
  cluster.advance("5s");
  expect(stateOf(cluster)).toEqual([true, ["a"], finalizers]);
  end(cluster, "a");
  expect(claimNames(cluster)).toEqual([]);
});
