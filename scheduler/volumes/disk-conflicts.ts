/** Disks that two pods cannot both use on one node. Source: volumerestrictions 1.36. */
import type { Disk } from "./pod-disks.ts";

/** True for disks that may keep a pod off a node; the others any number of pods can share. */
export const isExclusive = (disk: Disk): boolean =>
  disk.gcePersistentDisk !== undefined ||
  disk.awsElasticBlockStore !== undefined ||
  disk.iscsi !== undefined ||
  disk.rbd !== undefined;

/** True where both are the same disk, and it is one that pods do not share as they want to. */
export function conflicts(left: Disk, right: Disk): boolean {
  const [gce, otherGce] = [left.gcePersistentDisk, right.gcePersistentDisk];
  if (gce !== undefined && otherGce !== undefined) {
    return gce.pdName === otherGce.pdName && !areReadOnly(gce, otherGce);
  }
  const [aws, otherAws] = [left.awsElasticBlockStore, right.awsElasticBlockStore];
  if (aws !== undefined && otherAws !== undefined) return aws.volumeID === otherAws.volumeID;
  const [iscsi, otherIscsi] = [left.iscsi, right.iscsi];
  if (iscsi !== undefined && otherIscsi !== undefined) {
    return iscsi.iqn === otherIscsi.iqn && !areReadOnly(iscsi, otherIscsi);
  }
  const [rbd, otherRbd] = [left.rbd, right.rbd];
  return (
    rbd !== undefined &&
    otherRbd !== undefined &&
    rbd.monitors.some((monitor) => otherRbd.monitors.includes(monitor)) &&
    rbd.pool === otherRbd.pool &&
    rbd.image === otherRbd.image &&
    !areReadOnly(rbd, otherRbd)
  );
}

interface Mounted {
  readonly readOnly?: boolean | undefined;
}

const areReadOnly = (left: Mounted, right: Mounted): boolean =>
  left.readOnly === true && right.readOnly === true;
