/** What the cluster's DNS answers while the cluster changes, and what a pod's lookups find. */
import { expect, test } from "vitest";
import { Namespace } from "../api/core/namespace.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { Service } from "../api/core/service/service.ts";
import type { EndpointSlice } from "../api/discovery/endpointslice.ts";
import { seededRandom } from "../api/runtime.ts";
import { resolverOf } from "../kubelet/network/resolver.ts";
import { ClusterDns, type ClusterDnsOptions, resolve } from "../network/dns/index.ts";
import { type Cluster, createCluster } from "../simulator/cluster.ts";
import { isReady } from "./rollouts/bounds.ts";

const delayMs = { minMs: 100, maxMs: 500 };

/** A DNS that hears of the cluster's changes as they happen. */
function dnsOf(cluster: Cluster, options: Partial<ClusterDnsOptions> = {}): ClusterDns {
  const dns = new ClusterDns({ random: seededRandom(3), delayMs, ...options });
  for (const each of cluster.list(Namespace)) dns.namespaceChanged(each, undefined, cluster.nowMs);
  for (const each of cluster.list(Service)) dns.serviceChanged(each, undefined, cluster.nowMs);
  cluster.observe(({ resource, type, object, previous }) => {
    const next = type === "DELETED" ? undefined : object;
    // The resource says which kind its objects are of.
    if (resource === "namespaces") {
      dns.namespaceChanged(next as Namespace, previous as Namespace, cluster.nowMs);
    } else if (resource === "services") {
      dns.serviceChanged(next as Service, previous as Service, cluster.nowMs);
    } else if (resource === "endpointslices.discovery.k8s.io") {
      dns.sliceChanged(next as EndpointSlice, previous as EndpointSlice, cluster.nowMs);
    }
  });
  return dns;
}

const statefulSet = (replicas: number) => ({
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata: { name: "db" },
  spec: {
    serviceName: "db",
    replicas,
    podManagementPolicy: "Parallel",
    selector: { matchLabels: { app: "db" } },
    template: {
      metadata: { labels: { app: "db" } },
      spec: {
        containers: [
          {
            name: "db",
            image: "db:1",
            ports: [{ name: "sql", containerPort: 5432 }],
            readinessProbe: { tcpSocket: { port: 5432 }, initialDelaySeconds: 5 },
          },
        ],
      },
    },
  },
});
const headless = (spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "db" },
  spec: {
    clusterIP: "None",
    selector: { app: "db" },
    ports: [{ name: "sql", port: 5432 }],
    ...spec,
  },
});

const podOf = (cluster: Cluster, name: string) => cluster.get(Pod, name);
const addressOf = (cluster: Cluster, name: string) => podOf(cluster, name)?.status.podIP;

/** What a pod of the namespace finds with its own resolv.conf, asking this DNS. */
function lookUp(cluster: Cluster, dns: ClusterDns, name: string) {
  const client = podOf(cluster, "db-0");
  if (client === undefined) throw new Error("there is no pod db-0");
  const { resolver } = resolverOf(client);
  return resolve(name, resolver, (server, question, afterMs) =>
    server === "10.96.0.10" ? dns.query(question, cluster.nowMs + afterMs) : undefined,
  );
}

const isPodReady = (cluster: Cluster, name: string) => {
  const pod = podOf(cluster, name);
  return pod !== undefined && isReady(pod);
};

/** Lets time pass until a lookup finds something; says how long that took. */
const untilFound = (cluster: Cluster, dns: ClusterDns, name: string) =>
  untilTrue(cluster, () => lookUp(cluster, dns, name).addresses.length > 0);

function untilTrue(cluster: Cluster, condition: () => boolean): number {
  const startMs = cluster.nowMs;
  while (!condition()) {
    if (cluster.nowMs - startMs > 120_000) throw new Error(`not so for long: ${condition}`);
    cluster.advance(10);
  }
  return cluster.nowMs - startMs;
}

test("each pod of a StatefulSet has a name once it is ready and DNS has heard of it", () => {
  const cluster = createCluster({ nodes: 2, seed: 1 });
  const dns = dnsOf(cluster);
  cluster.apply([headless(), statefulSet(2)]);
  cluster.until(() => addressOf(cluster, "db-1") !== undefined);
  cluster.advance("1s");
  expect(lookUp(cluster, dns, "db-1.db").failure).toBe("NameNotFound");

  cluster.until(() => isPodReady(cluster, "db-1"));
  const tookMs = untilFound(cluster, dns, "db-1.db");
  expect(tookMs).toBeGreaterThanOrEqual(delayMs.minMs);
  expect(tookMs).toBeLessThan(delayMs.maxMs + 1500);

  cluster.advance("1s");
  expect(lookUp(cluster, dns, "db-1.db")).toMatchObject({
    addresses: [addressOf(cluster, "db-1")],
    canonicalName: "db-1.db.default.svc.cluster.local",
  });
  expect([...lookUp(cluster, dns, "db").addresses].sort()).toEqual(
    [addressOf(cluster, "db-0"), addressOf(cluster, "db-1")].sort(),
  );
});

