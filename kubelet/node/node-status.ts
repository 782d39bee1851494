/** What a kubelet reports of its node. Source: kubelet 1.36, pkg/kubelet/nodestatus. */

import type { Node } from "../../api/core/node/node.ts";
import { compact, equalJson } from "../../api/json.ts";
import { formatTime } from "../../api/runtime.ts";
import { stableUuid } from "../identity.ts";
import { bootedAtAnnotation, type CabledMachine, hostIPsOf } from "../machine.ts";
import type { NodeCondition, NodeStatus } from "../types.ts";
import { conditionsOf, type KnownCondition } from "./node-conditions.ts";

export const kubeletVersion = "v1.36.0";

const architectureOf = ({ labels }: CabledMachine) => labels?.["kubernetes.io/arch"] ?? "amd64";

/** The labels that a kubelet sets on its node. */
export function nodeLabels(machine: CabledMachine) {
  const { name, labels, zone, region } = machine;
  return {
    "beta.kubernetes.io/arch": architectureOf(machine),
    "beta.kubernetes.io/os": "linux",
    "kubernetes.io/arch": architectureOf(machine),
    "kubernetes.io/hostname": name,
    "kubernetes.io/os": "linux",
    ...(region !== undefined && { "topology.kubernetes.io/region": region }),
    ...(zone !== undefined && { "topology.kubernetes.io/zone": zone }),
    ...labels,
  };
}

export interface NodeStatusInput {
  readonly machine: CabledMachine;
  /** Absent for a node that is about to be registered. */
  readonly node: Node | undefined;
  readonly bootedAt: string;
  /** Names of the attached volumes that pods of the node have in use, sorted. */
  readonly volumesInUse: readonly string[];
  readonly nowMs: number;
}

/** The whole status, with the heartbeat of now. What others report in it is kept. */
export function nodeStatus(input: NodeStatusInput): NodeStatus {
  const { machine, node } = input;
  const old: Partial<NodeStatus> = { ...node?.status };
  const conditions = kubeletConditions(input);
  const own = new Set(conditions.map(({ type }) => type));
  const others = (old.conditions ?? []).filter(({ type }) => !own.has(type));
  const capacity = capacityOf(machine);
  const extended = Object.entries(old.capacity ?? {}).filter(([name]) => !(name in capacity));
  return compact({
    ...old,
    capacity: { ...Object.fromEntries(extended), ...capacity },
    // What others have said that the node has is there for pods.
    allocatable: { ...old.allocatable, ...Object.fromEntries(extended), ...capacity },
    conditions: [...others, ...conditions],
    addresses: [
      ...hostIPsOf(machine).map((address) => ({ type: "InternalIP", address })),
      { type: "Hostname", address: machine.name },
    ],
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    nodeInfo: nodeInfo(machine, input.bootedAt),
    volumesInUse: input.volumesInUse.length > 0 ? input.volumesInUse : undefined,
    runtimeHandlers: runtimeHandlers,
    features: { supplementalGroupsPolicy: true },
  });
}

/** True where the kubelet has news that cannot wait for the next heartbeat. */
export function isOutdated(input: NodeStatusInput): boolean {
  const { node, machine } = input;
  if (node === undefined) return true;
  if (!equalJson(node.status.volumesInUse ?? [], input.volumesInUse)) return true;
  // Every renewal of the lease asks this, and the node has seldom changed since.
  if (upToDate.get(node) === machine) return false;
  const outdated = hasNews(input, node.status);
  if (!outdated) upToDate.set(node, machine);
  return outdated;
}

/** Nodes that say all that there is to say of their machine. */
const upToDate = new WeakMap<Node, CabledMachine>();

function hasNews(input: NodeStatusInput, status: NodeStatus): boolean {
  const wanted = nodeStatus(input);
  const same =
    status.nodeInfo.bootID === wanted.nodeInfo.bootID &&
    equalJson(status.capacity, wanted.capacity) &&
    equalJson(status.allocatable, wanted.allocatable) &&
    equalJson(status.addresses, wanted.addresses);
  return !same || changedConditions(input).length > 0;
}

/** The kubelet's conditions whose status in the API is not what the kubelet knows. */
export function changedConditions({ node }: NodeStatusInput): readonly KnownCondition[] {
  const shown = new Map((node?.status.conditions ?? []).map((each) => [each.type, each.status]));
  return conditionsOf(node).filter(({ type, status }) => shown.get(type) !== status);
}

function kubeletConditions({ node, nowMs }: NodeStatusInput): readonly NodeCondition[] {
  const now = formatTime(nowMs);
  const old = new Map((node?.status.conditions ?? []).map((each) => [each.type, each]));
  return conditionsOf(node).map(({ type, status, reason, message }) => {
    const before = old.get(type);
    const changedAt = before?.status === status ? before.lastTransitionTime : undefined;
    return {
      type,
      status,
      lastHeartbeatTime: now,
      lastTransitionTime: changedAt ?? now,
      reason,
      message,
    };
  });
}

function capacityOf(machine: CabledMachine): Readonly<Record<string, string>> {
  const { cpu, memory, pods = 110, ephemeralStorage = "100Gi", resources } = machine;
  return {
    cpu,
    "ephemeral-storage": ephemeralStorage,
    "hugepages-1Gi": "0",
    "hugepages-2Mi": "0",
    memory,
    pods: String(pods),
    ...resources,
  };
}

/** What is known of machines since they booted. */
const nodeInfos = new WeakMap<
  CabledMachine,
  { readonly bootedAt: string; readonly info: NodeInfo }
>();

type NodeInfo = NodeStatus["nodeInfo"];

function nodeInfo(machine: CabledMachine, bootedAt: string): NodeInfo {
  const known = nodeInfos.get(machine);
  if (known?.bootedAt === bootedAt) return known.info;
  const info = nodeInfoOf(machine, bootedAt);
  nodeInfos.set(machine, { bootedAt, info });
  return info;
}

function nodeInfoOf(machine: CabledMachine, bootedAt: string): NodeInfo {
  const { name } = machine;
  return {
    machineID: stableUuid(`machine/${name}`).replaceAll("-", ""),
    systemUUID: stableUuid(`system/${name}`),
    bootID: stableUuid(`boot/${name}/${bootedAt}`),
    kernelVersion: `6.12.48+deb13-${architectureOf(machine)}`,
    osImage: "Debian GNU/Linux 13 (trixie)",
    containerRuntimeVersion: "containerd://2.2.0",
    kubeletVersion,
    kubeProxyVersion: "",
    operatingSystem: "linux",
    architecture: architectureOf(machine),
  };
}

const features = { recursiveReadOnlyMounts: true, userNamespaces: true };
const runtimeHandlers = [
  { name: "", features },
  { name: "runc", features },
];

/** The boot that the node is in, or `undefined` while its machine is off. */
export const bootedAt = (node: Node): string | undefined =>
  node.metadata.annotations?.[bootedAtAnnotation];
