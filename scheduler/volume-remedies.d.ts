import type { Pod, Remedy } from "./framework.ts";
import { type Volumes } from "./volumes.ts";
/** A volume of a claim of the pod can not be had on the node. */
export declare const reachableVolume: Remedy;
export declare const fewerVolumes: Remedy;
/** Claims that are to be there, and to be bound, before any node is looked at. */
export declare function claimRemedies(pod: Pod, { sources }: Volumes): readonly Remedy[];
/** Others use what a pod does not share. */
export declare const noUsers: (what: string, users: readonly Pod[]) => Remedy;
