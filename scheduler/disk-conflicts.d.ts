/** Disks that two pods cannot both use on one node. Source: volumerestrictions 1.36. */
import type { Disk } from "./pod-disks.ts";
/** True for disks that may keep a pod off a node; the others any number of pods can share. */
export declare const isExclusive: (disk: Disk) => boolean;
/** True where both are the same disk, and it is one that pods do not share as they want to. */
export declare function conflicts(left: Disk, right: Disk): boolean;