test("a Service that publishes pods before they are ready gives them names at once", () => {
  const cluster = createCluster({ nodes: 2, seed: 1 });
  const dns = dnsOf(cluster);
  cluster.apply([headless({ publishNotReadyAddresses: true }), statefulSet(1)]);
  cluster.until(() => addressOf(cluster, "db-0") !== undefined);
  untilFound(cluster, dns, "db-0.db");
  expect(isPodReady(cluster, "db-0")).toBe(false);
});

test("a pod that came back under its name has its new address there", () => {
  const cluster = createCluster({ nodes: 2, seed: 1 });
  const dns = dnsOf(cluster);
  cluster.apply([headless(), statefulSet(2)]);
  cluster.until(() => isPodReady(cluster, "db-1"));
  untilFound(cluster, dns, "db-1.db");
  const before = addressOf(cluster, "db-1");
  cluster.delete(Pod, "db-1");
  untilTrue(cluster, () => lookUp(cluster, dns, "db-1.db").addresses.length === 0);
  untilFound(cluster, dns, "db-1.db");
  const after = addressOf(cluster, "db-1");
  expect(lookUp(cluster, dns, "db-1.db").addresses).toEqual([after]);
  expect(after).not.toBe(before);
});

test("with the cache of older Corefiles, who asks too early waits for half a minute", () => {
  const cluster = createCluster({ nodes: 2, seed: 1 });
  const dns = dnsOf(cluster, { cachesClusterDomain: true });
  cluster.apply([headless(), statefulSet(1)]);
  cluster.until(() => addressOf(cluster, "db-0") !== undefined);
  const askedMs = cluster.nowMs;
  expect(lookUp(cluster, dns, "db-0.db").failure).toBe("NameNotFound");
  cluster.until(() => isPodReady(cluster, "db-0"));
  expect(cluster.nowMs - askedMs).toBeLessThan(20_000);
  untilFound(cluster, dns, "db-0.db");
  expect(Math.round((cluster.nowMs - askedMs) / 1000)).toBe(30);
});

test("the API server and other Services are found as soon as DNS has heard of them", () => {
  const cluster = createCluster({ nodes: 1, seed: 1 });
  const dns = dnsOf(cluster);
  cluster.advance("1s");
  cluster.apply(statefulSet(1));
  cluster.until(() => podOf(cluster, "db-0") !== undefined);
  const { clusterIP = "" } = cluster.get(Service, "kubernetes")?.spec ?? {};
  expect(lookUp(cluster, dns, "kubernetes").addresses).toEqual([clusterIP]);
  cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } });
  cluster.apply({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "cart", namespace: "shop" },
    spec: { ports: [{ port: 80 }] },
  });
  expect(lookUp(cluster, dns, "cart.shop").failure).toBe("NameNotFound");
  cluster.advance(delayMs.maxMs);
  const cart = cluster.get(Service, "cart", "shop")?.spec.clusterIP;
  expect(lookUp(cluster, dns, "cart.shop").addresses).toEqual([cart]);
  cluster.delete(Service, "cart", { namespace: "shop" });
  cluster.advance(delayMs.maxMs);
  expect(lookUp(cluster, dns, "cart.shop").failure).toBe("NameNotFound");
});

test.each([
  { image: "debian:12", found: true },
  { image: "alpine:3.22", found: false },
])("with ndots:1, a pod of $image looks in the search domains too: $found", ({ image, found }) => {
  const cluster = createCluster({ nodes: 1, seed: 1 });
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "client" },
    spec: {
      containers: [{ name: "client", image, command: ["sleep", "1h"] }],
      dnsConfig: { options: [{ name: "ndots", value: "1" }] },
    },
  });
  cluster.until(() => isPodReady(cluster, "client"));
  const client = cluster.network.client({ kind: "pod", namespace: "default", name: "client" });
  const { addresses } = client.resolve("kubernetes.default", cluster.nowMs);
  expect(addresses.length > 0).toBe(found);
});
