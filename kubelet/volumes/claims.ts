/** What kubelets know of claims and of the volumes behind them. */

import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolumeClaim as Claims } from "../../api/core/persistent-volume-claim.ts";
import { claimsOfPod } from "../../api/core/pod/claims.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { attachmentNameOf, uniqueNameOf } from "../../api/core/volume/attachable.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { parseTime } from "../../api/runtime.ts";
import { attachedAs } from "../../api/storage/attached-as.ts";
import { attachedAtMs } from "../../api/storage/attached-at.ts";
import { CSIDriver } from "../../api/storage/csi-driver.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import { keyOf, placeKey, type View } from "../../client/controller.ts";
import type { ClaimState } from "../observed.ts";
import { isUsed } from "./used-volumes.ts";

const byClaim = "kubelet/claim";
const noKeys: readonly string[] = [];

/** Pods by the claims that they use, for the watch of pods. */
export const claimIndices = {
  [byClaim]: (pod: Pod): readonly string[] => {
    const claims = claimsOfPod(pod);
    if (claims.length === 0) return noKeys;
    return [...new Set(claims.map(({ name }) => placeKey(pod.metadata.namespace, name)))];
  },
};

/** The pods that use a claim. */
export const podsOfClaim = (claim: PersistentVolumeClaim, view: View): readonly Pod[] =>
  view.indexed(Pod, byClaim, keyOf(claim));

/** The pods of the node that wait for its volume. */
export function podKeysOfAttachment({ spec }: VolumeAttachment, view: View): readonly string[] {
  const { persistentVolumeName = "" } = spec.source;
  const claimRef = view.get(PersistentVolume, undefined, persistentVolumeName)?.spec.claimRef;
  if (claimRef === undefined) return noKeys;
  return view
    .indexed(Pod, byClaim, placeKey(claimRef.namespace, claimRef.name ?? ""))
    .filter((pod) => pod.spec.nodeName === spec.nodeName)
    .map(keyOf);
}

/** The pods that may not have to wait for their volumes now, or have to. */
export const podKeysOfDriver = (_: CSIDriver, view: View): readonly string[] =>
  view.list(Pod).flatMap((pod) => (claimsOfPod(pod).length > 0 ? [keyOf(pod)] : noKeys));

interface Asked {
  readonly namespace: string | undefined;
  readonly name: string;
  readonly node: string;
}

/** How far the volume of a claim is on its way to a node. */
export function claimState(view: View, { namespace, name, node }: Asked): ClaimState | undefined {
  const claim = view.get(Claims, namespace, name);
  if (claim === undefined) return undefined;
  const isDeleted = claim.metadata.deletionTimestamp !== undefined;
  const volume = view.get(PersistentVolume, undefined, claim.spec.volumeName ?? "");
  if (claim.status.phase !== "Bound" || volume === undefined) {
    return { isDeleted, boundMs: undefined, attachedMs: undefined };
  }
  const boundMs = parseTime(volume.status.lastPhaseTransitionTime) ?? 0;
  const { volumeMode } = volume.spec;
  return { isDeleted, boundMs, volumeMode, attachedMs: attachedMsOf(view, volume, node) };
}

const driversIn = (view: View) => (name: string) => view.get(CSIDriver, undefined, name);

function attachedMsOf(view: View, volume: PersistentVolume, node: string): number | undefined {
  const attachable = attachedAs(volume, driversIn(view));
  if (attachable === undefined) return 0;
  const name = attachmentNameOf(attachable, node);
  const attachment = view.get(VolumeAttachment, undefined, name);
  return attachment && attachedAtMs(attachment);
}

/** The names of the attached volumes that pods of one node have in use, sorted. */
export function volumesInUse(view: View, pods: readonly Pod[]): readonly string[] {
  const names = new Set<string>();
  for (const pod of pods) {
    if (hasEnded(pod)) continue;
    for (const { name, volume: named } of claimsOfPod(pod)) {
      if (!isUsed(pod.spec, named)) continue;
      const claim = view.get(Claims, pod.metadata.namespace, name);
      const volume = view.get(PersistentVolume, undefined, claim?.spec.volumeName ?? "");
      const attachable = volume && attachedAs(volume, driversIn(view));
      if (attachable !== undefined) names.add(uniqueNameOf(attachable));
    }
  }
  return [...names].sort();
}
