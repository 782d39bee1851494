import type { ClusterEventName, Node, Pod } from "./framework.ts";
import { Images } from "./images.ts";
import { type NodeInfo, type ResourceColumn } from "./node-info.ts";
import { Nominations } from "./nominations.ts";
import { type SelectionSources } from "./pod-selection.ts";
import { PlacedTerms } from "./pod-terms.ts";
import type { Budgets } from "./preemption/budgets.ts";
import { type Supposed } from "./suppose.ts";
import { Volumes } from "./volumes.ts";
/**
 * What the scheduler knows of nodes and of the pods on them. Each node has a slot, a small number
 * that stays its own until the node is gone and no pod names it.
 */
export declare class Snapshot {
    #private;
    readonly pods: ResourceColumn;
    readonly volumes: Volumes;
    readonly terms: PlacedTerms;
    readonly images: Images;
    /** The objects that select pods. */
    selections: SelectionSources;
    readonly nominations: Nominations;
    /** Which pods are guarded from having to leave. */
    budgets: Budgets;
    /** 1 where the node is there, 0 where only pods name it or the slot is free. */
    present: Uint8Array<ArrayBuffer>;
    unschedulable: Uint8Array<ArrayBuffer>;
    /** The lowest priority among the pods of a node; Infinity where there are none. */
    lowestPriority: Float64Array<ArrayBuffer>;
    /** How many nodes there are. */
    get size(): number;
    /** Slots are below this. */
    get capacity(): number;
    /** Grows with every change. */
    get generation(): number;
    /** Grows when columns are replaced or added: what holds on to a column is to look again. */
    get layout(): number;
    /** The amounts of one resource; `undefined` where no node has it and no pod uses it. */
    column(resource: string): ResourceColumn | undefined;
    /** The slots of the nodes there are, by name. */
    get order(): Int32Array;
    /** The slot of a node that is there, or -1. */
    slotOf(name: string): number;
    info(slot: number): NodeInfo;
    /** True where the pod is on a node, bound or assumed. */
    holds(uid: string): boolean;
    /** Calls `visit` for slots changed after `generation`, some of them twice. */
    visitChanges(generation: number, visit: (slot: number) => void): void;
    /** Takes a new node, or a new version of one; says what changed that pods may care about. */
    setNode(node: Node): readonly ClusterEventName[];
    /** Forgets a node; its pods stay counted until they are removed. */
    removeNode(name: string): void;
    /** The labels of a namespace are others, by which terms mean its pods or not. */
    namespaceChanged(): void;
    /** Takes a bound pod that is not finished, or a new version of one. Returns its slot. */
    setPod(pod: Pod): number;
    /** Counts a pod on a node before the API server knows. `setPod` confirms, `removePod` forgets. */
    assume(pod: Pod, nodeName: string): number;
    /** Takes a pod off its node. Returns the slot it had, or -1. */
    removePod(uid: string): number;
    /**
     * Answers a question about a node as if other pods were on it. All is undone afterwards, and
     * neither the generation nor the log tells of it.
     */
    suppose<T>(slot: number, ask: (supposed: Supposed) => T): T;
}
export declare const priorityOf: ({ spec }: Pod) => number;
