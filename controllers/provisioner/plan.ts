/** What a provisioner does. Source: kubernetes-csi/external-provisioner 6. */
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import { classOf } from "../../api/core/storage-class-of.ts";
import {
  provisionedBy,
  selectedNode,
  storageProvisioner,
} from "../../api/core/volume/annotations.ts";
import { claimRefTo } from "../../api/core/volume/claim-ref.ts";
import { requestOf } from "../../api/core/volume/match.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { changeMetadata } from "../../api/meta/change-metadata.ts";
import { waitsForConsumer } from "../../api/storage/provisioners.ts";
import type { StorageClass } from "../../api/storage/storage-class.ts";
import type { VolumeAttributesClass } from "../../api/storage/volume-attributes-class.ts";
import {
  type Action,
  create,
  type EventNote,
  record,
  remove,
  update,
} from "../../client/action.ts";

/** Keeps a volume until the provisioner has disposed of what is behind it. */
export const provisionerFinalizer = "external-provisioner.volume.kubernetes.io/finalizer";

export interface ObservedRequest {
  readonly claim: PersistentVolumeClaim;
  readonly storageClass: StorageClass | undefined;
  /** The volume that was made for the claim already. */
  readonly made: PersistentVolume | undefined;
  /** The class of the attributes that the claim wants, if it is there. */
  readonly attributes?: VolumeAttributesClass | undefined;
}

/** The name of the volume that is made for a claim. */
export const madeVolumeName = ({ metadata }: PersistentVolumeClaim): string =>
  `pvc-${metadata.uid}`;

/** Makes the volume that a claim was promised. */
export function planRequest(observed: ObservedRequest): readonly Action[] {
  const { claim, storageClass, made } = observed;
  const { annotations = {}, namespace, name, deletionTimestamp } = claim.metadata;
  const provisioner = annotations[storageProvisioner];
  const isServed = (claim.spec.volumeName ?? "") !== "" || made !== undefined;
  if (provisioner === undefined || isServed || deletionTimestamp !== undefined) return [];
  if (storageClass === undefined) return [];
  if (waitsForConsumer(storageClass) && annotations[selectedNode] === undefined) return [];
  const tell = { regarding: claim, type: "Normal" } as const;
  const volumeName = madeVolumeName(claim);
  const begins = record({
    ...tell,
    reason: "Provisioning",
    message: `External provisioner is provisioning volume for claim "${namespace}/${name}"`,
  });
  const failure = (error: string): EventNote => ({
    regarding: claim,
    type: "Warning",
    reason: "ProvisioningFailed",
    message: `failed to provision volume with StorageClass "${classOf(claim)}": ${error}`,
  });
  const problem = attributesProblem(observed, provisioner);
  if (problem !== undefined) return [begins, record(failure(problem))];
  return [
    begins,
    create(PersistentVolume, volumeFor(claim, storageClass, provisioner), {
      failed: failure("{error}"),
      succeeded: {
        ...tell,
        reason: "ProvisioningSucceeded",
        message: `Successfully provisioned volume ${volumeName}`,
      },
    }),
  ];
}

/** The class of attributes that a claim wants for a driver's volume that is not there yet. */
export function awaitedClass(claim: PersistentVolumeClaim): string {
  const { volumeAttributesClassName: name = "", volumeName = "" } = claim.spec;
  const provisioner = claim.metadata.annotations?.[storageProvisioner];
  return provisioner !== undefined && isDriver(provisioner) && volumeName === "" ? name : "";
}

/** Why the volume cannot have the attributes that the claim wants. */
function attributesProblem(
  { claim, attributes }: ObservedRequest,
  driver: string,
): string | undefined {
  const name = awaitedClass(claim);
  if (name === "") return undefined;
  if (attributes === undefined) {
    return `volumeattributesclass.storage.k8s.io ${JSON.stringify(name)} not found`;
  }
  const { driverName } = attributes;
  if (driverName === driver) return undefined;
  const fact = `is for driver ${driverName} which does not match driver name ${driver}`;
  return `VAC ${name} referenced in PVC ${fact}`;
}

