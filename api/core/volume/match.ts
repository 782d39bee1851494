/** Which volumes a claim can be bound to. Source: pkg/controller/volume/persistentvolume 1.36. */
import { compareQuantities } from "../../quantity.ts";
import { selectorFromLabelSelector } from "../../selectors/labels.ts";
import { matchesAnyTerm, type SelectableNode } from "../../selectors/nodes.ts";
import type { PersistentVolumeClaim } from "../claim.ts";
import { classOf } from "../storage-class-of.ts";
import type { PersistentVolume } from "./persistent-volume.ts";

/** True where the volume is bound to this very claim, or kept for one of its name. */
export function isKeptFor(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { claimRef } = volume.spec;
  if (claimRef?.name !== claim.metadata.name) return false;
  if (claimRef?.namespace !== claim.metadata.namespace) return false;
  const { uid = "" } = claimRef ?? {};
  return uid === "" || uid === claim.metadata.uid;
}

/** The class of a volume that has no claim: by it claims look for volumes. */
export const freeClassOf = (volume: PersistentVolume): readonly string[] =>
  volume.spec.claimRef === undefined ? [classOf(volume)] : [];

/** True where the volume can be reached from the node. */
export function isReachable({ spec }: PersistentVolume, node: SelectableNode): boolean {
  const required = spec.nodeAffinity?.required;
  return required === undefined || matchesAnyTerm(required.nodeSelectorTerms)(node);
}

/** Why a volume that a claim names is not for it, in Kubernetes' words; `undefined` where it is. */
export function mismatch(
  volume: PersistentVolume,
  claim: PersistentVolumeClaim,
): string | undefined {
  const { name, deletionTimestamp } = volume.metadata;
  if (deletionTimestamp !== undefined) return `the volume is marked for deletion "${name}"`;
  if (compareQuantities(sizeOf(volume), requestOf(claim)) < 0) return "requested PV is too small";
  if (classOf(volume) !== classOf(claim)) return "storageClassName does not match";
  if (!hasAttributes(volume, claim)) return "volumeAttributesClassName does not match";
  if (volume.spec.volumeMode !== claim.spec.volumeMode) return "incompatible volumeMode";
  return hasModes(volume, claim) ? undefined : "incompatible accessMode";
}

export interface MatchOptions {
  /** The node that the volume must be reachable from, once that is known. */
  readonly node?: SelectableNode;
  /** The claim waits for its first pod: without a node, only a volume kept for it will do. */
  readonly waits?: boolean;
  /** Volumes that are promised to other claims, by name. */
  readonly taken?: ReadonlySet<string>;
}

/**
 * The volume for a claim: the one kept for it, else the smallest that fits; of equals, the first by
 * name. Without a node, all with fewer access modes go before those with more.
 */
export function findVolume(
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
  { node, waits = false, taken }: MatchOptions = {},
): PersistentVolume | undefined {
  const selector = claim.spec.selector && selectorFromLabelSelector(claim.spec.selector);
  let best: PersistentVolume | undefined;
  for (const volume of volumes) {
    if (taken?.has(volume.metadata.name ?? "") === true || !fits(volume, claim)) continue;
    const isNear = node === undefined || isReachable(volume, node);
    if (isKeptFor(volume, claim)) {
      if (!isNear) return undefined;
    } else {
      if ((waits && node === undefined) || !isNear) continue;
      if (volume.status.phase !== "Available") continue;
      if (selector !== undefined && !selector.matches(volume.metadata.labels)) continue;
      if (classOf(volume) !== classOf(claim)) continue;
    }
    if (best === undefined || isBetter(volume, best, { claim, node })) best = volume;
  }
  return best;
}

function fits(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { claimRef, volumeMode } = volume.spec;
  if (claimRef !== undefined && !isKeptFor(volume, claim)) return false;
  if (compareQuantities(sizeOf(volume), requestOf(claim)) < 0) return false;
  if (volumeMode !== claim.spec.volumeMode) return false;
  if (volume.metadata.deletionTimestamp !== undefined) return false;
  return hasAttributes(volume, claim) && hasModes(volume, claim);
}

interface Choice extends Pick<MatchOptions, "node"> {
  readonly claim: PersistentVolumeClaim;
}

/**
 * The binder looks through the volumes with few access modes first, the scheduler through all.
 * Source: persistentvolume findByClaim, component-helpers FindMatchingVolume 1.36.
 */
function isBetter(
  left: PersistentVolume,
  right: PersistentVolume,
  { claim, node }: Choice,
): boolean {
  const modes = (left.spec.accessModes ?? []).length - (right.spec.accessModes ?? []).length;
  if (modes !== 0 && node === undefined) return modes < 0;
  const isKept = isKeptFor(left, claim);
  if (isKept !== isKeptFor(right, claim)) return isKept;
  const size = compareQuantities(sizeOf(left), sizeOf(right));
  if (size !== 0) return size < 0;
  return (left.metadata.name ?? "") < (right.metadata.name ?? "");
}

const hasModes = ({ spec }: PersistentVolume, claim: PersistentVolumeClaim): boolean =>
  (claim.spec.accessModes ?? []).every((mode) => spec.accessModes?.includes(mode) === true);

const hasAttributes = ({ spec }: PersistentVolume, claim: PersistentVolumeClaim): boolean =>
  (spec.volumeAttributesClassName ?? "") === (claim.spec.volumeAttributesClassName ?? "");

const sizeOf = ({ spec }: PersistentVolume): string => spec.capacity?.storage ?? "0";

/** How much storage a claim asks for. */
export const requestOf = ({ spec }: PersistentVolumeClaim): string =>
  spec.resources.requests?.storage ?? "0";
