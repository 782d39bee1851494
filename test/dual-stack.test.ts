/** IPv4/IPv6 dual-stack. Source: https://kubernetes.io/docs/concepts/services-networking/dual-stack/ */
import { describe, expect, test } from "vitest";
import { Endpoints } from "../api/core/endpoints.ts";
import { Node } from "../api/core/node/node.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { Service } from "../api/core/service/service.ts";
import { EndpointSlice } from "../api/discovery/endpointslice.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";
import { execIn } from "./containers/exec.ts";

function dualStack(): Cluster {
  const cluster = createCluster({
    nodes: 2,
    clusterCidrIPv6: "fd00:10:244::/56",
    serviceRangeIPv6: "fd00:10:96::/112",
  });
  cluster.advance("1m");
  return cluster;
}

const pod = (name: string, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { "app.kubernetes.io/name": "MyApp" } },
  spec: { nodeName: "node-0", containers: [{ name: "c", image: "nginx" }], ...spec },
});

const service = (spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "my-service" },
  spec: { selector: { "app.kubernetes.io/name": "MyApp" }, ports: [{ port: 80 }], ...spec },
});

/** Policy, families, and how many addresses there are. */
const stackOf = (cluster: Cluster) => {
  const { ipFamilyPolicy, ipFamilies, clusterIPs } = cluster.get(Service, "my-service")?.spec ?? {};
  return [ipFamilyPolicy, ipFamilies?.join(), clusterIPs?.length];
};

const slicesOf = (cluster: Cluster) =>
  cluster
    .list(EndpointSlice, "default")
    .filter(({ metadata }) => metadata.name?.startsWith("my-service"))
    .map(({ addressType, endpoints }) => [addressType, endpoints?.flatMap((e) => e.addresses)])
    .sort();

describe("validate node addressing", () => {
  test("each dual-stack Node has a single IPv4 block and a single IPv6 block allocated", () => {
    expect(
      dualStack()
        .list(Node)
        .map(({ spec }) => spec.podCIDRs),
    ).toEqual([
      ["10.244.0.0/24", "fd00:10:244::/64"],
      ["10.244.1.0/24", "fd00:10:244:1::/64"],
    ]);
  });

  test("the Node has an IPv4 and an IPv6 interface detected", () => {
    const addresses = dualStack().get(Node, "node-0")?.status.addresses;
    expect(addresses?.map(({ type, address }) => `${type} ${address}`)).toEqual([
      "InternalIP 172.18.0.2",
      "InternalIP fd00:172:18::2",
      "Hostname node-0",
    ]);
  });
});

describe("validate Pod addressing", () => {
  test("a Pod has an IPv4 and an IPv6 address assigned", () => {
    const cluster = dualStack();
    cluster.apply(pod("pod01"));
    cluster.advance("1m");
    cluster.apply(pod("pod02"));
    cluster.advance("1m");
    const status = cluster.get(Pod, "pod01")?.status;
    expect([status?.podIP, status?.podIPs, status?.hostIPs]).toEqual([
      "10.244.0.2",
      [{ ip: "10.244.0.2" }, { ip: "fd00:10:244::2" }],
      [{ ip: "172.18.0.2" }, { ip: "fd00:172:18::2" }],
    ]);
    expect(cluster.get(Pod, "pod02")?.status.podIPs?.[1]).toEqual({ ip: "fd00:10:244::3" });
  });

  test("a Pod on the network of its Node has the Node's addresses", () => {
    const cluster = dualStack();
    cluster.apply(pod("pod01", { hostNetwork: true }));
    cluster.advance("1m");
    const status = cluster.get(Pod, "pod01")?.status;
    expect(status?.podIPs).toEqual([{ ip: "172.18.0.2" }, { ip: "fd00:172:18::2" }]);
  });

  test("the Pod IPs are seen via the Downward API, and in /etc/hosts", () => {
    const cluster = dualStack();
    const fieldRef = { fieldPath: "status.podIPs" };
    const env = [{ name: "MY_POD_IPS", valueFrom: { fieldRef } }];
    cluster.apply(pod("p", { containers: [{ name: "c", image: "nginx", env }] }));
    cluster.advance("1m");
    const script = "echo $MY_POD_IPS; tail -n 2 /etc/hosts";
    expect(execIn(cluster, ["sh", "-c", script], "1s")[0]).toBe(
      "10.244.0.2,fd00:10:244::2\n10.244.0.2\tp\nfd00:10:244::2\tp\n",
    );
  });
});

