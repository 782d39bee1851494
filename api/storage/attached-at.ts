import { parseTime } from "../runtime.ts";
import type { VolumeAttachment } from "./volume-attachment.ts";

/** Where an attachment says when it was attached, to the millisecond. */
export const attachedAtKey = "sim.kubesim.dev/attached-at";

/** When the volume was attached; `undefined` where it is not. */
export function attachedAtMs({ metadata, status }: VolumeAttachment): number | undefined {
  if (!status.attached || metadata.deletionTimestamp !== undefined) return undefined;
  // An attacher of a user's own says nothing of the time.
  return parseTime(status.attachmentMetadata?.[attachedAtKey] ?? metadata.creationTimestamp);
}
