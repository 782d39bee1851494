import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { hasStopped } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { classOf } from "../../api/core/storage-class-of.ts";
import { freeClassOf } from "../../api/core/volume/match.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { defaultClass, StorageClass } from "../../api/storage/storage-class.ts";
import {
  type Controller,
  cached,
  keyOf,
  nothing,
  type Plan,
  placeKey,
  splitKey,
  type View,
  watch,
} from "../../client/controller.ts";
import { claimIndices, podsOfClaim } from "../pod-claims.ts";
import { planClaim } from "./plan-claim.ts";
import { planVolume } from "./plan-volume.ts";

const byClaim = "volumesByClaim";
const freeByClass = "freeVolumesByClass";

/**
 * Binds claims and volumes to each other, and has volumes made and disposed of. A key is that of a
 * claim, or `volume` and the name of one.
 */
export const persistentVolumeController: Controller = {
  name: "persistentvolume-controller",
  watches: [
    watch(PersistentVolumeClaim, {
      keys: (claim, view) => {
        const key = keyOf(claim);
        const volumes = view.indexed(PersistentVolume, byClaim, key);
        return [key, ...volumes.map(({ metadata }) => volumeKey(metadata.name ?? ""))];
      },
    }),
    watch(PersistentVolume, {
      keys: (volume) => [volumeKey(volume.metadata.name ?? ""), ...claimKeys(volume)],
      indices: { [byClaim]: claimKeys, [freeByClass]: freeClassOf },
    }),
    cached(StorageClass),
    cached(Pod, claimIndices),
  ],
  reconcile(key, view) {
    const { namespace, name } = splitKey(key);
    if (namespace !== undefined) return reconcileClaim(view, namespace, name);
    return reconcileVolume(view, key.slice(volumeKey("").length));
  },
};

const volumeKey = (name: string) => `volume ${name}`;

/** The claim that a volume refers to. */
function claimKeys({ spec: { claimRef } }: PersistentVolume): readonly string[] {
  return claimRef === undefined ? [] : [placeKey(claimRef.namespace, claimRef.name ?? "")];
}

function reconcileClaim(view: View, namespace: string, name: string): Plan {
  const claim = view.get(PersistentVolumeClaim, namespace, name);
  if (claim === undefined) return nothing;
  const className = classOf(claim);
  const { volumeName = "" } = claim.spec;
  return planClaim({
    claim,
    get volumes() {
      return [
        ...view.indexed(PersistentVolume, byClaim, keyOf(claim)),
        ...view.indexed(PersistentVolume, freeByClass, className),
      ];
    },
    named: view.get(PersistentVolume, undefined, volumeName),
    storageClass: view.get(StorageClass, undefined, className),
    get defaultClass() {
      return defaultClass(view.list(StorageClass));
    },
    get waitingPods() {
      return podsOfClaim(view, claim)
        .filter((pod) => (pod.spec.nodeName ?? "") === "" && !hasStopped(pod))
        .map((pod) => pod.metadata.name ?? "")
        .sort();
    },
  });
}

function reconcileVolume(view: View, name: string): Plan {
  const volume = view.get(PersistentVolume, undefined, name);
  if (volume === undefined) return nothing;
  const { claimRef } = volume.spec;
  const claim = view.get(PersistentVolumeClaim, claimRef?.namespace, claimRef?.name ?? "");
  return { actions: planVolume({ volume, claim }) };
}
