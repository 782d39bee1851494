/** What a CSI driver does with attachments. Source: kubernetes-csi/external-attacher 4. */
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import { type Plan } from "../../client/controller.ts";
/** Attaches a volume after a while, and lets go of it when it is to be detached. */
export declare function planAttacher(attachment: VolumeAttachment, nowMs: number): Plan;
