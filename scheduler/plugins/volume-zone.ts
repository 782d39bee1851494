import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { claimsOfPod } from "../../api/core/pod/claims.ts";
import { classOf } from "../../api/core/storage-class-of.ts";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { waitsForConsumer } from "../../api/storage/provisioners.ts";
import type { Plugin, Pod, Rejection } from "../framework/framework.ts";
import { claimRemedies, reachableVolume } from "../volumes/volume-remedies.ts";
import { claimKey, notFound, type VolumeSources } from "../volumes/volumes.ts";

const name = "VolumeZone";
const refusal = (reason: string): Rejection => ({
  plugin: name,
  reasons: [reason],
  unresolvable: true,
});
const conflict = refusal("node(s) had no available volume zone");

/** The labels that say where a node or a volume is; the old ones by those that took their place. */
const successors: Readonly<Record<string, string>> = {
  "failure-domain.beta.kubernetes.io/zone": "topology.kubernetes.io/zone",
  "failure-domain.beta.kubernetes.io/region": "topology.kubernetes.io/region",
};
const placeLabels = Object.entries(successors).flat();

/** The values of which a label of the node must have one. */
interface Place {
  readonly label: string;
  readonly values: readonly string[];
}
type Labels = Readonly<Record<string, string>>;

/** Keeps pods in the zones and regions that the labels of their volumes name. */
export const volumeZone: Plugin = {
  name,
  sign(pod, snapshot) {
    const places = placesOfPod(pod, snapshot.volumes.sources);
    if (typeof places === "string") return `!${places}`;
    return places.map(({ label, values }) => `${label}=${values.join("__")}`).join();
  },
  preFilter(pod, snapshot) {
    const places = placesOfPod(pod, snapshot.volumes.sources);
    if (typeof places === "string") {
      return { rejection: refusal(places), remedies: claimRemedies(pod, snapshot.volumes) };
    }
    if (places.length === 0) return undefined;
    return {
      filter: (slot) => (isWithin(places, snapshot.info(slot).labels) ? undefined : conflict),
      remedies: () => [reachableVolume],
    };
  },
  requeueOn: [
    "NodeAdd",
    "NodeUpdateLabel",
    "PersistentVolumeClaimAdd",
    "PersistentVolumeClaimUpdate",
    "PersistentVolumeChange",
    "StorageClassChange",
  ],
};

const nowhere: readonly Place[] = [];

/** Where the volumes of a pod can be used, or why that cannot be told. */
function placesOfPod(pod: Pod, sources: VolumeSources): readonly Place[] | string {
  const claims = claimsOfPod(pod);
  if (claims.length === 0) return nowhere;
  const places: Place[] = [];
  for (const each of claims) {
    if (each.isEphemeral) continue;
    const claim = sources.claims.get(claimKey(pod, each));
    const found =
      claim === undefined ? notFound("persistentvolumeclaim", each.name) : placesOf(claim, sources);
    if (typeof found === "string") return found;
    places.push(...found);
  }
  return places;
}

/** Where the volume of a claim can be used, or why that cannot be told. */
function placesOf(claim: PersistentVolumeClaim, sources: VolumeSources): readonly Place[] | string {
  const { volumeName = "" } = claim.spec;
  if (volumeName !== "") {
    const volume = sources.volumes.get(volumeName);
    return volume === undefined ? notFound("persistentvolume", volumeName) : labelledPlaces(volume);
  }
  const className = classOf(claim);
  if (className === "") return "PersistentVolumeClaim had no pv name and storageClass name";
  const storageClass = sources.classes.get(className);
  if (storageClass === undefined) return notFound("storageclass.storage.k8s.io", className);
  return waitsForConsumer(storageClass) ? [] : "PersistentVolume had no name";
}

/** A label may name several places; one that names none in between counts for nothing. */
function labelledPlaces({ metadata: { labels = {} } }: PersistentVolume): readonly Place[] {
  return placeLabels.flatMap((label) => {
    const values = labels[label]?.split("__").map((value) => value.trim()) ?? [""];
    return values.includes("") ? [] : [{ label, values }];
  });
}

/** A node that says of no place where it is can be anywhere. */
function isWithin(places: readonly Place[], labels: Labels): boolean {
  if (placeLabels.every((label) => labels[label] === undefined)) return true;
  return places.every(({ label, values }) => {
    const value = labels[label] ?? labels[successors[label] ?? ""];
    return value !== undefined && values.includes(value);
  });
}
