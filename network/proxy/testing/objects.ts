/** Builders of Services, slices and nodes for tests: a test names what matters. */
import type { Node } from "../../../api/core/node/node.ts";
import type { Service } from "../../../api/core/service/service.ts";
import type { Endpoint, EndpointSlice } from "../../../api/discovery/endpointslice.ts";
import type { Connection } from "../decide.ts";
import type { ProxyEndpoint } from "../eligible-endpoints.ts";

interface ServiceParts {
  readonly metadata?: Partial<Service["metadata"]>;
  readonly spec?: Partial<Service["spec"]>;
  readonly ingress?: NonNullable<Service["status"]["loadBalancer"]["ingress"]>;
}

/** The Service `default/web` at 10.96.0.7, with port 80. */
export function serviceOf({ metadata, spec, ingress }: ServiceParts = {}): Service {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web", namespace: "default", ...metadata },
    spec: {
      type: "ClusterIP",
      clusterIP: "10.96.0.7",
      clusterIPs: [spec?.clusterIP ?? "10.96.0.7"],
      sessionAffinity: "None",
      ports: [{ port: 80, protocol: "TCP", targetPort: 8080 }],
      ...spec,
    },
    status: { loadBalancer: ingress === undefined ? {} : { ingress } },
  };
}

/** A slice of `default/web`, whose endpoints listen at 8080. */
export function sliceOf(
  endpoints: readonly Endpoint[],
  { metadata, ...rest }: Partial<EndpointSlice> = {},
): EndpointSlice {
  const labels = { "kubernetes.io/service-name": "web" };
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: "web-1", namespace: "default", labels, ...metadata },
    addressType: "IPv4",
    ports: [{ name: "", protocol: "TCP", port: 8080 }],
    endpoints,
    ...rest,
  };
}

/** A ready endpoint of a pod with the last part of its address in its name. */
export function endpointOf(address: string, parts: Partial<Endpoint> = {}): Endpoint {
  return {
    addresses: [address],
    conditions: { ready: true, serving: true, terminating: false },
    nodeName: "node-a",
    targetRef: { kind: "Pod", namespace: "default", name: `web-${address.split(/[.:]/).at(-1)}` },
    ...parts,
  };
}

export const unready = { ready: false, serving: false, terminating: false };
export const servingTerminating = { ready: false, serving: true, terminating: true };

/** A node with an address, in a zone if one is named. */
export function nodeOf(name: string, address: string, zone?: string): Node {
  const labels: Record<string, string> = {};
  if (zone !== undefined) labels["topology.kubernetes.io/zone"] = zone;
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels },
    spec: {},
    status: {
      addresses: [{ type: "InternalIP", address }],
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

/** A connection from a pod to the cluster IP. */
export const connectionOf = (parts: Partial<Connection> = {}): Connection => ({
  address: "10.96.0.7",
  port: 80,
  protocol: "TCP",
  client: "10.244.1.9",
  isExternal: false,
  ...parts,
});

/** A ready endpoint as proxies have it. */
export const proxyEndpoint = (
  address: string,
  parts: Partial<ProxyEndpoint> = {},
): ProxyEndpoint => ({ address, port: 8080, isReady: true, isServingTerminating: false, ...parts });
