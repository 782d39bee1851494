/** What must hold for a PersistentVolume. Source: core/validation 1.36. */
import {
  byName,
  type Errors,
  type FieldError,
  forbiddenField,
  none,
  notSupported,
  required,
} from "../../field-error.ts";
import { printed, printedDiff } from "../../internal-types/index.ts";
import { equalJson } from "../../json.ts";
import { validateOptionalWord, validateText } from "../../validation/format.ts";
import { immutableField } from "../../validation/meta.ts";
import { subdomainProblems } from "../../validation/names.ts";
import { validateNodeSelector } from "../pod/validation/affinity.ts";
import { validateAccessModes } from "./access-modes.ts";
import { validateAffinityUpdate } from "./affinity-update.ts";
import { validateAmount, validatePositive } from "./amounts.ts";
import { volumeModes } from "./modes.ts";
import type { PersistentVolume } from "./persistent-volume.ts";
import { type PersistentVolumeSpec, type VolumeNodeAffinity, volumeSources } from "./spec.ts";
import { validateVolumeSource } from "./validate-sources.ts";

const reclaimPolicies = ["Delete", "Recycle", "Retain"];

/** Everything wrong with a volume but its metadata. */
export function validatePersistentVolume({ metadata, spec }: PersistentVolume): FieldError[] {
  const { name = "", annotations = {} } = metadata;
  return [...validateVolumeSpec(spec, "spec", name), ...validateMountOptions(spec, annotations)];
}

/** Everything wrong with the spec of a volume of that name at `path`. */
export function validateVolumeSpec(
  spec: PersistentVolumeSpec,
  path: string,
  volumeName: string,
): FieldError[] {
  const { accessModes = [], persistentVolumeReclaimPolicy: policy, storageClassName = "" } = spec;
  return [
    ...(accessModes.length === 0 ? [required(`${path}.accessModes`)] : none),
    ...validateAccessModes(accessModes, `${path}.accessModes`),
    ...validateCapacity(spec.capacity ?? {}, `${path}.capacity`),
    ...validateOptionalWord(policy, `${path}.persistentVolumeReclaimPolicy`, reclaimPolicies),
    ...validateVolumeAffinity(spec.nodeAffinity, `${path}.nodeAffinity`),
    ...validateVolumeSource(spec, path, volumeName),
    ...validateRecycling(spec, path),
    ...(storageClassName === ""
      ? none
      : validateText(storageClassName, `${path}.storageClassName`, subdomainProblems)),
    ...validateOptionalWord(spec.volumeMode, `${path}.volumeMode`, volumeModes),
    ...validateAttributesClass(spec, path),
  ];
}

function validateCapacity(capacity: Readonly<Record<string, string>>, path: string): Errors {
  const names = Object.keys(capacity);
  const isStorage = names.length === 1 && names[0] === "storage";
  return [
    ...(names.length === 0 ? [required(path)] : none),
    ...(isStorage ? none : [notSupported(path, byName(capacity), ["storage"])]),
    ...names.flatMap((name) => [
      ...validateAmount(capacity[name] ?? "0", `${path}[${name}]`),
      ...validatePositive(capacity[name] ?? "0", `${path}[${name}]`),
    ]),
  ];
}

function validateVolumeAffinity(affinity: VolumeNodeAffinity | undefined, path: string): Errors {
  if (affinity === undefined) return none;
  return affinity.required === undefined
    ? [required(`${path}.required`, "must specify required node constraints")]
    : validateNodeSelector(affinity.required, `${path}.required`);
}

/** What is recycled is emptied, which a node's whole disk must not be. */
function validateRecycling(spec: PersistentVolumeSpec, path: string): Errors {
  const { hostPath, persistentVolumeReclaimPolicy: policy } = spec;
  const isRoot = hostPath !== undefined && /^\/+(\.?\/+)*\.?$/.test(hostPath.path);
  if (!isRoot || policy !== "Recycle") return none;
  const why = "may not be 'recycle' for a hostPath mount of '/'";
  return [forbiddenField(`${path}.persistentVolumeReclaimPolicy`, why)];
}

