import { Event } from "../../api/core/event.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import type { Cluster } from "../../simulator/cluster.ts";

/** What is told of an object, first to last: `reason message`. */
export function eventsOf(cluster: Cluster, kind: string, name: string): readonly string[] {
  return cluster
    .list(Event)
    .filter(({ involvedObject }) => involvedObject.kind === kind && involvedObject.name === name)
    .sort(
      (left, right) =>
        Number(left.metadata.resourceVersion) - Number(right.metadata.resourceVersion),
    )
    .map(({ reason, message }) => `${reason} ${message}`);
}

/** Phase of a claim and the volume that it has. */
export function claimState(cluster: Cluster, name: string) {
  const claim = cluster.get(PersistentVolumeClaim, name);
  return claim === undefined ? "gone" : `${claim.status.phase} ${claim.spec.volumeName ?? "-"}`;
}

export const volumePhase = (cluster: Cluster, name: string) =>
  cluster.get(PersistentVolume, name)?.status.phase ?? "gone";

export function whyNotScheduled(cluster: Cluster, name: string): string | undefined {
  const { conditions = [] } = cluster.get(Pod, name)?.status ?? {};
  return conditions.find(({ type }) => type === "PodScheduled")?.message;
}
