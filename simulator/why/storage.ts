/** Why claims are not bound. */
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { claimsOfPod } from "../../api/core/pod/claims.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { classOf } from "../../api/core/storage-class-of.ts";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { isProvisionedByHand, waitsForConsumer } from "../../api/storage/provisioners.ts";
import { StorageClass } from "../../api/storage/storage-class.ts";
import { warningsOf } from "./events.ts";
import { type Finding, finding, type Known } from "./known.ts";

export function claimFindings(claim: PersistentVolumeClaim, known: Known): readonly Finding[] {
  const { status, spec, metadata } = claim;
  const users = known
    .list(Pod, metadata.namespace)
    .filter((pod) => claimsOfPod(pod).some(({ name }) => name === metadata.name));
  const names = users.map((pod) => pod.metadata.name).join(", ");
  if (metadata.deletionTimestamp !== undefined && users.length > 0) {
    return [finding("Terminating", `It is used by ${names}, and goes with the last of them.`)];
  }
  if (status.phase === "Bound") return [];
  if (status.phase === "Lost") {
    return [finding("NotAsWanted", `It is lost: its volume ${spec.volumeName} is gone.`)];
  }
  const name = classOf(claim);
  const storageClass = name === "" ? undefined : known.get(StorageClass, name);
  const reasons = [
    ...classReasons(name, storageClass),
    ...(waitsForConsumer(storageClass)
      ? [
          users.length === 0
            ? `its class ${name} waits for a pod that uses it (WaitForFirstConsumer), and there is none`
            : `its class ${name} waits until a pod that uses it is placed: ${names}`,
        ]
      : []),
    ...warningsOf(claim, known),
  ];
  return [finding("NotAsWanted", "It is bound to no volume.", reasons)];
}

function classReasons(name: string, storageClass: StorageClass | undefined): readonly string[] {
  if (name === "")
    return ["it names no storage class: it waits for a volume without one that fits"];
  if (storageClass === undefined) return [`its storage class ${name} does not exist`];
  if (!isProvisionedByHand(storageClass)) return [];
  return [`nobody makes volumes of its class ${name}: it waits for one that fits`];
}

export function volumeFindings(
  { spec, status }: PersistentVolume,
  known: Known,
): readonly Finding[] {
  const { phase } = status;
  if (phase === "Bound" || phase === "Available") return [];
  const { namespace = "", name = "" } = spec.claimRef ?? {};
  const claim = known.get(PersistentVolumeClaim, name, namespace);
  const reasons =
    phase === "Released" && claim === undefined
      ? [
          `its claim ${namespace}/${name} is gone; with reclaim policy ` +
            `${spec.persistentVolumeReclaimPolicy} it is for no other until spec.claimRef is removed`,
        ]
      : [];
  return [finding("NotAsWanted", `It is ${phase}.`, reasons)];
}
