import type { ClusterEventName, Node, Pod } from "./framework.ts";
import { UsedPorts } from "./host-ports.ts";
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
export declare const emptyNodeInfo: (name: string) => NodeInfo;
/** One resource on all nodes, by slot: CPU in millicores, all else in bytes or pieces. */
export declare class ResourceColumn {
    allocatable: Float64Array;
    requested: Float64Array;
    /** Requests in which no container counts as asking for nothing. */
    nonZeroRequested: Float64Array;
    constructor(capacity: number);
    grow(capacity: number): void;
    /** Counts a pod's requests on a node; negative amounts take them off. */
    add(slot: number, amount: number, nonZeroAmount: number): void;
}
export declare function grownNumbers(array: Float64Array, capacity: number): Float64Array<ArrayBuffer>;
export declare function grownFlags(array: Uint8Array, capacity: number): Uint8Array<ArrayBuffer>;
/** What of a node changed that pods may care about; empty for a heartbeat. */
export declare function nodeChanges(before: Node | undefined, after: Node): readonly ClusterEventName[];
