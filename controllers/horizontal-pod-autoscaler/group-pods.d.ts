import type { Pod } from "../../api/core/pod/pod.ts";
/** What was measured of a pod. */
export interface Amount {
    /** In thousandths. */
    readonly milli: number;
    readonly timeMs: number;
    /** Over how long it was measured. */
    readonly windowMs: number;
}
/** By the names of the pods. */
export type Amounts = ReadonlyMap<string, Amount>;
/** The pods by what their measurements are worth. */
export interface Grouped {
    /** How many are counted as they are. */
    readonly readyCount: number;
    /** Those that have yet to begin, by name. */
    readonly unready: ReadonlySet<string>;
    /** Those that were not measured. */
    readonly missing: ReadonlySet<string>;
    /** Those that are on their way out. */
    readonly ignored: ReadonlySet<string>;
}
/** Source: pkg/controller/podautoscaler groupPods 1.36. */
export declare function groupPods(pods: readonly Pod[], { amounts, resource, nowMs }: {
    amounts: Amounts;
    resource: string;
    nowMs: number;
}): Grouped;
