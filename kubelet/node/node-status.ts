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
  const { machine, node, volumesInUse } = input;
  const old: Partial<NodeStatus> = node?.status ?? {};
  const conditions = kubeletConditions(input);
  const others = (old.conditions ?? []).filter(
    ({ type }) => conditionIn(conditions, type) === undefined,
  );
  const { capacity, allocatable } = amounts(machine, old);
  const next: NodeStatus = Object.assign({}, old, {
    capacity,
    allocatable,
    conditions: others.length === 0 ? conditions : [...others, ...conditions],
    addresses: addressesOf(machine),
    daemonEndpoints,
    nodeInfo: nodeInfo(machine, input.bootedAt),
    ...(volumesInUse.length > 0 && { volumesInUse }),
    runtimeHandlers,
    features,
  });
  const isOver = volumesInUse.length === 0 && next.volumesInUse !== undefined;
  return isOver ? compact({ ...next, volumesInUse: undefined }) : next;
}

/** What the node has, and what of it is there for pods: what others have said that it has, too. */
function amounts(machine: CabledMachine, { capacity, allocatable }: Partial<NodeStatus>) {
  const own = capacityOf(machine);
  // Mostly they are what was written last, and that is shared.
  const isOwn = (old: typeof capacity) => old === undefined || equalJson(old, own);
  if (isOwn(capacity) && isOwn(allocatable)) return { capacity: own, allocatable: own };
  const others = Object.entries(capacity ?? {}).filter(([name]) => !(name in own));
  const extended = Object.fromEntries(others);
  return {
    capacity: { ...extended, ...own },
    allocatable: { ...allocatable, ...extended, ...own },
  };
}

/** True where the kubelet has news that cannot wait for the next heartbeat. */
export function isOutdated(input: NodeStatusInput): boolean {
  const { node, machine } = input;
  if (node === undefined) return true;
  if (!equalJson(node.status.volumesInUse ?? [], input.volumesInUse)) return true;
  // A node has seldom changed since it was last asked about.
  if (upToDate.get(node) === machine) return false;
  const outdated = hasNews(input, node.status);
  if (!outdated) upToDate.set(node, machine);
  return outdated;
}

/** Nodes that say all that there is to say of their machine. */
const upToDate = new WeakMap<Node, CabledMachine>();

function hasNews(input: NodeStatusInput, status: NodeStatus): boolean {
  const { machine, bootedAt } = input;
  const wanted = amounts(machine, status);
  const same =
    status.nodeInfo.bootID === nodeInfo(machine, bootedAt).bootID &&
    equalJson(status.capacity, wanted.capacity) &&
    equalJson(status.allocatable, wanted.allocatable) &&
    equalJson(status.addresses, addressesOf(machine));
  return !same || changedConditions(input).length > 0;
}

/** The kubelet's conditions whose status in the API is not what the kubelet knows. */
export function changedConditions({ node }: NodeStatusInput): readonly KnownCondition[] {
  const shown = node?.status.conditions ?? [];
  return conditionsOf(node).filter(
    ({ type, status }) => conditionIn(shown, type)?.status !== status,
  );
}

/** There are few, and a map takes longer to make than to look through them. */
function conditionIn(conditions: readonly NodeCondition[], type: string) {
  for (const each of conditions) if (each.type === type) return each;
  return undefined;
}

function kubeletConditions({ node, nowMs }: NodeStatusInput): readonly NodeCondition[] {
  const now = formatTime(nowMs);
  const old = node?.status.conditions ?? [];
  return conditionsOf(node).map(({ type, status, reason, message }) => {
    const before = conditionIn(old, type);
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

/** What a machine has of itself never changes, and all statuses of its node share it. */
const addresses = new WeakMap<CabledMachine, NonNullable<NodeStatus["addresses"]>>();

function addressesOf(machine: CabledMachine): NonNullable<NodeStatus["addresses"]> {
  const known = addresses.get(machine);
  if (known !== undefined) return known;
  const made = [
    ...hostIPsOf(machine).map((address) => ({ type: "InternalIP", address })),
    { type: "Hostname", address: machine.name },
  ];
  addresses.set(machine, made);
  return made;
}

const capacities = new WeakMap<CabledMachine, Readonly<Record<string, string>>>();

function capacityOf(machine: CabledMachine): Readonly<Record<string, string>> {
  const known = capacities.get(machine);
  if (known !== undefined) return known;
  const made = capacityMade(machine);
  capacities.set(machine, made);
  return made;
}

function capacityMade(machine: CabledMachine): Readonly<Record<string, string>> {
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

const daemonEndpoints = { kubeletEndpoint: { Port: 10250 } };
const features = { supplementalGroupsPolicy: true };
const handlerFeatures = { recursiveReadOnlyMounts: true, userNamespaces: true };
const runtimeHandlers = [
  { name: "", features: handlerFeatures },
  { name: "runc", features: handlerFeatures },
];

/** The boot that the node is in, or `undefined` while its machine is off. */
export const bootedAt = (node: Node): string | undefined =>
  node.metadata.annotations?.[bootedAtAnnotation];
