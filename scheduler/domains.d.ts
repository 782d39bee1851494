import type { NodeInfo } from "./node-info.ts";
import type { Snapshot } from "./snapshot.ts";
/** What is counted in places. */
export interface Counting {
    /** Node label whose equal values make the same place. */
    readonly topologyKey: string;
    /** False for nodes on which nothing is counted; where absent, all count. */
    readonly includes?: (info: NodeInfo) => boolean;
    /** How much the pods of a node count. */
    readonly count: (info: NodeInfo) => number;
}
/** The nodes that have one value of the topology key. */
export interface Domain {
    readonly value: string;
    /** In no order. */
    readonly slots: number[];
    /** How many of its nodes are included. */
    nodes: number;
    count: number;
}
/** A domain of which something changed, and what it was before. */
export interface DomainChange {
    readonly domain: Domain;
    readonly count: number;
    readonly nodes: number;
}
/**
 * Counts pods by the value of a topology key, and keeps up with a node by counting that node again.
 * A domain is there as long as it has nodes, included or not.
 */
export declare class Domains {
    #private;
    /** The sum over all domains. */
    total: number;
    constructor(snapshot: Snapshot, counting: Counting);
    get topologyKey(): string;
    /** The domain of a node; undefined where it lacks the label. */
    of(slot: number): Domain | undefined;
    /** What is counted on the node itself. */
    on(slot: number): number;
    values(): Iterable<Domain>;
    /** Counts these nodes again. Returns the domains that they are in or were in, as before. */
    follow(changed: readonly number[]): readonly DomainChange[];
}
