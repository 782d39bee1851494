import { Node } from "../../api/core/node/node.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { hasStopped } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { attachableOf } from "../../api/core/volume/attachable.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { attachedAs, comesOrGoes } from "../../api/storage/attached-as.ts";
import { CSIDriver } from "../../api/storage/csi-driver.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import {
  type Controller,
  cached,
  keyOf,
  nothing,
  type Plan,
  placeKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { claimIndices, claimKeysOf, podsOfClaim } from "../pod-claims.ts";
import { type Holders, type ObservedAttachments, planAttachments, unmountMsMax } from "./attach.ts";
import { planAttacher } from "./attacher.ts";
import { isReady } from "./node-volumes.ts";

const byVolume = "attachmentsByVolume";
const byNode = "attachmentsByNode";
const byClaim = "volumesByClaim";
const byDriver = "volumesByDriver";
const noKeys: readonly string[] = [];

const noHolders: Holders = new Map();

/**
 * Attaches volumes to the nodes of the pods that use them. A key is the name of a volume; with a
 * time, from then on a node that does not answer is taken to have let go.
 */
export const attachDetachController: Controller = {
  name: "attachdetach-controller",
  watches: [
    watch(Pod, { keys: keysOfPod, indices: claimIndices, when: changesUse }),
    watch(PersistentVolumeClaim, {
      keys: ({ spec }) => (spec.volumeName === undefined ? noKeys : [spec.volumeName]),
      when: (next, previous) => next?.spec.volumeName !== previous?.spec.volumeName,
    }),
    cached(PersistentVolume, { [byClaim]: claimOf, [byDriver]: driverOf }),
    watch(CSIDriver, {
      keys: ({ metadata: { name = "" } }, view) =>
        view.indexed(PersistentVolume, byDriver, name).map(keyOf),
      when: comesOrGoes,
    }),
    watch(VolumeAttachment, {
      keys: keysOfAttachment,
      indices: { [byVolume]: volumesOf, [byNode]: ({ spec }) => [spec.nodeName] },
    }),
    watch(Node, {
      keys: ({ metadata: { name = "" } }, view) =>
        view
          .indexed(VolumeAttachment, byNode, name)
          .flatMap((attachment) => keysOfAttachment(attachment, view)),
      when: changesHold,
      heedsRenewals: false,
    }),
  ],
  reconcile(key, view, { memory }) {
    const [name = "", forceAt] = key.split(" ");
    return reconcileVolume(view, name, {
      forceAtMs: forceAt === undefined ? undefined : Number(forceAt),
      // Nothing else is remembered than what the last plan left.
      holders: (memory as Holders | undefined) ?? noHolders,
    });
  },
};

/** Attaches and detaches volumes as their drivers would. */
export const attacherController: Controller = {
  name: "external-attacher",
  watches: [watch(VolumeAttachment, { keys: (attachment) => [keyOf(attachment)] })],
  reconcile(key, view) {
    const attachment = view.get(VolumeAttachment, undefined, key);
    return attachment === undefined ? nothing : planAttacher(attachment, view.steadyMs);
  },
};

function reconcileVolume(
  view: View,
  name: string,
  known: Pick<ObservedAttachments, "forceAtMs" | "holders">,
): Plan {
  const volume = view.get(PersistentVolume, undefined, name);
  const attachable = volume && attachableOf(volume);
  if (volume === undefined || attachable === undefined) return nothing;
  return planAttachments({
    volume,
    attachable,
    pods: isAttached(volume, view) ? podsOf(volume, view) : [],
    attachments: view.indexed(VolumeAttachment, byVolume, name),
    nodeNamed: (node) => view.get(Node, undefined, node),
    nowMs: view.steadyMs,
    ...known,
  });
}

const isAttached = (volume: PersistentVolume, view: View): boolean =>
  attachedAs(volume, (name) => view.get(CSIDriver, undefined, name)) !== undefined;

/** The pods of the claim that has the volume. */
function podsOf({ metadata, spec: { claimRef } }: PersistentVolume, view: View): readonly Pod[] {
  const { namespace, name = "", uid } = claimRef ?? {};
  const claim = view.get(PersistentVolumeClaim, namespace, name);
  const isBound = claim?.metadata.uid === uid && claim?.spec.volumeName === metadata.name;
  return claim !== undefined && isBound ? podsOfClaim(view, claim) : [];
}

function volumesOf({ spec: { source } }: VolumeAttachment): readonly string[] {
  return source.persistentVolumeName === undefined ? noKeys : [source.persistentVolumeName];
}

function claimOf({ spec: { claimRef } }: PersistentVolume): readonly string[] {
  return claimRef === undefined ? noKeys : [placeKey(claimRef.namespace, claimRef.name ?? "")];
}

function driverOf(volume: PersistentVolume): readonly string[] {
  const attachable = attachableOf(volume);
  return attachable === undefined ? noKeys : [attachable.driver];
}

function keysOfPod(pod: Pod, view: View): readonly string[] {
  const claims = claimKeysOf(pod);
  if (claims.length === 0) return noKeys;
  return claims
    .flatMap((claim) => view.indexed(PersistentVolume, byClaim, claim))
    .flatMap(({ metadata }) => keysOn(metadata.name ?? "", pod.spec.nodeName ?? "", view));
}

function keysOfAttachment(attachment: VolumeAttachment, view: View): readonly string[] {
  const { nodeName } = attachment.spec;
  return volumesOf(attachment).flatMap((volume) => keysOn(volume, nodeName, view));
}

/** A node that is not ready now has so long to let go, which nothing else remembers. */
function keysOn(volume: string, nodeName: string, view: View): readonly string[] {
  const node = view.get(Node, undefined, nodeName);
  if (node === undefined || isReady(node)) return [volume];
  return [volume, `${volume} ${view.steadyMs + unmountMsMax}`];
}

function changesUse(next: Pod | undefined, previous: Pod | undefined): boolean {
  if (next === undefined || previous === undefined) return true;
  return next.spec.nodeName !== previous.spec.nodeName || hasStopped(next) !== hasStopped(previous);
}

function changesHold(next: Node | undefined, previous: Node | undefined): boolean {
  if (next === undefined || previous === undefined) return true;
  return (
    next.status.volumesInUse !== previous.status.volumesInUse ||
    next.status.volumesAttached !== previous.status.volumesAttached ||
    next.spec.taints !== previous.spec.taints ||
    isReady(next) !== isReady(previous)
  );
}
