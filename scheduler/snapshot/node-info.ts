import { UsedPorts } from "../../api/core/pod/host-ports.ts";
import { equalJson } from "../../api/json.ts";
import type { ClusterEventName, Node, Pod } from "../framework/framework.ts";

/** One node and what is on it. Numbers that every decision reads are in the columns instead. */
export interface NodeInfo {
  readonly name: string;
  /** Undefined for a node that is gone or not seen yet, while pods name it. */
  node: Node | undefined;
  labels: Readonly<Record<string, string>>;
  taints: readonly Taint[];
  readonly ports: UsedPorts;
  /** Bound and assumed pods that are not finished, by uid. */
  readonly pods: Map<string, Pod>;
  /** Those of them that have claims or disks. */
  readonly volumePods: Map<string, Pod>;
}
export type Taint = NonNullable<Node["spec"]["taints"]>[number];

export const emptyNodeInfo = (name: string): NodeInfo => ({
  name,
  node: undefined,
  labels: {},
  taints: [],
  ports: new UsedPorts(),
  pods: new Map(),
  volumePods: new Map(),
});

/** One resource on all nodes, by slot: CPU in millicores, all else in bytes or pieces. */
export class ResourceColumn {
  allocatable: Float64Array;
  requested: Float64Array;
  /** Requests in which no container counts as asking for nothing. */
  nonZeroRequested: Float64Array;

  constructor(capacity: number) {
    this.allocatable = new Float64Array(capacity);
    this.requested = new Float64Array(capacity);
    this.nonZeroRequested = new Float64Array(capacity);
  }

  grow(capacity: number): void {
    this.allocatable = grownNumbers(this.allocatable, capacity);
    this.requested = grownNumbers(this.requested, capacity);
    this.nonZeroRequested = grownNumbers(this.nonZeroRequested, capacity);
  }

  /** Counts a pod's requests on a node; negative amounts take them off. */
  add(slot: number, amount: number, nonZeroAmount: number): void {
    this.requested[slot] = (this.requested[slot] ?? 0) + amount;
    this.nonZeroRequested[slot] = (this.nonZeroRequested[slot] ?? 0) + nonZeroAmount;
  }
}

export function grownNumbers(array: Float64Array, capacity: number) {
  const larger = new Float64Array(capacity);
  larger.set(array);
  return larger;
}

export function grownFlags(array: Uint8Array, capacity: number) {
  const larger = new Uint8Array(capacity);
  larger.set(array);
  return larger;
}

/** What of a node changed that pods may care about; empty for a heartbeat. */
export function nodeChanges(before: Node | undefined, after: Node): readonly ClusterEventName[] {
  if (before === undefined) return ["NodeAdd"];
  const changes: ClusterEventName[] = [];
  if (!equalJson(before.status.allocatable, after.status.allocatable)) {
    changes.push("NodeUpdateAllocatable");
  }
  if (!equalJson(before.metadata.labels, after.metadata.labels)) changes.push("NodeUpdateLabel");
  const { taints, unschedulable } = before.spec;
  const sameTaints = equalJson(taints, after.spec.taints);
  if (!sameTaints || unschedulable !== after.spec.unschedulable) changes.push("NodeUpdateTaint");
  return changes;
}
