/** What the pods of a Job amount to. Source: pkg/controller/job syncJob 1.36. */
import type { Job } from "../../api/batch/job.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { type IndexSet } from "./index-set.ts";
export interface Census {
    readonly pods: readonly Pod[];
    readonly active: readonly Pod[];
    readonly terminating: readonly Pod[];
    readonly ready: number;
    /** Pods that succeeded and failed so far, those about to be counted included. */
    readonly succeeded: number;
    readonly failed: number;
    readonly indexes?: Indexes;
}
/** How the indexes of an Indexed Job fare. */
export interface Indexes {
    readonly succeeded: IndexSet;
    /** Only with `backoffLimitPerIndex`. */
    readonly failed?: IndexSet;
    /**
     * The last failed pod of each index that is to be tried again: it is kept until the next pod
     * carries on its count.
     */
    readonly kept: ReadonlyMap<number, Pod>;
}
export declare function takeCensus(job: Job, pods: readonly Pod[]): Census;
