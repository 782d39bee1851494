/** The volumes in a kubelet's summary. */
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { quantityToNumber } from "../../api/quantity.ts";
import type { Cluster } from "../cluster.ts";
import type { NodeView, PodView } from "./node-view.ts";
import { fsStats, nothing } from "./stats.ts";

export interface VolumeStats extends ReturnType<typeof fsStats> {
  readonly name: string;
  readonly pvcRef?: { readonly name: string; readonly namespace: string };
}

/** Those volumes that have files of their own, and claims with what they may take. */
export function volumeStats(
  view: NodeView,
  { pod, use }: Pick<PodView, "pod" | "use">,
  cluster: Cluster,
): readonly VolumeStats[] {
  const { namespace = "", name: podName } = pod.metadata;
  return (pod.spec.volumes ?? []).flatMap((volume): readonly VolumeStats[] => {
    const { name, persistentVolumeClaim, ephemeral } = volume;
    const claimName =
      persistentVolumeClaim?.claimName ??
      (ephemeral === undefined ? undefined : `${podName}-${name}`);
    if (claimName === undefined) {
      const space = use?.volumes.get(name);
      return space === undefined ? [] : [{ ...fsStats(view, space), name }];
    }
    const claim = cluster.get(PersistentVolumeClaim, claimName, namespace);
    const capacity = claim?.status.capacity?.storage;
    if (capacity === undefined) return [];
    const capacityBytes = quantityToNumber(capacity);
    const space = cluster.kubelet.processes?.volumeSpace(claim?.spec.volumeName ?? "") ?? nothing;
    return [
      {
        time: view.time,
        availableBytes: Math.max(capacityBytes - space.bytes, 0),
        capacityBytes,
        usedBytes: space.bytes,
        inodesFree: Math.floor(capacityBytes / bytesPerInode) - space.inodes,
        inodes: Math.floor(capacityBytes / bytesPerInode),
        inodesUsed: space.inodes,
        name,
        pvcRef: { name: claimName, namespace },
      },
    ];
  });
}

/** Source: mke2fs.conf, inode_ratio. */
const bytesPerInode = 16_384;
