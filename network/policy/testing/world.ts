/** Pods, namespaces and policies for tests of NetworkPolicies: a test names what matters. */
import type { Namespace } from "../../../api/core/namespace.ts";
import type { Container } from "../../../api/core/pod/container.ts";
import { testContainer, testPod } from "../../../api/core/pod/test-pods.ts";
import type { NetworkPolicy } from "../../../api/networking/network-policy.ts";
import type { Labels } from "../../../api/selectors/labels.ts";
import type { Connection, PolicyPeer, Verdict } from "../connection.ts";
import { NetworkPolicies } from "../policies.ts";

interface PodParts {
  readonly labels?: Labels;
  readonly address?: string;
  readonly node?: string;
  readonly hostNetwork?: boolean;
  /** Numbers of TCP ports, by name. */
  readonly ports?: Readonly<Record<string, number>>;
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
}

/** A pod named as `namespace/name`, or as `name` in the namespace default. */
export function pod(named: string, parts: PodParts = {}): PolicyPeer {
  const { labels = {}, address = "10.244.0.2", node = "node-1", ports = {} } = parts;
  const [namespace = "", name] = named.includes("/") ? named.split("/") : ["default", named];
  const declared = Object.entries(ports).map(([of, containerPort]) => ({
    name: of,
    containerPort,
    protocol: "TCP",
  }));
  const containers = parts.containers ?? [testContainer({ ports: declared })];
  const { initContainers, hostNetwork } = parts;
  return {
    address,
    pod: testPod({
      metadata: { name, namespace, uid: `${named}-uid`, labels },
      spec: { nodeName: node, containers, initContainers, hostNetwork },
    }),
  };
}

export const node = (name: string, address = "192.168.0.1"): PolicyPeer => ({
  address,
  isNode: true,
  node: name,
});

export const outside = (address: string): PolicyPeer => ({ address });

/** A policy named as pods are. */
export function policy(named: string, spec: Partial<NetworkPolicy["spec"]>): NetworkPolicy {
  const [namespace = "", name] = named.includes("/") ? named.split("/") : ["default", named];
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name, namespace },
    spec: { podSelector: {}, ...spec },
  };
}

/** A namespace with the label that each has by itself, and others. */
export const namespace = (name: string, labels: Labels = {}): Namespace => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels: { "kubernetes.io/metadata.name": name, ...labels } },
  spec: {},
  status: { phase: "Active" },
});

export interface Content {
  readonly policies?: readonly NetworkPolicy[];
  /** Beside `default`. */
  readonly namespaces?: readonly Namespace[];
}

export function policiesOf({ policies = [], namespaces = [] }: Content): NetworkPolicies {
  const world = new NetworkPolicies();
  for (const each of [namespace("default"), ...namespaces]) world.namespaceChanged(each, undefined);
  for (const each of policies) world.policyChanged(each, undefined);
  return world;
}

/** What becomes of a connection, to TCP port 80 where nothing else is said. */
export const ask = (
  world: NetworkPolicies,
  connection: Partial<Connection> & Pick<Connection, "from" | "to">,
): Verdict => world.verdict({ port: 80, protocol: "TCP", ...connection });

export const free: Verdict = { allowed: true };
export const allowedBy = (...by: readonly string[]): Verdict => ({ allowed: true, by });
export const refused = (
  direction: "ingress" | "egress",
  ...policies: readonly string[]
): Verdict => ({ allowed: false, direction, policies });
