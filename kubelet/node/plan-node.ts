/** The kubelet's plan for its own node: registration, its status, and what a reboot changes. */
import { Node } from "../../api/core/node/node.ts";
import { parseTime } from "../../api/runtime.ts";
import { type Action, create, record, update, updateStatus } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";
import { bootedAtAnnotation, type CabledMachine, powerAnnotation } from "../machine.ts";
import { never } from "../observed.ts";
import { bootedAt, changedConditions, isOutdated, nodeLabels, nodeStatus } from "./node-status.ts";
import { offAtMs, shutdownSinceMs } from "./shutdown.ts";

export interface ObservedNode {
  readonly machine: CabledMachine;
  readonly node: Node | undefined;
  /** Names of the attached volumes that they have in use, sorted. */
  readonly volumesInUse: readonly string[];
  /** Whether those may become others by what wakes nobody: their claims are known, they are not. */
  readonly mayUseOthers: boolean;
  readonly nowMs: number;
}

/** Source: kubelet 1.36, KubeletConfiguration nodeStatusReportFrequency. */
const statusRefreshMs = 300_000;

/** Registers the machine as a node, unless it is one. */
export function planRegistration({ machine, node, nowMs }: ObservedNode): Plan {
  if (node !== undefined) return nothing;
  const booted = new Date(nowMs).toISOString();
  const nothingYet = { node: undefined, volumesInUse: [] };
  const input = { machine, bootedAt: booted, nowMs, ...nothingYet };
  const draft = {
    metadata: {
      name: machine.name,
      labels: nodeLabels(machine),
      annotations: {
        [bootedAtAnnotation]: booted,
        "volumes.kubernetes.io/controller-managed-attach-detach": "true",
        ...machine.annotations,
      },
    },
    spec: {
      ...(machine.podCIDR !== undefined && {
        podCIDR: machine.podCIDR,
        podCIDRs: [machine.podCIDR],
      }),
      ...(machine.taints && { taints: machine.taints }),
    },
    status: nodeStatus(input),
  };
  const became = changedConditions(input);
  return {
    actions: [
      create(Node, draft),
      nodeEvent(machine.name, "Normal", "Starting", "Starting kubelet."),
      ...became.map(({ event }) => statusEvent(machine.name, event)),
    ],
  };
}

/** Keeps what a registered node says of itself true. */
export function planNode(observed: ObservedNode): Plan {
  const { machine, node, nowMs } = observed;
  if (node === undefined) return nothing;
  const isOff = node.metadata.annotations?.[powerAnnotation] === "off";
  const booted = bootedAt(node);
  if (isOff) return { actions: booted === undefined ? [] : [setBootedAt(node, null)] };
  if (booted === undefined) return { actions: [setBootedAt(node, new Date(nowMs).toISOString())] };
  const offMs = offAtMs(node) ?? never;
  if (offMs <= nowMs) return { actions: [annotated(node, powerAnnotation, "off")] };
  const actions: Action[] = [];
  const { volumesInUse } = observed;
  const input = { machine, node, bootedAt: booted, volumesInUse, nowMs };
  const refreshMs = lastHeartbeatMs(node) + statusRefreshMs;
  const isNews = isOutdated(input);
  const reports = isNews || refreshMs <= nowMs;
  if (reports) {
    const next = { ...node, status: nodeStatus(input) };
    actions.push(updateStatus(Node, next), ...(isNews ? newsEvents(node, next, input) : []));
  }
  const reportMs = reports ? reportedMs(nowMs) + statusRefreshMs : refreshMs;
  const requeueAfterMs = Math.min(offMs, reportMs) - nowMs;
  // A heartbeat alone leads to nothing but the next one, whose time is of whole seconds.
  const isHeartbeat = reports && !isNews;
  const isAlike = offMs === never && !observed.mayUseOthers && nowMs === reportedMs(nowMs);
  const renews = isHeartbeat && isAlike;
  return { actions, requeueAfterMs, foreseesWrites: isHeartbeat, renews };
}

/** A report at that time, as its heartbeat tells it: in whole seconds. */
const reportedMs = (nowMs: number) => nowMs - (nowMs % 1000);

function lastHeartbeatMs({ status }: Node): number {
  const ready = status.conditions?.find(({ type }) => type === "Ready");
  return parseTime(ready?.lastHeartbeatTime) ?? 0;
}

const setBootedAt = (node: Node, value: string | null): Action =>
  annotated(node, bootedAtAnnotation, value);

function annotated(node: Node, annotation: string, value: string | null): Action {
  return {
    do: "patch",
    resource: update(Node, node).resource,
    namespace: undefined,
    name: node.metadata.name ?? "",
    patchType: "merge",
    patch: { metadata: { annotations: { [annotation]: value } } },
  };
}

/** The events of a status that says something new. */
function newsEvents(before: Node, next: Node, input: Parameters<typeof changedConditions>[0]) {
  const { name } = input.machine;
  const { bootID } = next.status.nodeInfo;
  const events = changedConditions(input).map(({ event }) => statusEvent(name, event));
  if (before.status.nodeInfo.bootID === bootID) return events;
  const rebooted = `Node ${name} has been rebooted, boot id: ${bootID}`;
  return [
    nodeEvent(name, "Normal", "Starting", "Starting kubelet."),
    nodeEvent(name, "Warning", "Rebooted", rebooted),
    ...events,
  ];
}

const statusEvent = (name: string, event: string) =>
  nodeEvent(name, "Normal", event, `Node ${name} status is now: ${event}`);

/** A kubelet knows its node by name alone, and gives that as the uid. Source: kubelet 1.36. */
export function nodeEvent(
  name: string,
  type: "Normal" | "Warning",
  reason: string,
  message: string,
) {
  const regarding = { apiVersion: "v1", kind: "Node", metadata: { name, uid: name } };
  return record({ regarding, type, reason, message });
}

/** When the node's machine booted; `undefined` where that is not known. */
export const bootedMs = (node: Node | undefined): number | undefined =>
  parseTime(node === undefined ? undefined : bootedAt(node));

/** The second in which it did. */
export function bootedSecondMs(node: Node | undefined): number | undefined {
  const atMs = bootedMs(node);
  return atMs === undefined ? undefined : atMs - (atMs % 1000);
}

/** True while the node's machine is switched on and has booted. */
export function isUp(node: Node): boolean {
  return node.metadata.annotations?.[powerAnnotation] !== "off" && bootedAt(node) !== undefined;
}

/** Changes when the machine is switched on or off, or begins to shut down. */
export const upSince = (node: Node | undefined): string | undefined =>
  node === undefined
    ? undefined
    : isUp(node)
      ? `${bootedSecondMs(node)} ${shutdownSinceMs(node)}`
      : "off";
