import { Pod } from "../../api/core/pod/pod.ts";
import { type JsonObject } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Cluster } from "../cluster.ts";
/** A call of a function, and what it gave: what a report says of an expression. */
export interface Reading {
    readonly call: string;
    readonly value: unknown;
}
export interface WorldOptions {
    readonly namespace: string;
    /** When the scenario began. */
    readonly startMs: number;
}
/** The functions of expressions, over the present state of one cluster. */
export declare class World {
    #private;
    constructor(cluster: Cluster, options: WorldOptions);
    /** Seconds since the scenario began. */
    get seconds(): number;
    /** The object that is named so, or null. */
    get(text: string, namespace?: string): KubeObject | null;
    /** The objects of a kind, with these labels. An empty namespace is all of them. */
    list(kind: string, selector?: string, namespace?: string): readonly KubeObject[];
    /** The pods of a workload, or those with these labels. */
    pods(what: string, namespace?: string): readonly Pod[];
    /** How many of those pods are ready and not about to stop. */
    ready(what: string, namespace?: string): number;
    /** How many of those pods there are, without those that stop or have ended. */
    active(what: string, namespace?: string): number;
    /** How often their containers were restarted. */
    restarts(what: string, namespace?: string): number;
    /** The status of a condition of an object, or nothing. */
    condition(text: string, type: string, namespace?: string): string;
    /** What came of a Traffic so far, with all its counts. */
    traffic(name: string, namespace?: string): JsonObject;
}
/** The status of a condition: True, False or Unknown. */
export declare function conditionOf(object: KubeObject | null, type: string): string | undefined;