describe("dual-stack Service configuration scenarios", () => {
  test("a Service without .spec.ipFamilyPolicy is SingleStack, of the first range", () => {
    const cluster = dualStack();
    cluster.apply(service());
    expect(stackOf(cluster)).toEqual(["SingleStack", "IPv4", 1]);
  });

  test.each(["PreferDualStack", "RequireDualStack"])("%s has addresses of both", (policy) => {
    const cluster = dualStack();
    cluster.apply(service({ ipFamilyPolicy: policy }));
    expect(stackOf(cluster)).toEqual([policy, "IPv4,IPv6", 2]);
  });

  test("the first of .spec.ipFamilies is that of .spec.clusterIP", () => {
    const cluster = dualStack();
    cluster.apply(service({ ipFamilyPolicy: "PreferDualStack", ipFamilies: ["IPv6", "IPv4"] }));
    expect(stackOf(cluster)).toEqual(["PreferDualStack", "IPv6,IPv4", 2]);
    expect(cluster.get(Service, "my-service")?.spec.clusterIP).toMatch(/^fd00:10:96::/);
  });

  test("a headless Service without selector is RequireDualStack", () => {
    const cluster = dualStack();
    cluster.apply(service({ clusterIP: "None", selector: null }));
    expect(stackOf(cluster)).toEqual(["RequireDualStack", "IPv4,IPv6", 1]);
  });

  test("a headless Service with selector has the families of its policy", () => {
    const cluster = dualStack();
    cluster.apply(service({ clusterIP: "None", ipFamilyPolicy: "PreferDualStack" }));
    expect(stackOf(cluster)).toEqual(["PreferDualStack", "IPv4,IPv6", 1]);
  });
});

describe("switching Services between single-stack and dual-stack", () => {
  test("endpoints of the second family come with it, and go with it", () => {
    const cluster = dualStack();
    cluster.apply([pod("pod01"), service()]);
    cluster.advance("1m");
    const ipv4 = ["IPv4", ["10.244.0.2"]];
    expect(slicesOf(cluster)).toEqual([ipv4]);
    cluster.patch(Service, "my-service", { spec: { ipFamilyPolicy: "PreferDualStack" } });
    cluster.advance("1s");
    expect(slicesOf(cluster)).toEqual([ipv4, ["IPv6", ["fd00:10:244::2"]]]);
    // Endpoints have the first family only.
    const [subset] = cluster.get(Endpoints, "my-service")?.subsets ?? [];
    expect(subset?.addresses?.map(({ ip }) => ip)).toEqual(["10.244.0.2"]);
    cluster.patch(Service, "my-service", { spec: { ipFamilyPolicy: "SingleStack" } });
    cluster.advance("1s");
    expect([stackOf(cluster), slicesOf(cluster)]).toEqual([["SingleStack", "IPv4", 1], [ipv4]]);
  });
});

test("in a single-stack cluster nothing has a second address", () => {
  const cluster = createCluster({ nodes: 1 });
  cluster.apply([pod("pod01"), service({ ipFamilyPolicy: "PreferDualStack" })]);
  cluster.advance("1m");
  expect([stackOf(cluster), cluster.get(Pod, "pod01")?.status.podIPs, slicesOf(cluster)]).toEqual([
    ["PreferDualStack", "IPv4", 1],
    [{ ip: "10.244.0.2" }],
    [["IPv4", ["10.244.0.2"]]],
  ]);
});
