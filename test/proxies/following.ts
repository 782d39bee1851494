/** Proxies that hear of what a cluster stores, and what they do with connections. */
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { KubeObject } from "../../api/resource.ts";
import { seededRandom } from "../../api/runtime.ts";
import { type Connection, type ProxyDelay, ServiceProxies } from "../../network/proxy/index.ts";
import type { Cluster } from "../../simulator/cluster.ts";

export interface FollowingOptions {
  readonly delayMs?: ProxyDelay;
  readonly seed?: number;
}

/** Proxies that know all that the cluster holds, and hear of each change when it is stored. */
export function followingProxies(
  cluster: Cluster,
  { delayMs, seed = 1 }: FollowingOptions = {},
): ServiceProxies {
  const proxies = new ServiceProxies({ random: seededRandom(seed), delayMs });
  for (const node of cluster.list(Node)) proxies.nodeChanged(node, undefined, 0);
  for (const service of cluster.list(Service)) proxies.serviceChanged(service, undefined, 0);
  for (const slice of cluster.list(EndpointSlice)) proxies.sliceChanged(slice, undefined, 0);
  cluster.observe(({ resource, type, object, previous }) => {
    const next = type === "DELETED" ? undefined : object;
    tell(proxies, resource, { next, previous, nowMs: cluster.nowMs });
  });
  return proxies;
}

interface Change {
  readonly next: KubeObject | undefined;
  readonly previous: KubeObject | undefined;
  readonly nowMs: number;
}

/** The name of a resource says of what kind its objects are. */
function tell(proxies: ServiceProxies, resource: string, { next, previous, nowMs }: Change): void {
  if (resource === "nodes") {
    proxies.nodeChanged(next as Node | undefined, previous as Node | undefined, nowMs);
  } else if (resource === "services") {
    proxies.serviceChanged(next as Service | undefined, previous as Service | undefined, nowMs);
  } else if (resource === "endpointslices.discovery.k8s.io") {
    proxies.sliceChanged(
      next as EndpointSlice | undefined,
      previous as EndpointSlice | undefined,
      nowMs,
    );
  }
}

/** The pods that a connection may come to, by name in order; or how it fails. */
export function reached(
  { proxies, cluster }: { readonly proxies: ServiceProxies; readonly cluster: Cluster },
  node: string,
  connection: Connection,
): readonly string[] | "rejected" | "dropped" | undefined {
  const names = new Set<string>();
  // Enough to meet each of a handful.
  for (let index = 0; index < 60; index += 1) {
    const routed = proxies.route(node, connection, cluster.nowMs);
    if (routed?.kind !== "endpoint") return routed?.kind;
    names.add(routed.pod?.name ?? routed.address);
  }
  return [...names].sort();
}

/** A connection from a pod to the cluster IP of a Service. */
export function toService(cluster: Cluster, name = "web"): Connection {
  const { clusterIP = "" } = cluster.get(Service, name)?.spec ?? {};
  return { address: clusterIP, port: 80, protocol: "TCP", client: "10.244.9.9", isExternal: false };
}

/** A connection from outside to the node port of a Service, at a node. */
export function toNodePort(cluster: Cluster, node: string, name = "web"): Connection {
  const port = cluster.get(Service, name)?.spec.ports?.[0]?.nodePort ?? 0;
  const { addresses = [] } = cluster.get(Node, node)?.status ?? {};
  const address = addresses.find(({ type }) => type === "InternalIP")?.address ?? "";
  return { address, port, protocol: "TCP", client: "198.51.100.7", isExternal: true };
}

/** The Service `web`, of pods labelled `app: web`. */
export const serviceOf = (spec: object = {}, annotations: object = {}) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web", annotations },
  spec: { selector: { app: "web" }, ports: [{ port: 80 }], ...spec },
});

/** A pod of the Service on one node. */
export const podOn = (node: string, name: string, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: "web" } },
  spec: { nodeName: node, containers: [{ name: "c", image: "nginx" }], ...spec },
});

/** Until all pods are ready, and every proxy knows. */
export function settle(cluster: Cluster): void {
  cluster.until(() => {
    const pods = cluster.list(Pod, "default");
    return pods.length > 0 && pods.every(isReady);
  });
  cluster.advance("3s");
}

const isReady = ({ status: { conditions = [] } }: Pod) =>
  conditions.some(({ type, status }) => type === "Ready" && status === "True");
