/** The disks that pods name themselves, without a claim. */
import type { Pod } from "./framework.ts";
type Volume = NonNullable<Pod["spec"]["volumes"]>[number];
/** Those that one pod may keep from another, or that drivers have only so many places for. */
declare const kinds: readonly ["awsElasticBlockStore", "azureDisk", "cinder", "gcePersistentDisk", "iscsi", "portworxVolume", "rbd"];
export type Disk = Pick<Volume, (typeof kinds)[number]>;
/** The disks of a pod, the same list every time. */
export declare function disksOf({ spec: { volumes } }: Pod): readonly Disk[];
export {};
