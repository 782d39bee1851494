/** Claims, volumes and classes for tests, decoded as the API server would. */
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import type { JsonObject } from "../../api/json.ts";
import { CSIDriver } from "../../api/storage/csi-driver.ts";
import { CSINode } from "../../api/storage/csi-node.ts";
import { CSIStorageCapacity } from "../../api/storage/csi-storage-capacity.ts";
import { StorageClass } from "../../api/storage/storage-class.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import { decodeObject } from "../../apiserver/decode.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

export interface StorageRow {
  /** Of the namespace `default`. */
  readonly claims?: readonly ClaimRow[];
  readonly volumes?: readonly ObjectRow[];
  /** Members of the object beside its metadata, by name. */
  readonly classes?: Readonly<Record<string, JsonObject>>;
  /** The drivers that tell of their capacity, and what they tell, by the classes. */
  readonly telling?: readonly string[];
  readonly capacities?: Readonly<Record<string, JsonObject[]>>;
  /** The drivers on nodes, by the names of those. */
  readonly drivers?: Readonly<Record<string, JsonObject[] | null>>;
  readonly annotations?: JsonObject;
  /** Volumes that are attached, by the names of them and of their nodes. */
  readonly attached?: readonly (readonly [volume: string, node: string])[];
}
export interface ObjectRow {
  readonly name: string;
  readonly labels?: JsonObject;
  readonly spec?: JsonObject;
}
export interface ClaimRow extends ObjectRow {
  /** The volume that it is bound to. */
  readonly volume?: string;
  readonly metadata?: JsonObject;
  readonly phase?: string;
}

/** Lets the scheduler know of this storage and of no other. */
export function withStorage(snapshot: Snapshot, row: StorageRow): Snapshot {
  const { claims = [], volumes = [], classes = {}, drivers = {}, attached = [] } = row;
  const found = volumes.map(volumeOf);
  const attachments = attached.map(attachmentOf);
  const { telling = [], capacities = {} } = row;
  snapshot.volumes.limitedNodes.clear();
  for (const [name, each] of Object.entries(drivers)) {
    if (each?.some(({ allocatable }) => allocatable)) snapshot.volumes.limitedNodes.add(name);
  }
  const csiNodes = Object.entries(drivers).map(([name, each]) =>
    decoded<CSINode>(CSINode, {
      metadata: { name, annotations: row.annotations ?? {} },
      spec: { drivers: each },
    }),
  );
  snapshot.volumes.sources = {
    claims: byKey(claims.map(claimOf), ({ metadata }) => `default/${metadata.name}`),
    volumes: {
      ...byKey(found, ({ metadata }) => metadata.name ?? ""),
      indexed: (_, storageClass) =>
        found.filter(
          ({ spec }) =>
            spec.claimRef === undefined && (spec.storageClassName ?? "") === storageClass,
        ),
    },
    classes: byKey(Object.entries(classes).map(classOf), ({ metadata }) => metadata.name ?? ""),
    csiNodes: byKey(csiNodes, ({ metadata }) => metadata.name ?? ""),
    drivers: byKey(telling.map(driverOf), ({ metadata }) => metadata.name ?? ""),
    capacities: {
      indexed: (_, storageClass) =>
        (capacities[storageClass] ?? []).map((more) =>
          decoded<CSIStorageCapacity>(CSIStorageCapacity, {
            metadata: { name: "some" },
            storageClassName: storageClass,
            ...more,
          }),
        ),
    },
    attachments: {
      indexed: (_, node) => attachments.filter(({ spec }) => spec.nodeName === node),
    },
  };
  return snapshot;
}

/** Volumes of a pod that has these claims. */
export const mounting = (...claims: readonly string[]): JsonObject => ({
  volumes: claims.map((claimName) => ({
    name: claimName,
    persistentVolumeClaim: { claimName },
  })),
});

function byKey<T>(objects: readonly T[], keyOf: (object: T) => string) {
  const known = new Map(objects.map((each) => [keyOf(each), each]));
  return { get: (key: string) => known.get(key) };
}

const size = { storage: "1Gi" };

const claimOf = ({ name, volume, metadata = {}, phase, spec }: ClaimRow) =>
  decoded<PersistentVolumeClaim>(PersistentVolumeClaim, {
    metadata: {
      name,
      namespace: "default",
      ...(volume && { annotations: { "pv.kubernetes.io/bind-completed": "yes" } }),
      ...metadata,
    },
    spec: {
      accessModes: ["ReadWriteOnce"],
      resources: { requests: size },
      ...(volume && { volumeName: volume }),
      ...spec,
    },
    status: { phase: phase ?? (volume === undefined ? "Pending" : "Bound") },
  });

const volumeOf = ({ name, labels = {}, spec }: ObjectRow) =>
  decoded<PersistentVolume>(PersistentVolume, {
    metadata: { name, labels },
    spec: { capacity: size, accessModes: ["ReadWriteOnce"], ...spec },
    status: { phase: "Available" },
  });

const classOf = ([name, more]: readonly [string, JsonObject]) =>
  decoded<StorageClass>(StorageClass, { metadata: { name }, provisioner: "disk.example", ...more });

const driverOf = (name: string) =>
  decoded<CSIDriver>(CSIDriver, { metadata: { name }, spec: { storageCapacity: true } });

const attachmentOf = ([persistentVolumeName, nodeName]: readonly [string, string]) =>
  decoded<VolumeAttachment>(VolumeAttachment, {
    metadata: { name: `${persistentVolumeName}-${nodeName}` },
    spec: { attacher: "disk.example", source: { persistentVolumeName }, nodeName },
    status: { attached: true },
  });

function decoded<T>(
  { structure, kind }: Pick<typeof StorageClass, "structure" | "kind">,
  value: unknown,
) {
  // What the decoder returns is an object of the structure it was given.
  return decodeObject(structure, value, kind).value as T;
}
