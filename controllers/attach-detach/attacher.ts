/** What a CSI driver does with attachments. Source: kubernetes-csi/external-attacher 4. */

import { changeMetadata } from "../../api/meta/change-metadata.ts";
import { parseTime } from "../../api/runtime.ts";
import { attachedAtKey } from "../../api/storage/attached-at.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import { update, updateStatus } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";

/** API times are whole seconds, rounded down: the attachment may have been made until the next. */
const secondMs = 1_000;
/** How long it takes to attach a volume. */
const attachMs = 1_500;

/** Attaches a volume after a while, and lets go of it when it is to be detached. */
export function planAttacher(attachment: VolumeAttachment, nowMs: number): Plan {
  const { finalizers = [], deletionTimestamp, creationTimestamp } = attachment.metadata;
  const finalizer = `external-attacher/${attachment.spec.attacher.replaceAll(".", "-")}`;
  const isHeld = finalizers.includes(finalizer);
  if (deletionTimestamp !== undefined) {
    if (!isHeld) return nothing;
    const kept = finalizers.filter((each) => each !== finalizer);
    return { actions: [update(VolumeAttachment, withFinalizers(attachment, kept))] };
  }
  if (!isHeld) {
    const all = [...finalizers, finalizer];
    return { actions: [update(VolumeAttachment, withFinalizers(attachment, all))] };
  }
  if (attachment.status.attached) return nothing;
  const dueMs = (parseTime(creationTimestamp) ?? nowMs) + secondMs + attachMs;
  if (dueMs > nowMs) return { actions: [], requeueAfterMs: dueMs - nowMs };
  const attachmentMetadata = { [attachedAtKey]: new Date(nowMs).toISOString() };
  const status = { attached: true, attachmentMetadata };
  return { actions: [updateStatus(VolumeAttachment, { ...attachment, status })] };
}

const withFinalizers = (attachment: VolumeAttachment, finalizers: readonly string[]) => ({
  ...attachment,
  metadata: changeMetadata(attachment.metadata, { finalizers }),
});
