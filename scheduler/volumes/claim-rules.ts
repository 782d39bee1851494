/**
 * What the claims of a pod say of nodes where that holds for other pods too: it hangs on nothing
 * but the labels of a node. So pods of one template are looked at together, though each has claims
 * of its own.
 */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { classOf } from "../../api/core/storage-class-of.ts";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import type { SelectableNode } from "../../api/selectors/nodes.ts";
import type { StorageClass } from "../../api/storage/storage-class.ts";
import { signatureOf } from "../decision/signature.ts";
import { countsCapacity } from "./storage-capacity.ts";
import {
  bindConflict,
  canBeMade,
  type PodVolumeClaims,
  placeOf,
  reasonsFor,
} from "./volume-binding.ts";
import { freeVolumesIndex, type Volumes } from "./volumes.ts";

export interface ClaimRules {
  /** The same for claims that say the same; empty where they say nothing of nodes. */
  readonly text: string;
  /** Why the node cannot have the pod; empty where it can. */
  readonly refuse: (node: SelectableNode) => readonly string[];
}

/** The rules of the claims, or `undefined` where what they say holds for this pod alone. */
export function claimRules(
  { bound, delayed }: PodVolumeClaims,
  volumes: Volumes,
): ClaimRules | undefined {
  if (!delayed.every((claim) => canOnlyBeMade(claim, volumes))) return undefined;
  const { sources } = volumes;
  const found = bound.map(({ spec }) => sources.volumes.get(spec.volumeName ?? ""));
  const classes = delayed.map((claim) => sources.classes.get(classOf(claim)));
  return {
    text: [...found.map(volumeText), ...classes.map(classText)].join(""),
    refuse: (node) =>
      reasonsFor(node, found, classes.every((each) => canBeMade(each, node)) ? [] : [bindConflict]),
  };
}

/** True where there is no volume to choose, and one can be made of any size for any node. */
const canOnlyBeMade = (claim: PersistentVolumeClaim, volumes: Volumes): boolean =>
  placeOf(claim, volumes) === undefined &&
  !countsCapacity(claim, volumes) &&
  volumes.sources.volumes.indexed(freeVolumesIndex, classOf(claim)).length === 0;

function volumeText(volume: PersistentVolume | undefined): string {
  if (volume === undefined) return "?";
  const required = volume.spec.nodeAffinity?.required;
  return required === undefined ? "" : `v${signatureOf(required)}`;
}

function classText(storageClass: StorageClass | undefined): string {
  const { allowedTopologies = [], provisioner } = storageClass ?? {};
  if (provisioner === undefined || provisioner === "kubernetes.io/no-provisioner") return "!";
  return allowedTopologies.length === 0 ? "" : `c${signatureOf(allowedTopologies)}`;
}
