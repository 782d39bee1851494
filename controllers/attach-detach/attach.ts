/**
 * Which volumes are attached to which nodes: those that pods there need.
 * Source: pkg/controller/volume/attachdetach 1.36.
 */

import type { Node } from "../../api/core/node/node.ts";
import { hasStopped } from "../../api/core/pod/has-ended.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import {
  type Attachable,
  attachmentNameOf,
  uniqueNameOf,
} from "../../api/core/volume/attachable.ts";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import { type Action, create, record, remove } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import { isReady, listAttached } from "./node-volumes.ts";

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
  /** What the last plan left to this one. */
  readonly holders: Holders;
}

/** The nodes that have a volume, by name. */
export type Holders = ReadonlyMap<string, Holder>;

interface Holder {
  /** Whether the node said last that it has the volume in use. */
  readonly isInUse: boolean;
  /** Since when it is to let go of it. */
  readonly unwantedSinceMs: number | undefined;
}

/** How long a node that is not ready may keep a volume. Source: maxWaitForUnmountDuration 1.36. */
export const unmountMsMax = 6 * 60_000;

export function planAttachments(observed: ObservedAttachments): Plan {
  const users = observed.pods.filter((pod) => !hasStopped(pod) && nodeOf(pod) !== "");
  const wanted = new Set(users.map(nodeOf));
  const actions: Action[] = [];
  const holders = new Map<string, Holder>();
  let waitsMs: number | undefined;
  for (const attachment of observed.attachments) {
    const { nodeName } = attachment.spec;
    const holder = holderOf(observed, nodeName, wanted.has(nodeName));
    holders.set(nodeName, holder);
    if (wanted.has(nodeName)) actions.push(...planReport(observed, attachment, users));
    else if (attachment.metadata.deletionTimestamp === undefined) {
      const wait = holdsMs(observed, nodeName, holder);
      if (wait === undefined) actions.push(...planDetach(observed, attachment));
      else if (wait > 0) waitsMs = wait;
    }
  }
  for (const nodeName of [...wanted].sort()) {
    if (observed.attachments.some(({ spec }) => spec.nodeName === nodeName)) continue;
    actions.push(...planAttach(observed, nodeName, users));
  }
  const plan = { actions, ...(holders.size > 0 && { memory: holders }) };
  return waitsMs === undefined ? plan : { ...plan, requeueAfterMs: waitsMs };
}

/** A node that is gone is taken to use the volume, unless it was seen not to. */
function holderOf(
  { attachable, nodeNamed, holders, nowMs }: ObservedAttachments,
  nodeName: string,
  isWanted: boolean,
): Holder {
  const node = nodeNamed(nodeName);
  const before = holders.get(nodeName);
  const isInUse =
    node === undefined
      ? (before?.isInUse ?? true)
      : node.status.volumesInUse?.includes(uniqueNameOf(attachable)) === true;
  return { isInUse, unwantedSinceMs: isWanted ? undefined : (before?.unwantedSinceMs ?? nowMs) };
}

const nodeOf = ({ spec }: Pod): string => spec.nodeName ?? "";

/** Once it is attached the node is told, and the pods that waited for it. */
function planReport(
  { volume, attachable, nodeNamed }: ObservedAttachments,
  attachment: VolumeAttachment,
  users: readonly Pod[],
): readonly Action[] {
  const node = nodeNamed(attachment.spec.nodeName);
  if (!attachment.status.attached || node === undefined) return [];
  if (attachment.metadata.deletionTimestamp !== undefined) return [];
  const report = listAttached(node, uniqueNameOf(attachable), true);
  if (report === undefined) return [];
  const message = `AttachVolume.Attach succeeded for volume "${volume.metadata.name}" `;
  const waiting = users.filter((pod) => nodeOf(pod) === attachment.spec.nodeName);
  const reason = "SuccessfulAttachVolume";
  // Told once the node knows: several volumes that are attached at once are written there in turn.
  return [
    report,
    ...waiting.map((regarding) => record({ regarding, type: "Normal", reason, message })),
  ];
}

/** A volume for one node is not attached to a second. */
function planAttach(
  { volume, attachable, attachments, nodeNamed }: ObservedAttachments,
  nodeName: string,
  users: readonly Pod[],
): readonly Action[] {
  if (nodeNamed(nodeName) === undefined) return [];
  const { name = "" } = volume.metadata;
  if (attachments.length > 0 && !isShared(volume)) {
    const holders = new Set(attachments.map(({ spec }) => spec.nodeName));
    const others = users.filter((pod) => holders.has(nodeOf(pod)));
    const names = others.map(({ metadata }) => metadata.name ?? "").sort();
    const why =
      names.length > 0
        ? `Volume is already used by pod(s) ${names.join(", ")}`
        : "Volume is already exclusively attached to one node and can't be attached to another";
    const message = `Multi-Attach error for volume "${name}" ${why}`;
    const reason = "FailedAttachVolume";
    return users
      .filter((pod) => nodeOf(pod) === nodeName)
      .map((regarding) => record({ regarding, type: "Warning", reason, message }));
  }
  const draft = {
    metadata: { name: attachmentNameOf(attachable, nodeName) },
    spec: { attacher: attachable.driver, source: { persistentVolumeName: name }, nodeName },
  };
  return [create(VolumeAttachment, draft)];
}

const isShared = ({ spec }: PersistentVolume): boolean =>
  spec.accessModes?.some((mode) => mode === "ReadWriteMany" || mode === "ReadOnlyMany") === true;

function planDetach(
  { attachable, nodeNamed }: ObservedAttachments,
  attachment: VolumeAttachment,
): readonly Action[] {
  const node = nodeNamed(attachment.spec.nodeName);
  const report = node && listAttached(node, uniqueNameOf(attachable), false);
  const removal = remove(VolumeAttachment, attachment);
  return report === undefined ? [removal] : [report, removal];
}

const outOfService = "node.kubernetes.io/out-of-service";

/**
 * For how long the node keeps the volume, which it says is in use: 0 while there is no telling,
 * `undefined` once it has let go. A node that is gone cannot let go of it.
 */
function holdsMs(
  { nodeNamed, nowMs, forceAtMs }: ObservedAttachments,
  nodeName: string,
  { isInUse, unwantedSinceMs = nowMs }: Holder,
): number | undefined {
  const node = nodeNamed(nodeName);
  if (!isInUse) return undefined;
  if (node === undefined) {
    const waitMs = unwantedSinceMs + unmountMsMax - nowMs;
    return waitMs > 0 ? waitMs : undefined;
  }
  if (node.spec.taints?.some(({ key }) => key === outOfService) === true) return undefined;
  if (isReady(node)) return 0;
  if (forceAtMs === undefined) return 0;
  return forceAtMs > nowMs ? forceAtMs - nowMs : undefined;
}