function validateAttributesClass(spec: PersistentVolumeSpec, path: string): Errors {
  const { volumeAttributesClassName: name, csi } = spec;
  if (name === undefined) return none;
  const at = `${path}.volumeAttributesClassName`;
  const needed = "has to be specified when using volumeAttributesClassName";
  return [
    ...(name === ""
      ? [required(at, "an empty string is disallowed")]
      : validateText(name, at, subdomainProblems)),
    ...(csi === undefined ? [required(`${path}.csi`, needed)] : none),
  ];
}

export const mountOptionsAnnotation = "volume.beta.kubernetes.io/mount-options";
const takesMountOptions: readonly (keyof typeof volumeSources)[] = [
  "gcePersistentDisk",
  "awsElasticBlockStore",
  "glusterfs",
  "nfs",
  "rbd",
  "quobyte",
  "iscsi",
  "cephfs",
  "azureFile",
  "vsphereVolume",
  "azureDisk",
];

/** Source: pkg/volume/validation 1.36. */
function validateMountOptions(
  spec: PersistentVolumeSpec,
  annotations: Readonly<Record<string, string>>,
): Errors {
  if (annotations[mountOptionsAnnotation] === undefined) return none;
  if (takesMountOptions.some((source) => spec[source] !== undefined)) return none;
  const why = "may not specify mount options for this volume type";
  return [forbiddenField(`metadata.annotations.${mountOptionsAnnotation}`, why)];
}

/** A volume stays what it is: its source, its mode, and where it can be reached from. */
export function validateVolumeUpdate(next: PersistentVolume, stored: PersistentVolume): Errors {
  const [before, after] = [stored.spec, next.spec];
  const why = "spec.persistentvolumesource is immutable after creation";
  const source = withoutNewSecret(after, before);
  const diff = () => printedDiff(printed(sourceType, before), printed(sourceType, source));
  const name = before.volumeAttributesClassName;
  const unset = "update from non-nil value to nil is forbidden";
  return [
    ...(equalJson(sourceOf(source), sourceOf(before))
      ? none
      : [forbiddenField("spec.persistentvolumesource", `${why}\n${diff()}`)]),
    ...immutableField(after.volumeMode, before.volumeMode, "volumeMode"),
    ...validateAffinityUpdate(after.nodeAffinity, before.nodeAffinity),
    ...(name !== undefined && after.volumeAttributesClassName === undefined
      ? [forbiddenField("spec.volumeAttributesClassName", unset)]
      : none),
  ];
}

const sourceType = "core.PersistentVolumeSource";

const sourceOf = (spec: PersistentVolumeSpec) =>
  Object.fromEntries(Object.entries(spec).filter(([field]) => field in volumeSources));

/** The Secret to expand with may be named later. */
function withoutNewSecret(after: PersistentVolumeSpec, before: PersistentVolumeSpec) {
  const isNew =
    before.csi !== undefined && before.csi.controllerExpandSecretRef === undefined && after.csi;
  if (!isNew) return after;
  const { controllerExpandSecretRef: _, ...csi } = isNew;
  return { ...after, csi };
}

/** The spec of a volume that a pod had to itself, written into a VolumeAttachment. */
export function validateInlineVolumeSpec(spec: PersistentVolumeSpec, path: string): Errors {
  const { accessModes = [], persistentVolumeReclaimPolicy: policy, csi } = spec;
  const inContext = "in the context of inline volumes";
  const given = (["claimRef", "capacity", "nodeAffinity", "storageClassName"] as const).filter(
    (field) => spec[field] !== undefined && spec[field] !== "",
  );
  return [
    ...given.map((field) =>
      forbiddenField(`${path}.${field}`, `may not be specified ${inContext}`),
    ),
    ...(csi === undefined ? [required(`${path}.csi`, `has to be specified ${inContext}`)] : none),
    ...(accessModes.length === 0 ? [required(`${path}.accessModes`)] : none),
    ...validateAccessModes(accessModes, `${path}.accessModes`),
    ...(policy === "Retain"
      ? none
      : [
          forbiddenField(
            `${path}.persistentVolumeReclaimPolicy`,
            `may only be Retain ${inContext}`,
          ),
        ]),
    ...validateVolumeSource(spec, path, ""),
    ...(spec.volumeMode === "Filesystem"
      ? none
      : [
          forbiddenField(
            `${path}.volumeMode`,
            `may not specify volumeMode other than Filesystem ${inContext}`,
          ),
        ]),
  ];
}
