import { DeviceClass } from "../../api/resource/device-class.ts";
import { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { ResourceSlice } from "../../api/resource/resource-slice.ts";
import { controllerRef } from "../../client/controller.ts";
import { Informer, type InformerOptions } from "../../client/informer.ts";
import { startInOrder } from "../../client/start-in-order.ts";
import { isExtendedClaim } from "../devices/extended-claim.ts";
import type { Pod } from "../framework/framework.ts";
import type { SchedulingQueue } from "../queue/queue.ts";
import type { Snapshot } from "./snapshot.ts";

interface Informed {
  readonly snapshot: Snapshot;
  readonly queue: SchedulingQueue;
}

/** Tells all that schedules what becomes of devices and of those who ask for them. */
export function informOfDevices({ snapshot, queue }: Informed, options: InformerOptions) {
  const { devices } = snapshot;
  const classes = new Informer(DeviceClass, options);
  const slices = new Informer(ResourceSlice, options);
  const claims = new Informer(ResourceClaim, options);
  devices.sources = { classes, slices, claims };
  devices.now = () => options.clock.now();
  classes.onChange((next, _, revision) => {
    devices.classesChanged();
    if (next !== undefined) queue.move({ name: "DeviceClassChange", slot: -1, revision });
  });
  slices.onChange((next, _, revision) => {
    devices.slicesChanged();
    if (next !== undefined) queue.move({ name: "ResourceSliceChange", slot: -1, revision });
  });
  claims.onChange((next, previous, revision) => {
    devices.changed();
    if (next === undefined) {
      if (previous === undefined) return;
      devices.release(previous);
      // Its pod waits for that, to be given another one.
      if (isExtendedClaim(previous)) {
        queue.move({ name: "ResourceClaimChange", slot: -1, revision });
      }
      return;
    }
    // The cache shows what was promised.
    if (next.status.allocation !== undefined) devices.release(next);
    const deviceClaim = { next, previous };
    queue.move({ name: "ResourceClaimChange", slot: -1, revision, deviceClaim });
    if (previous === undefined) queue.reconsiderGated(revision, waitersOf(next));
  });
  const all = [classes, slices, claims];
  return {
    start(synced: () => void): void {
      startInOrder(all, synced);
    },
    stop(): void {
      for (const informer of all) informer.stop();
    },
  };
}

/** Tells the pods that a claim was made for, or that name it. */
function waitersOf(claim: ResourceClaim): (pod: Pod) => boolean {
  const { namespace, name } = claim.metadata;
  const owner = controllerRef(claim)?.uid;
  return ({ metadata, spec: { resourceClaims = [] } }) =>
    metadata.uid === owner ||
    (metadata.namespace === namespace &&
      resourceClaims.some(({ resourceClaimName }) => resourceClaimName === name));
}
