/** The way of a request through the network, and what a change of endpoints costs its proxies. */
import { seededRandom } from "../api/runtime.ts";
import { parseTarget, ServiceProxies, type Source } from "../network/index.ts";
import { endpointOf, nodeOf, serviceOf, sliceOf } from "../network/proxy/testing/objects.ts";
import { createCluster } from "../simulator/cluster.ts";
import {
  type Benchmark,
  elapsedMs,
  type Measurement,
  median,
  microsecondsEach,
} from "./harness.ts";

const sizes = { calls: 20_000, rounds: 5 };
const serviceCount = 5_000;
const endpointsEach = 10;
const proxyCount = 5_000;

export const network: Benchmark = {
  name: "network",
  run: () => [...requestPath(), endpointChange()],
};

/** From a name to the answer of one of 50 pods: DNS, proxy, policies, container. */
function requestPath(): Measurement[] {
  const cluster = createCluster({ seed: 1, nodes: 10 });
  cluster.apply(objects);
  cluster.advance("2m");
  const source: Source = { kind: "pod", namespace: "default", name: "client" };
  const target = parseTarget("http://web/");
  if (target === undefined) throw new Error("there is no such target");
  const run = (isTraced: boolean) => () => {
    const request = { source, target, method: "GET", headers: {}, isTraced };
    const { failure } = cluster.network.send(request, cluster.nowMs);
    if (failure !== undefined) throw new Error(failure.message);
  };
  return [false, true].map((isTraced) => ({
    name: "network",
    what: `one request to a Service of 50 pods, ${isTraced ? "every hop told" : "no hop told"}`,
    value: microsecondsEach(run(isTraced), sizes),
    unit: "us",
    budget: isTraced ? 20 : 10,
  }));
}

/** Until the proxies of all nodes have shown that a pod is ready no more. */
function endpointChange(): Measurement {
  const proxies = new ServiceProxies({ random: seededRandom(1) });
  const nodes = Array.from({ length: proxyCount }, (_, index) => `node-${index}`);
  for (const [index, name] of nodes.entries()) {
    proxies.nodeChanged(nodeOf(name, `172.18.${index >> 8}.${index & 255}`), undefined, 0);
  }
  for (let index = 0; index < serviceCount; index += 1) addService(proxies, index);
  let nowMs = 10_000;
  const times = Array.from({ length: 20 }, (_, round) => {
    const index = (round * 997) % serviceCount;
    const name = `s-${index}`;
    const before = sliceOfService(index, true);
    const next = sliceOfService(index, round % 2 === 1);
    const address = `10.${96 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`;
    nowMs += 10_000;
    return elapsedMs(() => {
      proxies.sliceChanged(next, before, nowMs);
      for (const node of nodes) {
        const connection = { address, port: 80, protocol: "TCP", client: "10.1.2.3" } as const;
        const routed = proxies.route(node, { ...connection, isExternal: false }, nowMs + 1_000);
        if (routed?.kind !== "endpoint") throw new Error(`no endpoint of ${name} on ${node}`);
      }
    });
  });
  return {
    name: "network",
    what: `a pod of ${serviceCount * endpointsEach} endpoints changes, ${proxyCount} proxies show it`,
    value: median(times),
    unit: "ms",
    budget: 10,
  };
}

function addService(proxies: ServiceProxies, index: number): void {
  const clusterIP = `10.${96 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`;
  const metadata = { name: `s-${index}`, namespace: "default" };
  proxies.serviceChanged(serviceOf({ metadata, spec: { clusterIP } }), undefined, 0);
  proxies.sliceChanged(sliceOfService(index, true), undefined, 0);
}

function sliceOfService(index: number, isFirstReady: boolean) {
  const endpoints = Array.from({ length: endpointsEach }, (_, at) =>
    endpointOf(`10.${index >> 8}.${index & 255}.${at}`, {
      conditions: { ready: at > 0 || isFirstReady, serving: true, terminating: false },
    }),
  );
  const labels = { "kubernetes.io/service-name": `s-${index}` };
  return sliceOf(endpoints, { metadata: { name: `s-${index}-x`, namespace: "default", labels } });
}

const app = (name: string) => ({ metadata: { labels: { app: name } } });
const objects = [
  {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web" },
    spec: {
      replicas: 50,
      selector: { matchLabels: { app: "web" } },
      template: { ...app("web"), spec: { containers: [{ name: "web", image: "nginx" }] } },
    },
  },
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web" },
    spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
  },
  {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "client" },
    spec: { containers: [{ name: "sh", image: "busybox", command: ["sleep", "infinity"] }] },
  },
];
