import type { Random } from "../api/runtime.ts";
import type { Failure } from "./explain.ts";
import type { FollowsCluster, Framework, NodeFilter, Plugin, Pod, Rejection } from "./framework.ts";
import type { Refusals } from "./refusals.ts";
import type { Scorer } from "./shares.ts";
import type { Snapshot } from "./snapshot.ts";
/** What the plugins of a profile make of a pod before any node is looked at. */
export interface Prepared {
    /** Set where no node will do; then nothing else counts. */
    readonly rejection: Rejection | undefined;
    readonly filters: readonly PreparedFilter[];
    /** Those of the plugins, where what they say of a node hangs on that node alone. */
    readonly local: readonly PreparedFilter[] | undefined;
    readonly scorers: readonly Scorer[];
    /** The only nodes worth a look, and the plugins that said so. */
    readonly nodes: ReadonlySet<string> | undefined;
    readonly narrowedBy: readonly string[];
}
export interface PreparedFilter extends FollowsCluster {
    readonly plugin: string;
    readonly filter: NodeFilter;
    readonly clusterWide?: boolean;
}
/** Runs `preFilter` and `preScore` of all plugins. */
export declare function prepare(pod: Pod, snapshot: Snapshot, framework: Framework): Prepared;
/** The signature of a pod: pods with the same one are alike to every plugin of the profile. */
export declare function podSignature(pod: Pod, plugins: readonly Plugin[], snapshot: Snapshot): string;
/** The first rejection by the filters, which run in order. */
export declare function firstRejection(filters: readonly {
    readonly filter: NodeFilter;
}[], slot: number): Rejection | undefined;
/**
 * The answers of all plugins for pods of one signature, by node slot. `refresh` asks again only for
 * the nodes that changed since, and for those whose answers hang on them, so that the next pod of a
 * template costs as much as what the last one changed.
 */
export declare class Evaluation implements Refusals {
    #private;
    readonly prepared: Prepared;
    readonly counts: Map<Rejection, number>;
    feasible: number;
    /** What was said of pods that fit nowhere, by what else it depends on; until the next change. */
    readonly failures: Map<string, Failure>;
    constructor(prepared: Prepared, snapshot: Snapshot);
    /** The weighted sum of scores of a feasible node, -1 for all others. */
    get totals(): Int32Array;
    get local(): readonly PreparedFilter[] | undefined;
    on(slot: number): Rejection | undefined;
    get resolvable(): readonly number[];
    /** Brings the answers up to date. */
    refresh(): void;
    /** The best node, by its slot. Of equals the first by name, or one drawn by chance. */
    best(random?: Random): number;
}
/** The slots that changed after that generation, each once. */
export declare function changedSlots(snapshot: Snapshot, generation: number): readonly number[];
