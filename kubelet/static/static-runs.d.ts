import type { PodStatus } from "../types.ts";
/** A static pod as it runs on its machine, whatever the API shows of it. */
export interface StaticRun {
    readonly hash: string;
    /** When the kubelet found its manifest. */
    readonly seenMs: number;
    /** How its containers are, by the last status of its mirror pod. */
    status?: PodStatus;
    /** When its manifest was found gone or changed: it stops. */
    stopMs?: number;
}
/** The static pods that run on all machines: they go on without mirror pods and kubelets. */
export declare class StaticRuns {
    #private;
    /** Those of a node, by `namespace/name` of their mirror pods. */
    of(node: string): ReadonlyMap<string, StaticRun>;
    begin(node: string, key: string, run: StaticRun): void;
    /** It has stopped. */
    end(node: string, key: string): void;
    /** Whether one of that key runs on any machine. */
    has(key: string): boolean;
}
