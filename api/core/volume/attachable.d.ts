import type { PersistentVolume } from "./persistent-volume.ts";
/** A volume as its driver knows it. */
export interface Attachable {
    readonly driver: string;
    readonly handle: string;
}
/**
 * How the driver knows a volume; `undefined` for one that nobody attaches. Disks of clouds are
 * served by CSI drivers. Source: csi-translation-lib 1.36.
 */
export declare function attachableOf({ spec }: PersistentVolume): Attachable | undefined;
/** The name by which nodes report a volume. */
export declare const uniqueNameOf: ({ driver, handle }: Attachable) => string;
/** The name of the VolumeAttachment of a volume and a node. Source: csi_attacher.go 1.36. */
export declare function attachmentNameOf({ driver, handle }: Attachable, node: string): string;
