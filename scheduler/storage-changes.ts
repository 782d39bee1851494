import type { PersistentVolumeClaim } from "../api/core/claim.ts";
import { freeClassOf } from "../api/core/volume/match.ts";
import type { PersistentVolume } from "../api/core/volume/persistent-volume.ts";
import type { StorageClass } from "../api/storage/storage-class.ts";
import { keyOf } from "../client/controller.ts";
import type { Informer } from "../client/informer.ts";
import type { SchedulingQueue } from "./queue.ts";
import type { Snapshot } from "./snapshot.ts";
import { freeVolumesIndex } from "./volumes.ts";

interface Storage {
  readonly claims: Informer<PersistentVolumeClaim>;
  readonly volumes: Informer<PersistentVolume>;
  readonly classes: Informer<StorageClass>;
}
interface Informed {
  readonly snapshot: Snapshot;
  readonly queue: SchedulingQueue;
}

/** Tells all that schedules what becomes of storage. Ask before the informers start. */
export function informOfStorage(storage: Storage, { snapshot, queue }: Informed): void {
  const { claims, volumes, classes } = storage;
  volumes.addIndex(freeVolumesIndex, freeClassOf);
  snapshot.volumes.sources = storage;
  claims.onChange((next, previous, revision) => {
    snapshot.volumes.claimChanged(next, previous);
    const claim = next ?? previous;
    if (claim === undefined) return;
    const name = "PersistentVolumeClaimChange";
    queue.move({ name, slot: -1, revision, claim: keyOf(claim) });
  });
  volumes.onChange((_, __, revision) => {
    queue.move({ name: "PersistentVolumeChange", slot: -1, revision });
  });
  classes.onChange((_, __, revision) => {
    queue.move({ name: "StorageClassChange", slot: -1, revision });
  });
}
