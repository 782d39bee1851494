/**
 * Which volumes are attached to which nodes: those that pods there need.
 * Source: pkg/controller/volume/attachdetach 1.36.
 */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Attachable } from "../../api/core/volume/attachable.ts";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import type { Plan } from "../../client/controller.ts";
export interface ObservedAttachments {
    readonly volume: PersistentVolume;
    readonly attachable: Attachable;
    /** The pods that use the claim of the volume, whatever became of them. */
    readonly pods: readonly Pod[];
    readonly attachments: readonly VolumeAttachment[];
    readonly nodeNamed: (name: string) => Node | undefined;
    readonly nowMs: number;
    /** When a node that does not answer is taken to have let go; `undefined` where none waits. */
    readonly forceAtMs: number | undefined;
}
export declare function planAttachments(observed: ObservedAttachments): Plan;
