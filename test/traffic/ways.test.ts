/** How requests come to pods, and what clients see of servers that are slow, hang or end. */
import { describe, expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Node } from "../../api/core/node/node.ts";
import { Service } from "../../api/core/service/service.ts";
import type { Traffic } from "../../api/sim/traffic.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { send, shop } from "./scenario.ts";

/** How many requests each pod has had, the most first. */
const shares = ({ pods = [] }: Traffic["status"]) =>
  pods.map(({ requests }) => requests).sort((left, right) => right - left);

const behave = (cluster: Cluster, spec: object) =>
  cluster.apply({
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "ImageBehavior",
    metadata: { name: "nginx" },
    spec: { image: "nginx", ...spec },
  });

describe("the pods of a Service", () => {
  test("share requests that open a connection each", () => {
    const status = send(shop(), { load: { rate: 50 }, duration: "60s" });
    const [most = 0, ...others] = shares(status);
    expect(others).toHaveLength(2);
    // A thousand each, with a deviation of 26.
    expect(most - (others.at(-1) ?? 0)).toBeLessThan(160);
  });

  test("do not share a connection that is kept: one has all of its requests", () => {
    const status = send(shop(), {
      keepAlive: { connections: 1 },
      load: { rate: 50, arrivals: "Constant" },
    });
    expect(shares(status)).toEqual([status.sent]);
  });

  test.each([
    { behaviour: "have nothing of connections that stand", requests: undefined, share: 0 },
    { behaviour: "have their share once connections are renewed", requests: 20, share: 0.35 },
  ])("that are new $behaviour", ({ requests, share }) => {
    const cluster = shop({ replicas: 2 });
    const keepAlive = { connections: 10, ...(requests && { requestsPerConnection: requests }) };
    const status = send(cluster, { keepAlive, load: { rate: 50 }, duration: "60s" }, () =>
      cluster.patch(Deployment, "web", { spec: { replicas: 4 } }),
    );
    const [first = 0, second = 0, ...fresh] = shares(status);
    expect(first + second + fresh.reduce((sum, each) => sum + each, 0)).toBe(status.sent);
    const got = fresh.reduce((sum, each) => sum + each, 0) / status.sent;
    expect(got).toBeGreaterThanOrEqual(share);
  });

  test("are reached from beyond the cluster by a port of any node", () => {
    const cluster = shop();
    cluster.patch(Service, "web", { spec: { type: "NodePort" } });
    cluster.advance("5s");
    const nodePort = cluster.get(Service, "web")?.spec.ports?.[0]?.nodePort;
    const addresses = cluster.get(Node, "node-1")?.status.addresses ?? [];
    const { address } = addresses.find(({ type }) => type === "InternalIP") ?? {};
    const url = `http://${address}:${nodePort}/`;
    const status = send(cluster, { url, from: undefined, load: { rate: 50 } });
    expect([status.failed, shares(status).length]).toEqual([0, 3]);
  });

  test("are not reached where a policy is in the way", () => {
    const cluster = shop();
    cluster.apply({
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: { name: "nobody" },
      spec: { podSelector: { matchLabels: { app: "web" } }, policyTypes: ["Ingress"] },
    });
    cluster.advance("5s");
    const status = send(cluster, { load: { rate: 10, arrivals: "Constant" }, timeout: "1s" });
    expect([status.sent, status.failures]).toEqual([200, { ConnectTimeout: 200 }]);
  });
});

describe("clients", () => {
  test("of a slow server wait, each for its own answer", () => {
    const cluster = shop();
    behave(cluster, { http: [{ latency: "200ms" }] });
    const load = { clients: 10, arrivals: "Constant" };
    const status = send(cluster, { load, keepAlive: {}, duration: "20s" });
    expect(status.failed).toBe(0);
    // Ten clients with five requests a second each, but for the ways.
    expect(status.sent).toBeGreaterThan(970);
    expect(status.sent).toBeLessThanOrEqual(1000);
  });

  test("of a server that is slower than they are patient see no answer", () => {
    const cluster = shop();
    behave(cluster, { http: [{ path: "/slow", latency: "3s" }] });
    const requests = [{ path: "/slow" }, { path: "/" }];
    const load = { rate: 10, arrivals: "Constant" };
    const { sent, succeeded, failures, latency } = send(cluster, { load, requests, timeout: "2s" });
    expect(succeeded + (failures?.Timeout ?? 0)).toBe(sent);
    expect(Math.abs(succeeded - 100)).toBeLessThan(30);
    expect(latency?.max).toBe("2s");
  });

  test("see the status that a server answers with", () => {
    const cluster = shop();
    behave(cluster, { http: [{ path: "/cart", status: 503 }] });
    const url = "http://web/cart";
    const { sent, failures, firstFailure } = send(cluster, { url, load: { rate: 10 } });
    expect([failures, firstFailure?.reason]).toEqual([{ "HTTP 503": sent }, "HTTP 503"]);
  });

  test("of a server that ends before it has answered are cut off", () => {
    const cluster = shop({ replicas: 1 });
    behave(cluster, { http: [{ latency: "500ms" }], exits: { after: "10s", code: 1 } });
    const { failures } = send(cluster, { load: { rate: 20 }, duration: "30s" });
    const { ConnectionReset = 0, ConnectionRefused = 0 } = failures ?? {};
    // Half a second of requests is under way at the end, and none gets in until it is back.
    expect(ConnectionReset).toBeGreaterThan(3);
    expect(ConnectionReset).toBeLessThan(25);
    expect(ConnectionRefused).toBeGreaterThan(0);
  });
});
