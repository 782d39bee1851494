import { type Profile } from "./framework.ts";
import type { Backoff } from "./queue.ts";
/** What a configuration has to say to a scheduler. */
export interface SchedulerConfiguration {
    readonly profiles: readonly Profile[];
    readonly backoff: Backoff;
}
/**
 * Reads a parsed document. What is left out is as in Kubernetes, but for the share of nodes that
 * are scored: all of them are, unless told otherwise. Throws RangeError, in Kubernetes' words.
 */
export declare function readConfiguration(document: unknown): SchedulerConfiguration;
