import { ageColumn, nameColumn } from "../../columns.ts";
import { objectFields } from "../../meta/object-meta.ts";
import { canonicalQuantity } from "../../quantity.ts";
import { type Column, defineResource, type ObjectOf } from "../../resource.ts";
import { formatTime } from "../../runtime.ts";
import { present, ref, struct, text, time } from "../../schema.ts";
import { nodeTermWarnings } from "../pod/warnings/warnings.ts";
import { betaClassAnnotation, classOf } from "../storage-class-of.ts";
import { accessModesText } from "./access-modes.ts";
import { PersistentVolumeSpec, type VolumeSource } from "./spec.ts";
import {
  mountOptionsAnnotation,
  validatePersistentVolume,
  validateVolumeUpdate,
} from "./validate.ts";

const PersistentVolumeStatus = struct(
  "core.v1.PersistentVolumeStatus",
  "What was last seen of a volume.",
  {
    phase: text("Pending, Available, Bound, Released or Failed.").default("Pending"),
    message: text("Why it is in this phase, for people."),
    reason: text("Why it is in this phase, in one CamelCase word."),
    lastPhaseTransitionTime: time("When the phase last changed."),
  },
);

const schema = struct("core.v1.PersistentVolume", "A piece of storage of the cluster.", {
  ...objectFields,
  spec: present(ref("What it is and what it holds.", PersistentVolumeSpec)),
  status: present(ref("What was last seen.", PersistentVolumeStatus)),
});

export type PersistentVolume = ObjectOf<typeof schema>;
export type PersistentVolumeStatus = PersistentVolume["status"];

const column = (
  name: string,
  description: string,
  value: Column<PersistentVolume>["value"],
  priority: 0 | 1 = 0,
): Column<PersistentVolume> => ({ name, type: "string", description, priority, value });

/** A piece of storage of the cluster. Source: core/v1 PersistentVolume 1.36. */
export const PersistentVolume = defineResource("v1", schema, {
  kind: "PersistentVolume",
  plural: "persistentvolumes",
  shortNames: ["pv"],
  namespaced: false,
  hasStatus: true,
  strategy: {
    prepareForCreate: (volume) => ({
      ...volume,
      status: { phase: "Pending", lastPhaseTransitionTime: volume.metadata.creationTimestamp },
    }),
    prepareForStatusUpdate,
    validate: validatePersistentVolume,
    validateUpdate: validateVolumeUpdate,
    warnings,
  },
  columns: [
    nameColumn,
    column("Capacity", "What it holds.", ({ spec }) =>
      canonicalQuantity(spec.capacity?.storage ?? "0"),
    ),
    column("Access Modes", "Ways in which it can be mounted.", ({ spec }) =>
      accessModesText(spec.accessModes),
    ),
    column(
      "Reclaim Policy",
      "What happens once its claim is gone.",
      ({ spec }) => spec.persistentVolumeReclaimPolicy,
    ),
    column("Status", "Its phase.", ({ metadata, status }) =>
      metadata.deletionTimestamp === undefined ? status.phase : "Terminating",
    ),
    column("Claim", "The claim that it is bound to.", ({ spec: { claimRef } }) =>
      claimRef === undefined ? "" : `${claimRef.namespace ?? ""}/${claimRef.name ?? ""}`,
    ),
    column("StorageClass", "Its storage class.", classOf),
    column(
      "VolumeAttributesClass",
      "The class of its changeable attributes.",
      ({ spec }) => spec.volumeAttributesClassName ?? "<unset>",
    ),
    column("Reason", "Why it is in its phase.", ({ status }) => status.reason ?? ""),
    ageColumn,
    column("VolumeMode", "Filesystem or Block.", ({ spec }) => spec.volumeMode, 1),
  ],
});

/** Whoever changes the phase need not say when; nobody changes the spec this way. */
function prepareForStatusUpdate(
  next: PersistentVolume,
  stored: PersistentVolume,
  nowMs: number,
): PersistentVolume {
  const { phase, lastPhaseTransitionTime: said } = next.status;
  const before = stored.status.lastPhaseTransitionTime;
  const isStale = phase !== stored.status.phase && (said === undefined || said === before);
  const at = isStale ? formatTime(nowMs) : (said ?? before);
  const status = at === undefined ? next.status : { ...next.status, lastPhaseTransitionTime: at };
  return { ...next, spec: stored.spec, status };
}

/** Sources that are on their way out, or no longer work. Source: pkg/api/persistentvolume 1.36. */
const deprecated: readonly (readonly [source: VolumeSource, field: string, message: string])[] = [
  ["cephfs", "cephfs", "deprecated in v1.28, non-functional in v1.31+"],
  ["photonPersistentDisk", "photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"],
  ["scaleIO", "scaleIO", "deprecated in v1.16, non-functional in v1.22+"],
  ["flocker", "flocker", "deprecated in v1.22, non-functional in v1.25+"],
  ["storageos", "storageOS", "deprecated in v1.22, non-functional in v1.25+"],
  ["quobyte", "quobyte", "deprecated in v1.22, non-functional in v1.25+"],
  ["glusterfs", "glusterfs", "deprecated in v1.25, non-functional in v1.26+"],
  ["rbd", "rbd", "deprecated in v1.28, non-functional in v1.31+"],
];

function warnings({ metadata: { annotations = {} }, spec }: PersistentVolume): readonly string[] {
  const renamed = (key: string, since: string, attribute: string) =>
    annotations[key] === undefined
      ? []
      : [
          `metadata.annotations[${key}]: deprecated since ${since}; use "${attribute}" attribute instead`,
        ];
  const recycle =
    "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the " +
    "recommended approach is to use dynamic provisioning.";
  const terms = spec.nodeAffinity?.required?.nodeSelectorTerms ?? [];
  return [
    ...renamed(betaClassAnnotation, "v1.8", "storageClassName"),
    ...renamed(mountOptionsAnnotation, "v1.31", "mountOptions"),
    ...(spec.persistentVolumeReclaimPolicy === "Recycle" ? [recycle] : []),
    ...terms.flatMap((term, index) =>
      nodeTermWarnings(term, `spec.nodeAffinity.required.nodeSelectorTerms[${index}]`),
    ),
    ...deprecated
      .filter(([source]) => spec[source] !== undefined)
      .map(([, field, message]) => `spec.${field}: ${message}`),
  ];
}
