/** What must hold for the source of a PersistentVolume. Source: core/validation 1.36. */
import {
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  none,
  required,
} from "../../field-error.ts";
import { validateNoBacksteps, validatePresent, validateText } from "../../validation/format.ts";
import { labelNameProblems, subdomainProblems } from "../../validation/names.ts";
import { validateCsiDriver, validateHostPath } from "../pod/validation/volume.ts";
import {
  validateAzureDisk,
  validateDisk,
  validateFc,
  validateFlexVolume,
  validateFlocker,
  validateGiven,
  validateIscsi,
  validateNfs,
  validateQuobyte,
  validateSecretName,
  validateStorageOs,
} from "../pod/validation/volume-remote.ts";
import type {
  AzureFilePersistentVolumeSource,
  CSIPersistentVolumeSource,
  GlusterfsPersistentVolumeSource,
  ISCSIPersistentVolumeSource,
} from "./sources.ts";
import type { PersistentVolumeSpec, VolumeSource } from "./spec.ts";

type Validators = {
  readonly [Key in VolumeSource]: (
    source: NonNullable<PersistentVolumeSpec[Key]>,
    path: string,
    volumeName: string,
  ) => Errors;
};

/** In the order in which Kubernetes looks at them. */
const validators: Validators = {
  hostPath: validateHostPath,
  gcePersistentDisk: validateDisk("pdName"),
  awsElasticBlockStore: validateDisk("volumeID"),
  glusterfs: validateGlusterfs,
  flocker: validateFlocker,
  nfs: validateNfs,
  rbd: validateGiven("monitors", "image"),
  quobyte: validateQuobyte,
  cephfs: validateGiven("monitors"),
  iscsi: validateIscsiVolume,
  cinder: ({ volumeID, secretRef }, path) => [
    ...validatePresent(volumeID, `${path}.volumeID`),
    ...validateNamed(secretRef, `${path}.secretRef`),
  ],
  fc: validateFc,
  flexVolume: validateFlexVolume,
  azureFile: validateAzureFile,
  vsphereVolume: validateGiven("volumePath"),
  photonPersistentDisk: validateGiven("pdID"),
  portworxVolume: validateGiven("volumeID"),
  azureDisk: validateAzureDisk,
  scaleIO: validateGiven("gateway", "system", "volumeName"),
  local: ({ path: local }, path) =>
    local === "" ? [required(`${path}.path`)] : validateNoBacksteps(local, `${path}.path`),
  storageos: ({ secretRef, ...source }, path) => [
    ...validateStorageOs(source, path),
    ...validateNamed(secretRef, `${path}.secretRef`),
  ],
  csi: validateCsi,
};
const isSource = (key: string): key is VolumeSource => key in validators;
const sources = Object.keys(validators).filter(isSource);

/** A volume has exactly one source. */
export function validateVolumeSource(
  spec: PersistentVolumeSpec,
  path: string,
  volumeName: string,
): Errors {
  const given = sources.filter((key) => spec[key] !== undefined);
  if (given.length === 0) return [required(path, "must specify a volume type")];
  return given.flatMap((key, index) => {
    // A driver of old is no surplus to Kubernetes.
    if (index === 0 || key === "flexVolume") return validateOne(spec, key, [path, volumeName]);
    const field = key === "cephfs" ? "cephFS" : key;
    return [forbiddenField(`${path}.${field}`, "may not specify more than 1 volume type")];
  });
}

function validateOne<Key extends VolumeSource>(
  spec: PersistentVolumeSpec,
  key: Key,
  [path, volumeName]: readonly [path: string, volumeName: string],
): Errors {
  const source = spec[key];
  if (source === undefined) return none;
  const field = key === "gcePersistentDisk" ? "persistentDisk" : key;
  const errors = validators[key](source, `${path}.${field}`, volumeName);
  if (key !== "local" || spec.nodeAffinity !== undefined) return errors;
  const why = "Local volume requires node affinity";
  return [...errors, required(`${path}.nodeAffinity`, why)];
}

function validateGlusterfs(source: GlusterfsPersistentVolumeSource, path: string): Errors {
  const { endpointsNamespace: namespace } = source;
  const at = `${path}.endpointsNamespace`;
  const why = "if the endpointnamespace is set, it must be a valid namespace name";
  return [
    ...validateGiven("endpoints", "path")(source, path),
    ...(namespace === "" ? [invalid(at, namespace, why)] : none),
    ...(namespace === undefined || namespace === ""
      ? none
      : validateText(namespace, at, labelNameProblems)),
  ];
}

function validateIscsiVolume(
  source: ISCSIPersistentVolumeSource,
  path: string,
  volumeName: string,
): Errors {
  const { initiatorName, targetPortal, secretRef } = source;
  const why =
    "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if " +
    "iscsi.initiatorName is specified.";
  const isLong = initiatorName !== undefined && `${volumeName}:${targetPortal}`.length > 64;
  return [
    ...(volumeName !== "" && isLong ? [invalid(`${path}.targetportal`, targetPortal, why)] : none),
    ...validateIscsi({ ...source, secretRef: secretRef && { name: secretRef.name ?? "" } }, path),
    ...validateSecretName(secretRef, `${path}.secretRef`),
  ];
}

function validateAzureFile(source: AzureFilePersistentVolumeSource, path: string): Errors {
  return [
    ...validateGiven("secretName", "shareName")(source, path),
    ...(source.secretNamespace === "" ? [required(`${path}.secretNamespace`)] : none),
  ];
}

interface Named {
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
}

const validateNamed = (reference: Named | undefined, path: string): Errors =>
  reference === undefined
    ? none
    : [
        ...validatePresent(reference.name, `${path}.name`),
        ...validatePresent(reference.namespace, `${path}.namespace`),
      ];

/** The Secrets of a CSI volume that are looked at, in the order in which they are. */
const checkedSecrets = [
  "controllerPublishSecretRef",
  "controllerExpandSecretRef",
  "nodePublishSecretRef",
  "nodeExpandSecretRef",
] as const;

function validateCsi(source: CSIPersistentVolumeSource, path: string): Errors {
  const errors: FieldError[] = [
    ...validateCsiDriver(source.driver, `${path}.driver`),
    ...validatePresent(source.volumeHandle, `${path}.volumeHandle`),
  ];
  for (const field of checkedSecrets) {
    const reference = source[field];
    if (reference === undefined) continue;
    const { name = "", namespace = "" } = reference;
    errors.push(
      ...(name === ""
        ? [required(`${path}.${field}.name`)]
        : validateText(name, `${path}.${field}.name`, subdomainProblems)),
      ...(namespace === ""
        ? [required(`${path}.${field}.namespace`)]
        : validateText(namespace, `${path}.${field}.namespace`, labelNameProblems)),
    );
  }
  return errors;
}
