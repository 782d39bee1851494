import type { VolumeAttachment } from "./volume-attachment.ts";
/** Where an attachment says when it was attached, to the millisecond. */
export declare const attachedAtKey = "sim.kubesim.dev/attached-at";
/** When the volume was attached; `undefined` where it is not. */
export declare function attachedAtMs({ metadata, status }: VolumeAttachment): number | undefined;
