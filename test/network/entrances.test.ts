/** The ways into a cluster, and around in it, as the documentation of Services has them. */
import { beforeEach, describe, expect, test } from "vitest";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";

const service = (name: string, spec: object) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name },
  spec: { selector: { app: "web" }, ports: [{ port: 80 }], ...spec },
});
const pod = (name: string, nodeName: string, port: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: name.replace(/-\d$/, "") } },
  spec: {
    nodeName,
    containers: [{ name: "c", image: "nginx:1.27", ports: [{ containerPort: 80, ...port }] }],
  },
});

let cluster: Cluster;
beforeEach(() => {
  cluster = createCluster({ seed: 3 });
  cluster.apply([
    pod("web-0", "node-0"),
    pod("web-1", "node-1"),
    pod("hosted", "node-2", { hostPort: 8088 }),
    pod("client", "node-2"),
  ]);
  cluster.advance("1m");
});

/** The pod that answered, or why none did. */
function asked(url: string, from?: string): string {
  cluster.advance("2s");
  const { server, failure } = cluster.curl(url, { timeout: "1s", ...(from && { from }) });
  return failure?.reason ?? server?.pod ?? "";
}
const askedOften = (url: string, from?: string) =>
  [...new Set(Array.from({ length: 20 }, () => asked(url, from)))].sort();
const addressOf = (node: string) =>
  cluster.get(Node, node)?.status.addresses?.find(({ type }) => type === "InternalIP")?.address;
const balancerOf = (name: string) =>
  cluster.get(Service, name)?.status.loadBalancer.ingress?.[0]?.ip;

describe("type: NodePort", () => {
  const ports = [{ port: 80, nodePort: 30_080 }];

  test("every node brings clients from outside to any of the pods", () => {
    cluster.apply(service("web", { type: "NodePort", ports }));
    expect(askedOften(`http://${addressOf("node-2")}:30080/`)).toEqual(["web-0", "web-1"]);
  });

  test("with externalTrafficPolicy: Local a node has its own pods, or none", () => {
    cluster.apply(service("web", { type: "NodePort", ports, externalTrafficPolicy: "Local" }));
    expect(askedOften(`http://${addressOf("node-1")}:30080/`)).toEqual(["web-1"]);
    expect(asked(`http://${addressOf("node-2")}:30080/`)).toBe("ConnectTimeout");
  });
});

describe("type: LoadBalancer", () => {
  test("brings clients to all pods", () => {
    cluster.apply(service("web", { type: "LoadBalancer" }));
    cluster.advance("5s");
    expect(askedOften(`http://${balancerOf("web")}/`)).toEqual(["web-0", "web-1"]);
  });

  test("with externalTrafficPolicy: Local leaves out nodes without a ready pod", () => {
    cluster.apply(service("web", { type: "LoadBalancer", externalTrafficPolicy: "Local" }));
    cluster.advance("5s");
    expect(askedOften(`http://${balancerOf("web")}/`)).toEqual(["web-0", "web-1"]);
    cluster.delete(Pod, "web-0");
    cluster.advance("1m");
    expect(askedOften(`http://${balancerOf("web")}/`)).toEqual(["web-1"]);
  });
});

test("type: ExternalName is an alias of a name", () => {
  cluster.apply([
    service("web", {}),
    service("alias", { type: "ExternalName", externalName: "web.default.svc.cluster.local" }),
  ]);
  expect(askedOften("http://alias/", "pod/client")).toEqual(["web-0", "web-1"]);
});

test("sessionAffinity: ClientIP keeps a client with its pod", () => {
  cluster.apply(service("web", { sessionAffinity: "ClientIP" }));
  expect(askedOften("http://web/", "pod/client")).toHaveLength(1);
});

test("a hostPort is reached at the node of its pod alone", () => {
  expect(asked(`http://${addressOf("node-2")}:8088/`)).toBe("hosted");
  expect(asked(`http://${addressOf("node-1")}:8088/`)).toBe("ConnectionRefused");
});

describe("a hostPort with a hostIP", () => {
  const host = { name: "host", namespace: "default" };

  test("is reached at that address of the host alone", () => {
    const address = addressOf("node-2");
    cluster.apply([
      pod("local", "node-2", { hostPort: 8090, hostIP: "127.0.0.1" }),
      pod("outer", "node-2", { hostPort: 8091, hostIP: address }),
      {
        apiVersion: "v1",
        kind: "Pod",
        metadata: host,
        spec: {
          nodeName: "node-2",
          hostNetwork: true,
          containers: [{ name: "c", image: "redis" }],
        },
      },
    ]);
    cluster.advance("1m");
    expect(asked("http://127.0.0.1:8090/", "pod/host")).toBe("local");
    expect(asked(`http://${address}:8090/`, "pod/host")).toBe("ConnectionRefused");
    expect(asked(`http://${address}:8091/`)).toBe("outer");
    expect(asked("http://127.0.0.1:8091/", "pod/host")).toBe("ConnectionRefused");
    expect(asked("http://127.0.0.1:8088/", "pod/host")).toBe("hosted");
  });

  test("is not reached at the loopback address of another pod", () => {
    cluster.apply(pod("local", "node-2", { hostPort: 8090, hostIP: "127.0.0.1" }));
    cluster.advance("1m");
    expect(asked("http://127.0.0.1:8090/", "pod/client")).toBe("ConnectionRefused");
  });
});

test("a cluster IP is not reached from outside, nor at a port that its Service has not", () => {
  cluster.apply(service("web", {}));
  const clusterIP = cluster.get(Service, "web")?.spec.clusterIP;
  expect(asked(`http://${clusterIP}/`)).toBe("ConnectTimeout");
  expect(asked(`http://${clusterIP}:81/`, "pod/client")).toBe("ConnectTimeout");
  expect(["web-0", "web-1"]).toContain(asked(`http://${clusterIP}/`, "pod/client"));
});
