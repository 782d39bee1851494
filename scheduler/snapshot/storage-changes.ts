import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { freeClassOf } from "../../api/core/volume/match.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { compareQuantities } from "../../api/quantity.ts";
import { CSIDriver } from "../../api/storage/csi-driver.ts";
import { CSINode } from "../../api/storage/csi-node.ts";
import { CSIStorageCapacity } from "../../api/storage/csi-storage-capacity.ts";
import { StorageClass } from "../../api/storage/storage-class.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import { keyOf } from "../../client/controller.ts";
import { Informer, type InformerOptions } from "../../client/informer.ts";
import { startInOrder } from "../../client/start-in-order.ts";
import type { SchedulingQueue } from "../queue/queue.ts";
import { limitsOf } from "../volumes/driver-volumes.ts";
import { largestOf, tellsCapacity } from "../volumes/storage-capacity.ts";
import { attachmentsIndex, capacitiesIndex, freeVolumesIndex } from "../volumes/volumes.ts";
import type { Snapshot } from "./snapshot.ts";

interface Informed {
  readonly snapshot: Snapshot;
  readonly queue: SchedulingQueue;
}

/** Tells all that schedules what becomes of storage. */
export function informOfStorage({ snapshot, queue }: Informed, options: InformerOptions) {
  const classes = new Informer(StorageClass, options);
  const volumes = new Informer(PersistentVolume, options);
  const claims = new Informer(PersistentVolumeClaim, options);
  const csiNodes = new Informer(CSINode, options);
  const attachments = new Informer(VolumeAttachment, options);
  const drivers = new Informer(CSIDriver, options);
  const capacities = new Informer(CSIStorageCapacity, options);
  volumes.addIndex(freeVolumesIndex, freeClassOf);
  attachments.addIndex(attachmentsIndex, ({ spec }) => [spec.nodeName]);
  capacities.addIndex(capacitiesIndex, ({ storageClassName }) => [storageClassName]);
  snapshot.volumes.sources = {
    claims,
    volumes,
    classes,
    csiNodes,
    attachments,
    drivers,
    capacities,
  };
  claims.onChange((next, previous, revision) => {
    snapshot.volumes.claimChanged(next, previous);
    if (next === undefined) return;
    const isNew = previous === undefined;
    const name = isNew ? "PersistentVolumeClaimAdd" : "PersistentVolumeClaimUpdate";
    queue.move({ name, slot: -1, revision, claim: keyOf(next) });
  });
  volumes.onChange((_, __, revision) => {
    queue.move({ name: "PersistentVolumeChange", slot: -1, revision });
  });
  classes.onChange((_, __, revision) => {
    queue.move({ name: "StorageClassChange", slot: -1, revision });
  });
  csiNodes.onChange((next, previous, revision) => {
    noteLimits(next ?? previous, next !== undefined, snapshot);
    if (next === undefined || !mayHaveRoom(next, previous)) return;
    const slot = snapshot.slotOf(next.metadata.name ?? "");
    queue.move({ name: "CSINodeChange", slot, revision });
  });
  drivers.onChange((next, previous, revision) => {
    if (next === undefined || tellsCapacity(next) || !tellsCapacity(previous)) return;
    queue.move({ name: "CSIDriverUpdate", slot: -1, revision });
  });
  capacities.onChange((next, previous, revision) => {
    if (next === undefined || !hasGrown(next, previous)) return;
    queue.move({ name: "CSIStorageCapacityChange", slot: -1, revision });
  });
  attachments.onChange((next, previous, revision) => {
    if (next !== undefined || previous === undefined) return;
    const slot = snapshot.slotOf(previous.spec.nodeName);
    queue.move({ name: "VolumeAttachmentDelete", slot, revision });
  });
  // Claims come after the volumes that they name.
  const all = [classes, csiNodes, drivers, capacities, volumes, attachments, claims];
  return {
    start(synced: () => void): void {
      startInOrder(all, synced);
    },
    stop(): void {
      for (const informer of all) informer.stop();
    },
  };
}

function noteLimits(csiNode: CSINode | undefined, isThere: boolean, { volumes }: Snapshot): void {
  if (csiNode === undefined) return;
  const { name = "" } = csiNode.metadata;
  if (isThere && limitsOf(csiNode).byDriver.size > 0) volumes.limitedNodes.add(name);
  else volumes.limitedNodes.delete(name);
}

/** A node is of help when it is new, or one of its drivers can have more volumes than before. */
function mayHaveRoom(next: CSINode, previous: CSINode | undefined): boolean {
  if (previous === undefined) return true;
  const before = limitsOf(previous).byDriver;
  return [...limitsOf(next).byDriver].some(([driver, limit]) => limit > (before.get(driver) ?? 0));
}

const hasGrown = (next: CSIStorageCapacity, previous: CSIStorageCapacity | undefined): boolean =>
  previous === undefined || compareQuantities(largestOf(next), largestOf(previous)) > 0;
