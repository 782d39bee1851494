import type { Node } from "../api/core/node/node.ts";
import type { Service } from "../api/core/service/service.ts";
import type { EndpointSlice } from "../api/discovery/endpointslice.ts";
import { seededRandom } from "../api/runtime.ts";
import { type Connection, ServiceProxies } from "../network/proxy/index.ts";
import { type Benchmark, microsecondsEach } from "./harness.ts";

const services = 5_000;
const endpointsEach = 10;
const nodes = 5_000;

/** What the proxies of many nodes cost that serve many Services. */
export const serviceProxies: Benchmark = {
  name: "service-proxies",
  run() {
    const proxies = new ServiceProxies({ random: seededRandom(1) });
    for (let index = 0; index < nodes; index += 1) {
      proxies.nodeChanged(nodeAt(index), undefined, 0);
    }
    const slices = Array.from({ length: services }, (_, index) => sliceAt(index));
    for (const [index, slice] of slices.entries()) {
      proxies.serviceChanged(serviceAt(index), undefined, 0);
      proxies.sliceChanged(slice, undefined, 0);
    }
    const of = "5,000 Services with 50,000 endpoints";
    const name = "service-proxies";
    const one = routing(proxies);
    const change = changing(proxies, slices, 0);
    const seen = changing(proxies, slices, nodes);
    return [
      { name, what: `where a connection goes, among ${of}`, value: one, unit: "us", budget: 5 },
      { name, what: `change of one pod to every proxy, among ${of}`, value: change, unit: "us" },
      {
        name,
        what: `the same, and a connection from each of 5,000 nodes, among ${of}`,
        value: seen / 1_000,
        unit: "ms",
        budget: 10,
      },
    ];
  },
};

/** Each connection from another node to another Service, so little is in the processor's caches. */
function routing(proxies: ServiceProxies): number {
  const names = Array.from({ length: nodes }, (_, index) => nameOf(index));
  const connections = Array.from({ length: services }, (_, index) => connectionTo(index));
  const run = (index: number) => {
    const connection = connections[(index * 13) % services];
    if (connection === undefined) return;
    proxies.route(names[(index * 7) % nodes] ?? "", connection, 10_000 + index / 100);
  };
  return microsecondsEach(run, { calls: 100_000, rounds: 5 });
}

/** A change of one pod a second, and connections from so many nodes to its Service. */
function changing(proxies: ServiceProxies, slices: EndpointSlice[], from: number): number {
  const names = Array.from({ length: from }, (_, index) => nameOf(index));
  let nowMs = from === 0 ? 1e6 : 2e9;
  const run = (index: number) => {
    const at = (index * 17) % services;
    const previous = slices[at] ?? sliceAt(at);
    const next = sliceAt(at, index % 2 === 0);
    proxies.sliceChanged(next, previous, nowMs);
    slices[at] = next;
    nowMs += 1_000;
    const connection = connectionTo(at);
    for (const node of names) proxies.route(node, connection, nowMs);
  };
  return microsecondsEach(run, { calls: from === 0 ? 5_000 : 20, rounds: 5 });
}

const nameOf = (index: number) => `node-${index}`;

const address = (net: string, index: number) => `${net}.${index >> 8}.${index & 255}`;

const connectionTo = (index: number): Connection => ({
  address: address("10.96", index),
  port: 80,
  protocol: "TCP",
  client: "10.244.0.9",
  isExternal: false,
});

function nodeAt(index: number): Node {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: nameOf(index), labels: { "topology.kubernetes.io/zone": `z${index % 3}` } },
    spec: {},
    status: {
      addresses: [{ type: "InternalIP", address: address("192.168", index) }],
      daemonEndpoints: { kubeletEndpoint: { Port: 0 } },
      nodeInfo: {
        machineID: "",
        systemUUID: "",
        bootID: "",
        kernelVersion: "",
        osImage: "",
        containerRuntimeVersion: "",
        kubeletVersion: "v1.36.0",
        kubeProxyVersion: "",
        operatingSystem: "linux",
        architecture: "amd64",
      },
    },
  };
}

function serviceAt(index: number): Service {
  const clusterIP = address("10.96", index);
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: `s${index}`, namespace: "default" },
    spec: {
      type: "ClusterIP",
      clusterIP,
      clusterIPs: [clusterIP],
      sessionAffinity: "None",
      ports: [{ port: 80, protocol: "TCP", targetPort: 8080 }],
    },
    status: { loadBalancer: {} },
  };
}

/** The slice of a Service, of which the first endpoint is ready or not. */
function sliceAt(index: number, firstIsReady = true): EndpointSlice {
  const labels = { "kubernetes.io/service-name": `s${index}` };
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: `s${index}-1`, namespace: "default", labels },
    addressType: "IPv4",
    ports: [{ name: "", protocol: "TCP", port: 8080 }],
    endpoints: Array.from({ length: endpointsEach }, (_, at) => {
      const ready = at > 0 || firstIsReady;
      const number = index * endpointsEach + at;
      return {
        addresses: [address("10.128", number)],
        conditions: { ready, serving: ready, terminating: false },
        nodeName: nameOf(number % nodes),
        targetRef: { kind: "Pod", namespace: "default", name: `p${number}` },
      };
    }),
  };
}
