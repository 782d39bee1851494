import type { CSINode } from "../api/storage/csi-node.ts";
import type { Pod } from "./framework.ts";
import { type VolumeSources } from "./volumes.ts";
/** How many volumes drivers can have on a node; one that is not named has no limit. */
export interface VolumeLimits {
    readonly byDriver: ReadonlyMap<string, number>;
    /** Infinity where no driver has a limit. */
    readonly lowest: number;
}
export declare function limitsOf(csiNode: CSINode): VolumeLimits;
/** Volumes on one node, each once, with their drivers. */
export declare class DriverVolumes {
    #private;
    constructor(csiNode: CSINode, sources: VolumeSources);
    /** Drivers by what tells their volumes apart. */
    get drivers(): ReadonlyMap<string, string>;
    /** Adds what a pod has, or would have. */
    addPod(pod: Pod): void;
    /** Adds what is attached, whoever uses it. */
    addAttached(): void;
}
