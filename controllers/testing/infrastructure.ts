/** Builders of nodes, Services and namespaces for tests: a test names what matters. */
import type { Namespace } from "../../api/core/namespace.ts";
import type { Node } from "../../api/core/node/node.ts";
import type { NodeCondition } from "../../api/core/node/status.ts";
import type { Service } from "../../api/core/service/service.ts";
import type { Parts } from "./workloads.ts";
import { timeAt } from "./workloads.ts";

/** A Service of pods labelled `app: web`, port 80 to 8080. */
export function serviceOf(parts: Parts<Service["spec"], Service["status"]> = {}): Service {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: {
      name: "s",
      namespace: "default",
      uid: "s-uid",
      creationTimestamp: timeAt(-60),
      ...parts.metadata,
    },
    spec: {
      type: "ClusterIP",
      sessionAffinity: "None",
      clusterIP: "10.96.0.7",
      selector: { app: "web" },
      ports: [{ port: 80, protocol: "TCP", targetPort: 8080 }],
      ...parts.spec,
    },
    status: { loadBalancer: {}, ...parts.status },
  };
}

/** A condition of a node, last heard of and changed so many seconds from `nowMs`. */
export function nodeCondition(
  type: string,
  status: string,
  { heard = -10, changed = -3600 }: { heard?: number; changed?: number } = {},
): NodeCondition {
  return {
    type,
    status,
    lastHeartbeatTime: timeAt(heard),
    lastTransitionTime: timeAt(changed),
    reason: `${type}Reason`,
    message: `${type} message`,
  };
}

/** A node that has been ready for an hour. */
export function nodeOf(parts: Parts<Node["spec"], Node["status"]> = {}): Node {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name: "node-1",
      uid: "node-1-uid",
      creationTimestamp: timeAt(-7200),
      ...parts.metadata,
    },
    spec: { ...parts.spec },
    status: {
      conditions: [nodeCondition("Ready", "True")],
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
      ...parts.status,
    },
  };
}

/** A namespace that has been deleted ten seconds ago. */
export function terminatingNamespace(
  parts: Parts<Namespace["spec"], Namespace["status"]> = {},
): Namespace {
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name: "x", uid: "x-uid", deletionTimestamp: timeAt(-10), ...parts.metadata },
    spec: { finalizers: ["kubernetes"], ...parts.spec },
    status: { phase: "Terminating", ...parts.status },
  };
}
