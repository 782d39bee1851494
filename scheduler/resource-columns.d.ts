import type { Node } from "./framework.ts";
import { ResourceColumn } from "./node-info.ts";
import { type PodRequests } from "./pod-requests.ts";
/** What nodes have of each resource and pods take of it, by slot: a column for each resource. */
export declare class ResourceColumns {
    #private;
    readonly pods: ResourceColumn;
    constructor(capacity: number);
    get size(): number;
    get(resource: string): ResourceColumn | undefined;
    /** Counts the requests of one pod, or takes them off. */
    count(slot: number, { amounts }: PodRequests, sign: 1 | -1): void;
    readAllocatable(slot: number, { status }: Node): void;
    grow(capacity: number): void;
}