function volumeFor(claim: PersistentVolumeClaim, storageClass: StorageClass, driver: string) {
  const { mountOptions, reclaimPolicy } = storageClass;
  const { accessModes, volumeMode, volumeAttributesClassName } = claim.spec;
  const volumeName = madeVolumeName(claim);
  return {
    metadata: {
      name: volumeName,
      annotations: {
        [provisionedBy]: driver,
        "volume.kubernetes.io/provisioner-deletion-secret-name": "",
        "volume.kubernetes.io/provisioner-deletion-secret-namespace": "",
      },
      finalizers: [provisionerFinalizer],
    },
    spec: {
      capacity: { storage: requestOf(claim) },
      ...(accessModes && { accessModes }),
      claimRef: claimRefTo(claim),
      persistentVolumeReclaimPolicy: reclaimPolicy,
      storageClassName: classOf(claim),
      ...(mountOptions && { mountOptions }),
      ...(volumeAttributesClassName !== undefined && { volumeAttributesClassName }),
      volumeMode,
      ...sourceOf(claim, driver),
      ...placeOf(claim, storageClass, driver),
    },
  };
}

/**
 * The names of CSI drivers have no slash; what has one, such as `rancher.io/local-path`, makes
 * directories on nodes.
 */
const isDriver = (provisioner: string) => !provisioner.includes("/");

function sourceOf(claim: PersistentVolumeClaim, provisioner: string) {
  const name = madeVolumeName(claim);
  if (!isDriver(provisioner)) {
    return { hostPath: { path: `/var/lib/volumes/${name}`, type: "DirectoryOrCreate" } };
  }
  return {
    csi: {
      driver: provisioner,
      volumeHandle: name,
      ...(claim.spec.volumeMode === "Filesystem" && { fsType: "ext4" }),
      volumeAttributes: { "storage.kubernetes.io/csiProvisionerIdentity": provisioner },
    },
  };
}

/** A volume made in some part of the cluster is reached from there alone, as one of a node is. */
function placeOf(
  { metadata }: PersistentVolumeClaim,
  { allowedTopologies = [] }: StorageClass,
  provisioner: string,
) {
  const node = metadata.annotations?.[selectedNode];
  if (node !== undefined && !isDriver(provisioner)) {
    const hostname = { key: "kubernetes.io/hostname", operator: "In", values: [node] };
    const nodeSelectorTerms = [{ matchExpressions: [hostname] }];
    return { nodeAffinity: { required: { nodeSelectorTerms } } };
  }
  if (allowedTopologies.length === 0) return {};
  const nodeSelectorTerms = allowedTopologies.map(({ matchLabelExpressions = [] }) => ({
    matchExpressions: matchLabelExpressions.map(({ key, values }) => ({
      key,
      operator: "In",
      values,
    })),
  }));
  return { nodeAffinity: { required: { nodeSelectorTerms } } };
}

/**
 * Disposes of a volume once its claim is gone. `holder` is a node that it is attached to. Source:
 * sig-storage-lib-external-provisioner 13, handleProtectionFinalizer and shouldDelete.
 */
export function planDisposal(
  volume: PersistentVolume,
  holder: string | undefined,
): readonly Action[] {
  if (!isProvisioners(volume)) return [];
  const { metadata, spec, status } = volume;
  const isHeld = metadata.finalizers?.includes(provisionerFinalizer) === true;
  const isGoing = metadata.deletionTimestamp !== undefined;
  if (spec.persistentVolumeReclaimPolicy !== "Delete") return isHeld ? [letGo(volume)] : [];
  if (status.phase === "Bound") return isHeld || isGoing ? [] : [hold(volume)];
  if (status.phase !== "Released" || (isGoing && !isHeld)) return [];
  if (holder !== undefined) return [tellAttached(volume, holder)];
  return [isGoing ? letGo(volume) : remove(PersistentVolume, volume)];
}

/** What a provisioner made is its own, and what a driver has, whoever made that. */
const isProvisioners = ({ metadata, spec }: PersistentVolume): boolean =>
  metadata.annotations?.[provisionedBy] !== undefined || spec.csi !== undefined;

const hold = (volume: PersistentVolume): Action =>
  withFinalizers(volume, [...(volume.metadata.finalizers ?? []), provisionerFinalizer]);

const letGo = (volume: PersistentVolume): Action =>
  withFinalizers(
    volume,
    (volume.metadata.finalizers ?? []).filter((each) => each !== provisionerFinalizer),
  );

function withFinalizers(volume: PersistentVolume, finalizers: readonly string[]): Action {
  const metadata = changeMetadata(volume.metadata, { finalizers });
  return update(PersistentVolume, { ...volume, metadata });
}

function tellAttached(volume: PersistentVolume, node: string): Action {
  const message = `persistentvolume ${volume.metadata.name} is still attached to node ${node}`;
  return record({ regarding: volume, type: "Warning", reason: "VolumeFailedDelete", message });
}
