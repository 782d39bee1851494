/**
 * NetworkPolicies as the page "Network Policies" has them, written as it reads: it remembers
 * nothing, prepares nothing, and shares no code with what is tested.
 */
import type { Namespace } from "../../../api/core/namespace.ts";
import type { Pod } from "../../../api/core/pod/pod.ts";
import type { LabelSelector } from "../../../api/meta/label-selector.ts";
import type {
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from "../../../api/networking/network-policy.ts";
import type { Connection, Direction, PolicyPeer, Verdict } from "../connection.ts";

export interface Cluster {
  readonly namespaces: readonly Namespace[];
  readonly policies: readonly NetworkPolicy[];
}

export function referenceVerdict(cluster: Cluster, connection: Connection): Verdict {
  const { from, to } = connection;
  if (from.pod !== undefined && from.pod.metadata.uid === to.pod?.metadata.uid) {
    return { allowed: true };
  }
  if (isNodeTraffic(from, to) || isNodeTraffic(to, from)) return { allowed: true };
  const by = new Set<string>();
  for (const direction of ["egress", "ingress"] as const) {
    const [self, peer] = direction === "egress" ? [from, to] : [to, from];
    const pod = podProper(self);
    const policies = cluster.policies
      .filter((policy) => pod !== undefined && appliesTo(policy, pod, direction))
      .sort((left, right) => (name(left) < name(right) ? -1 : 1));
    const allowing = policies.filter((policy) =>
      rulesOf(policy, direction).some(
        ({ ports, peers }) =>
          (isEmpty(ports) || ports.some((port) => matchesPort(port, connection))) &&
          (isEmpty(peers) || peers.some((each) => matchesPeer(cluster, policy, { each, peer }))),
      ),
    );
    if (policies.length > 0 && allowing.length === 0) {
      return { allowed: false, direction, policies: policies.map(name) };
    }
    for (const policy of allowing) by.add(name(policy));
  }
  return by.size === 0 ? { allowed: true } : { allowed: true, by: [...by] };
}

const name = ({ metadata }: NetworkPolicy) => metadata.name ?? "";

/** Traffic on the network of a node is the node's. */
const podProper = ({ pod }: PolicyPeer): Pod | undefined =>
  pod?.spec.hostNetwork === true ? undefined : pod;

function isNodeTraffic(maybeNode: PolicyPeer, pod: PolicyPeer): boolean {
  if (podProper(maybeNode) !== undefined || podProper(pod) === undefined) return false;
  const node = maybeNode.pod?.spec.nodeName ?? maybeNode.node;
  return node !== undefined && node === pod.pod?.spec.nodeName;
}

function appliesTo({ metadata, spec }: NetworkPolicy, pod: Pod, direction: Direction): boolean {
  const types = spec.policyTypes ?? [];
  const hasType =
    types.length > 0
      ? types.includes(direction === "ingress" ? "Ingress" : "Egress")
      : direction === "ingress" || !isEmpty(spec.egress);
  return (
    hasType &&
    metadata.namespace === pod.metadata.namespace &&
    matchesLabels(spec.podSelector, pod.metadata.labels)
  );
}

const rulesOf = ({ spec }: NetworkPolicy, direction: Direction) =>
  direction === "ingress"
    ? (spec.ingress ?? []).map(({ ports = [], from: peers = [] }) => ({ ports, peers }))
    : (spec.egress ?? []).map(({ ports = [], to: peers = [] }) => ({ ports, peers }));

const isEmpty = (list: readonly unknown[] | undefined) => list === undefined || list.length === 0;

function matchesPort(wanted: NetworkPolicyPort, { to, port, protocol }: Connection): boolean {
  if (wanted.protocol !== protocol) return false;
  if (wanted.port === undefined) return true;
  if (typeof wanted.port === "number") {
    return wanted.endPort === undefined
      ? port === wanted.port
      : port >= wanted.port && port <= wanted.endPort;
  }
  const ports = podProper(to)?.spec.containers.flatMap((container) => container.ports ?? []) ?? [];
  return ports.some(
    (each) =>
      each.name === wanted.port && each.containerPort === port && each.protocol === protocol,
  );
}

function matchesPeer(
  { namespaces }: Cluster,
  policy: NetworkPolicy,
  { each, peer }: { readonly each: NetworkPolicyPeer; readonly peer: PolicyPeer },
): boolean {
  const { podSelector, namespaceSelector, ipBlock } = each;
  if (ipBlock !== undefined) {
    const gaps = ipBlock.except ?? [];
    return isIn(ipBlock.cidr, peer.address) && !gaps.some((gap) => isIn(gap, peer.address));
  }
  const pod = podProper(peer);
  if (pod === undefined) return false;
  const own = pod.metadata.namespace;
  const isPod = podSelector === undefined || matchesLabels(podSelector, pod.metadata.labels);
  if (namespaceSelector === undefined) return own === policy.metadata.namespace && isPod;
  const namespace = namespaces.find(({ metadata }) => metadata.name === own);
  return (
    namespace !== undefined && matchesLabels(namespaceSelector, namespace.metadata.labels) && isPod
  );
}

function matchesLabels(
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
  labels: Readonly<Record<string, string>> = {},
): boolean {
  const holds = ({ key, operator, values = [] }: (typeof matchExpressions)[number]) => {
    const value = labels[key];
    switch (operator) {
      case "In":
        return value !== undefined && values.includes(value);
      case "NotIn":
        return value === undefined || !values.includes(value);
      case "Exists":
        return value !== undefined;
      default:
        return value === undefined;
    }
  };
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(holds)
  );
}

/** Compares addresses bit by bit, as text. */
function isIn(cidr: string, address: string): boolean {
  const [base = "", length] = cidr.split("/");
  const count = Number(length);
  const [left, right] = [bitsOf(base), bitsOf(address)];
  return left.length === right.length && left.slice(0, count) === right.slice(0, count);
}

/** Of IPv4 in decimal, or of IPv6 with all its eight groups written out. */
function bitsOf(address: string): string {
  return address.includes(":")
    ? address
        .split(":")
        .map((group) => binary(Number.parseInt(group, 16), 16))
        .join("")
    : address
        .split(".")
        .map((byte) => binary(Number(byte), 8))
        .join("");
}

const binary = (value: number, length: number) => value.toString(2).padStart(length, "0");
