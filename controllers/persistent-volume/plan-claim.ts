/** What becomes of a claim. Source: PersistentVolumeController.syncClaim 1.36. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { PersistentVolumeClaim as Claims } from "../../api/core/persistent-volume-claim.ts";
import { classOf, namedClassOf } from "../../api/core/storage-class-of.ts";
import {
  betaStorageProvisioner,
  bindCompleted,
  boundByController,
  selectedNode,
  storageProvisioner,
} from "../../api/core/volume/annotations.ts";
import { findVolume, isKeptFor, mismatch } from "../../api/core/volume/match.ts";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import {
  isProvisionedByHand,
  provisionerOf,
  waitsForConsumer,
} from "../../api/storage/provisioners.ts";
import type { StorageClass } from "../../api/storage/storage-class.ts";
import { type Action, update } from "../../client/action.ts";
import type { Plan } from "../../client/controller.ts";
import { planBinding, setClaimPhase, tell, warn } from "./bind.ts";

export interface ObservedClaim {
  readonly claim: PersistentVolumeClaim;
  /** Those that come into question: of its class and without a claim, or kept for it. */
  readonly volumes: readonly PersistentVolume[];
  /** The volume that the claim names. */
  readonly named: PersistentVolume | undefined;
  readonly storageClass: StorageClass | undefined;
  /** The class of claims that name none. */
  readonly defaultClass: StorageClass | undefined;
  /** Names of the pods that are to use the claim and have no node yet. */
  readonly waitingPods: readonly string[];
}

/** Claims without a volume are looked at again so often. Source: pvclaimbinder-sync-period. */
const resyncMs = 15_000;

export function planClaim(observed: ObservedClaim): Plan {
  const { claim } = observed;
  if (claim.metadata.annotations?.[bindCompleted] !== undefined) {
    return { actions: planBoundClaim(observed) };
  }
  const actions =
    (claim.spec.volumeName ?? "") === "" ? planAnyVolume(observed) : planNamedVolume(observed);
  return { actions, requeueAfterMs: resyncMs };
}

/** A claim that was bound keeps its volume, or loses it for good. */
function planBoundClaim({ claim, named }: ObservedClaim): readonly Action[] {
  const lose = (reason: string, message: string) =>
    claim.status.phase === "Lost"
      ? []
      : [...setClaimPhase(claim, "Lost"), warn(claim, reason, message)];
  if ((claim.spec.volumeName ?? "") === "") {
    const what = "Bound claim has lost reference to PersistentVolume.";
    return lose("ClaimLost", `${what} Data on the volume is lost!`);
  }
  if (named === undefined) {
    const what = "Bound claim has lost its PersistentVolume.";
    return lose("ClaimLost", `${what} Data on the volume is lost!`);
  }
  const { claimRef } = named.spec;
  if (claimRef === undefined || claimRef.uid === claim.metadata.uid) {
    return planBinding(named, claim);
  }
  const misbound = "Two claims are bound to the same volume, this one is bound incorrectly";
  return lose("ClaimMisbound", misbound);
}

/** A claim that somebody bound to a volume by its name. */
function planNamedVolume({ claim, named }: ObservedClaim): readonly Action[] {
  if (named === undefined) return setClaimPhase(claim, "Pending");
  if (named.spec.claimRef === undefined) {
    const why = mismatch(named, claim);
    if (why === undefined) return planBinding(named, claim);
    const message = `Cannot bind to requested volume "${named.metadata.name}": ${why}`;
    return [warn(claim, "VolumeMismatch", message), ...setClaimPhase(claim, "Pending")];
  }
  if (isKeptFor(named, claim)) return planBinding(named, claim);
  const isOurs = claim.metadata.annotations?.[boundByController] !== undefined;
  const message = `volume "${named.metadata.name}" already bound to a different claim.`;
  return [
    warn(claim, "FailedBinding", message),
    ...(isOurs ? [] : setClaimPhase(claim, "Pending")),
  ];
}

function planAnyVolume(observed: ObservedClaim): readonly Action[] {
  const { claim, volumes, storageClass } = observed;
  const isPlaced = claim.metadata.annotations?.[selectedNode] !== undefined;
  const waits = waitsForConsumer(storageClass) && !isPlaced;
  const volume = findVolume(claim, volumes, { waits });
  if (volume !== undefined) return planBinding(volume, claim);
  const classed = withDefaultClass(observed);
  if (classed !== undefined) return [update(Claims, classed)];
  if (waits) return [tellWaiting(observed), ...setClaimPhase(claim, "Pending")];
  if (classOf(claim) !== "") return planProvisioning(observed);
  const message = "no persistent volumes available for this claim and no storage class is set";
  return [tell(claim, "FailedBinding", message), ...setClaimPhase(claim, "Pending")];
}

/** A claim that says nothing of a class gets the default one, also when that comes later. */
function withDefaultClass({ claim, defaultClass }: ObservedClaim) {
  const name = defaultClass?.metadata.name;
  if (namedClassOf(claim) !== undefined || name === undefined) return undefined;
  return { ...claim, spec: { ...claim.spec, storageClassName: name } };
}

function tellWaiting({ claim, waitingPods }: ObservedClaim): Action {
  if (waitingPods.length === 0) {
    const message = "waiting for first consumer to be created before binding";
    return tell(claim, "WaitForFirstConsumer", message);
  }
  const pods = `${waitingPods.length > 1 ? "pods" : "pod"} ${waitingPods.join(",")}`;
  return tell(claim, "WaitForPodScheduled", `waiting for ${pods} to be scheduled`);
}

/** Asks the provisioner of the class for a volume. */
function planProvisioning({ claim, storageClass }: ObservedClaim): readonly Action[] {
  if (storageClass === undefined) {
    const missing = `storageclass.storage.k8s.io "${classOf(claim)}" not found`;
    return [warn(claim, "ProvisioningFailed", missing)];
  }
  if (isProvisionedByHand(storageClass)) {
    const message = `no volume plugin matched name: ${storageClass.provisioner}`;
    return [warn(claim, "ProvisioningFailed", message)];
  }
  const provisioner = provisionerOf(storageClass);
  const waiting =
    "Waiting for a volume to be created either by the external provisioner " +
    `'${provisioner}' or manually by the system administrator. If volume creation is delayed, ` +
    "please verify that the provisioner is running and correctly registered.";
  const asked = askedOf(claim, provisioner);
  const event = tell(claim, "ExternalProvisioning", waiting);
  return asked === claim ? [event] : [update(Claims, asked), event];
}

function askedOf(claim: PersistentVolumeClaim, provisioner: string): PersistentVolumeClaim {
  const { annotations } = claim.metadata;
  if (annotations?.[storageProvisioner] === provisioner) return claim;
  const asked = { [betaStorageProvisioner]: provisioner, [storageProvisioner]: provisioner };
  const changes = { annotations: { ...annotations, ...asked } };
  return { ...claim, metadata: changeMetadata(claim.metadata, changes) };
}
