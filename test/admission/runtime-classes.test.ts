/** The concepts "Runtime Class" and "Pod Overhead" of Kubernetes' documentation. */
import { describe, expect, test } from "vitest";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { ResourceQuota } from "../../api/core/quota/resource-quota.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { applied, refusal } from "./pages.ts";

const pod = (name: string, runtimeClassName: string, cpu: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    runtimeClassName,
    containers: [{ name: "web", image: "nginx:1.25", resources: { requests: { cpu } } }],
  },
});

const messageOf = (cluster: Cluster, name: string) =>
  cluster.get(Pod, name)?.status.conditions?.find(({ type }) => type === "PodScheduled")?.message;

describe("the overhead of a Pod", () => {
  test("is set from its RuntimeClass", () => {
    const cluster = applied("runtime-classes/overhead.yaml");
    expect(cluster.get(Pod, "test-pod")?.spec.overhead).toEqual({ cpu: "250m", memory: "120Mi" });
  });

  test("counts when the Pod is placed", () => {
    const cluster = applied("runtime-classes/overhead.yaml", { nodes: 1, nodeCpu: "4" });
    cluster.advance("30s");
    expect(cluster.get(Pod, "test-pod")?.status.phase).toBe("Running");
    // Two processors and a quarter are taken, of four.
    cluster.apply([pod("fits", "kata-fc", "1500m"), pod("does-not", "kata-fc", "1")]);
    cluster.advance("30s");
    expect(cluster.get(Pod, "fits")?.status.phase).toBe("Running");
    expect(messageOf(cluster, "does-not")).toMatch(/^0\/1 nodes are available: 1 Insufficient cpu/);
  });

  test("counts for a quota", () => {
    const cluster = applied("runtime-classes/overhead.yaml");
    cluster.apply({
      apiVersion: "v1",
      kind: "ResourceQuota",
      metadata: { name: "compute" },
      spec: { hard: { "requests.cpu": "3" } },
    });
    cluster.settle();
    const used = () => cluster.get(ResourceQuota, "compute")?.status.used;
    expect(used()).toEqual({ "requests.cpu": "2250m" });
    expect(refusal(cluster, pod("more", "kata-fc", "600m"))).toBe(
      'pods "more" is forbidden: exceeded quota: compute, requested: requests.cpu=850m, ' +
        "used: requests.cpu=2250m, limited: requests.cpu=3",
    );
  });
});

describe("a RuntimeClass", () => {
  test("that is not there keeps Pods from being created", () => {
    const cluster = applied("runtime-classes/overhead.yaml");
    expect(refusal(cluster, pod("sandboxed", "gvisor", "1"))).toBe(
      'pods "sandboxed" is forbidden: pod rejected: RuntimeClass "gvisor" not found',
    );
  });

  test("with scheduling sends its Pods to the nodes that support it", () => {
    const cluster = applied("runtime-classes/scheduling.yaml", { nodes: 2 });
    cluster.advance("10s");
    expect(messageOf(cluster, "sandboxed")).toMatch(
      /^0\/2 nodes are available: 2 node\(s\) didn't match Pod's node affinity\/selector/,
    );
    cluster.patch(Node, "node-1", {
      metadata: { labels: { runtime: "gvisor" } },
      spec: { taints: [{ key: "runtime", value: "gvisor", effect: "NoSchedule" }] },
    });
    cluster.advance("30s");
    const { spec, status } = cluster.get(Pod, "sandboxed") ?? {};
    expect([spec?.nodeName, status?.phase]).toEqual(["node-1", "Running"]);
  });
});
