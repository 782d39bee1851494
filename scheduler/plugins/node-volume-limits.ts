import { claimsOfPod } from "../../api/core/pod/claims.ts";
import type { CSINode } from "../../api/storage/csi-node.ts";
import type { Plugin, Pod, Rejection } from "../framework/framework.ts";
import type { NodeInfo } from "../snapshot/node-info.ts";
import { DriverVolumes, limitsOf } from "../volumes/driver-volumes.ts";
import { inTreeVolumeOf } from "../volumes/in-tree-volumes.ts";
import { disksOf } from "../volumes/pod-disks.ts";
import { claimRemedies, fewerVolumes } from "../volumes/volume-remedies.ts";
import {
  attachmentsIndex,
  claimKey,
  notFound,
  type VolumeSources,
  type Volumes,
  volumesSignature,
} from "../volumes/volumes.ts";

const name = "NodeVolumeLimits";
const rejection: Rejection = {
  plugin: name,
  reasons: ["node(s) exceed max volume count"],
  unresolvable: false,
};

/** Keeps pods off nodes where a driver cannot have as many volumes as that takes. */
export const nodeVolumeLimits: Plugin = {
  name,
  sign: (pod, { volumes }) => (needsLook(pod, volumes) ? volumesSignature(pod) : ""),
  preFilter(pod, snapshot) {
    if (!needsLook(pod, snapshot.volumes)) return undefined;
    const { sources } = snapshot.volumes;
    const missing = missingClaim(pod, sources);
    return {
      filter(slot) {
        if (missing !== undefined) return missing;
        const info = snapshot.info(slot);
        const csiNode = sources.csiNodes.get(info.name);
        if (csiNode === undefined) return undefined;
        return isBeyondLimits(pod, { csiNode, info, sources }) ? rejection : undefined;
      },
      remedies: () =>
        missing === undefined ? [fewerVolumes] : claimRemedies(pod, snapshot.volumes),
      clusterWide: true,
    };
  },
  requeueOn: [
    "AssignedPodDelete",
    "CSINodeChange",
    // Kubernetes need not look at nodes, as each has a CSINode.
    "NodeAdd",
    "PersistentVolumeClaimAdd",
    "VolumeAttachmentDelete",
  ],
  queueingHint: (_, { pod: other }) => other === undefined || mayBeAttached(other),
};

/** Whether a pod has volumes of the sort that drivers attach. */
const mayBeAttached = (pod: Pod): boolean =>
  claimsOfPod(pod).length > 0 || disksOf(pod).some((disk) => inTreeVolumeOf(disk) !== undefined);

/** Where no driver has a limit, only claims that are not there are in the way. */
const needsLook = (pod: Pod, { sources, limitedNodes }: Volumes): boolean =>
  limitedNodes.size > 0 ? mayBeAttached(pod) : missingClaim(pod, sources) !== undefined;

function missingClaim(pod: Pod, { claims }: VolumeSources): Rejection | undefined {
  const missing = claimsOfPod(pod).find((each) => claims.get(claimKey(pod, each)) === undefined);
  if (missing === undefined) return undefined;
  const place = `${pod.metadata.namespace}/${missing.name}`;
  const reason = `looking up PVC ${place}: ${notFound("persistentvolumeclaim", missing.name)}`;
  return { plugin: name, reasons: [reason], unresolvable: true };
}

interface OnNode {
  readonly csiNode: CSINode;
  readonly info: NodeInfo;
  readonly sources: VolumeSources;
}

/** A volume that a pod of the node has already takes no further place. */
function isBeyondLimits(pod: Pod, onNode: OnNode): boolean {
  const { csiNode, info, sources } = onNode;
  const { byDriver: limits, lowest } = limitsOf(csiNode);
  // On most nodes there is room for more than there could be, and nothing is to be looked up.
  if (volumesMax(pod, onNode) <= lowest) return false;
  const wanted = new DriverVolumes(csiNode, sources);
  wanted.addPod(pod);
  if (![...wanted.drivers.values()].some((driver) => limits.has(driver))) return false;
  const used = new DriverVolumes(csiNode, sources);
  for (const other of info.volumePods.values()) used.addPod(other);
  const added = [...wanted.drivers].filter(([volume]) => !used.drivers.has(volume));
  used.addAttached();
  const counts = countsOf(used.drivers.values());
  return [...countsOf(added.map(([, driver]) => driver))].some(
    ([driver, count]) =>
      (counts.get(driver) ?? 0) + count > (limits.get(driver) ?? Number.POSITIVE_INFINITY),
  );
}

/** So many volumes there would be, if each were of a driver and used by one pod alone. */
function volumesMax(pod: Pod, { info, sources }: OnNode): number {
  let count = volumeCount(pod) + sources.attachments.indexed(attachmentsIndex, info.name).length;
  for (const other of info.volumePods.values()) count += volumeCount(other);
  return count;
}

const volumeCount = ({ spec: { volumes } }: Pod): number => volumes?.length ?? 0;

function countsOf(drivers: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const driver of drivers) counts.set(driver, (counts.get(driver) ?? 0) + 1);
  return counts;
}
