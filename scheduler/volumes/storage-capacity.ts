/**
 * Whether there is room for the volumes that are to be made, where drivers tell of it.
 * Source: hasEnoughCapacity of pkg/scheduler/framework/plugins/volumebinding 1.36.
 */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { classOf } from "../../api/core/storage-class-of.ts";
import { requestOf } from "../../api/core/volume/match.ts";
import { compareQuantities } from "../../api/quantity.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import type { SelectableNode } from "../../api/selectors/nodes.ts";
import type { CSIDriver } from "../../api/storage/csi-driver.ts";
import type { CSIStorageCapacity } from "../../api/storage/csi-storage-capacity.ts";
import { capacitiesIndex, type Volumes } from "./volumes.ts";

/** True where it matters what the driver that makes the volume of the claim has left. */
export function countsCapacity(claim: PersistentVolumeClaim, { sources }: Volumes): boolean {
  const { provisioner = "" } = sources.classes.get(classOf(claim)) ?? {};
  return tellsCapacity(sources.drivers.get(provisioner));
}

export const tellsCapacity = (driver: CSIDriver | undefined): boolean =>
  driver?.spec.storageCapacity === true;

/** True where the driver has room for the volume of the claim in reach of the node. */
export function hasRoom(
  claim: PersistentVolumeClaim,
  node: SelectableNode,
  volumes: Volumes,
): boolean {
  if (!countsCapacity(claim, volumes)) return true;
  const size = requestOf(claim);
  return volumes.sources.capacities
    .indexed(capacitiesIndex, classOf(claim))
    .some((each) => compareQuantities(largestOf(each), size) >= 0 && isInReach(each, node));
}

/** How large a volume can be; none where that is not known. */
export const largestOf = ({ maximumVolumeSize, capacity = "-1" }: CSIStorageCapacity): string =>
  maximumVolumeSize ?? capacity;

const isInReach = ({ nodeTopology }: CSIStorageCapacity, { labels }: SelectableNode): boolean =>
  nodeTopology !== undefined && selectorFromLabelSelector(nodeTopology).matches(labels);
