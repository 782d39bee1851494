/** The volumes of a pod: each has a name and one source. Source: core/validation 1.36. */
import {
  duplicate,
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  none,
  required,
  tooLong,
} from "../../../field-error.ts";
import { compareQuantities } from "../../../quantity.ts";
import type { ObjectMeta } from "../../../resource.ts";
import {
  validateEach,
  validateLocalPath,
  validateNoBacksteps,
  validateOptionalWord,
  validatePresent,
  validateText,
} from "../../../validation/format.ts";
import { validateAnnotations, validateLabels } from "../../../validation/meta.ts";
import { labelNameProblems, subdomainProblems } from "../../../validation/names.ts";
import { validateClaimSpec } from "../../claim-validate.ts";
import type {
  CSIVolumeSource,
  EmptyDirVolumeSource,
  EphemeralVolumeSource,
  GitRepoVolumeSource,
  HostPathVolumeSource,
  ImageVolumeSource,
} from "../volumes/node.ts";
import type { Volume } from "../volumes/volume.ts";
import type { Volumes } from "./mount.ts";
import {
  validateConfigMapVolume,
  validateDownwardVolume,
  validateProjectedVolume,
  validateSecretVolume,
} from "./volume-config.ts";
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
} from "./volume-remote.ts";

/**
 * Everything wrong with the volumes, and those that containers may use. The pod's name is known
 * only for a pod; claims of ephemeral volumes are named after it.
 */
export function validateVolumes(
  volumes: readonly Volume[] | undefined,
  path: string,
  podName: string,
): { readonly errors: Errors; readonly usable: Volumes } {
  const usable = new Map<string, Volume>();
  const made = new Set<string>();
  if (podName !== "") {
    for (const volume of volumes ?? []) {
      if (volume.ephemeral !== undefined) made.add(`${podName}-${volume.name}`);
    }
  }
  const errors = validateEach(volumes, path, (volume, at) => {
    const found = [...validateSource(volume, at, podName), ...validateName(volume, at, usable)];
    if (found.length === 0) usable.set(volume.name, volume);
    const claimName = volume.persistentVolumeClaim?.claimName ?? "";
    if (!made.has(claimName)) return found;
    const why = "must not reference a PVC that gets created for an ephemeral volume";
    return [...found, invalid(`${at}.persistentVolumeClaim.claimName`, claimName, why)];
  });
  return { errors, usable };
}

function validateName({ name }: Volume, path: string, usable: Volumes): Errors {
  return [
    ...(name === ""
      ? [required(`${path}.name`)]
      : validateText(name, `${path}.name`, labelNameProblems)),
    ...(usable.has(name) ? [duplicate(`${path}.name`, name)] : none),
  ];
}

type Source = Exclude<keyof Volume, "name">;
type Validators = {
  readonly [Key in Source]: (source: NonNullable<Volume[Key]>, path: string) => Errors;
};

/** In the order in which Kubernetes looks at them. */
const validators: Validators = {
  emptyDir: validateEmptyDir,
  hostPath: validateHostPath,
  gitRepo: validateGitRepo,
  gcePersistentDisk: validateDisk("pdName"),
  awsElasticBlockStore: validateDisk("volumeID"),
  secret: validateSecretVolume,
  nfs: validateNfs,
  iscsi: validateIscsi,
  glusterfs: validateGiven("endpoints", "path"),
  flocker: validateFlocker,
  persistentVolumeClaim: validateGiven("claimName"),
  rbd: validateGiven("monitors", "image"),
  cinder: (source, path) => [
    ...validatePresent(source.volumeID, `${path}.volumeID`),
    ...validateSecretName(source.secretRef, `${path}.secretRef`),
  ],
  cephfs: validateGiven("monitors"),
  quobyte: validateQuobyte,
  downwardAPI: validateDownwardVolume,
  fc: validateFc,
  flexVolume: validateFlexVolume,
  configMap: validateConfigMapVolume,
  azureFile: validateGiven("secretName", "shareName"),
  vsphereVolume: validateGiven("volumePath"),
  photonPersistentDisk: validateGiven("pdID"),
  portworxVolume: validateGiven("volumeID"),
  azureDisk: validateAzureDisk,
  storageos: validateStorageOs,
  projected: validateProjectedVolume,
  scaleIO: validateGiven("gateway", "system", "volumeName"),
  csi: validateCsi,
  ephemeral: validateEphemeral,
  image: validateImage,
};
const isSource = (key: string): key is Source => key in validators;
const sources = Object.keys(validators).filter(isSource);

/** Where Kubernetes reports a source that is one too many, if not at its own field. */
const surplusFields: Readonly<Record<string, string>> = {
  cephfs: "cephFS",
  downwardAPI: "downwarAPI",
};

function validateSource(volume: Volume, path: string, podName: string): Errors {
  const given = sources.filter((key) => volume[key] !== undefined);
  const [first, ...surplus] = given;
  if (first === undefined) return [required(path, "must specify a volume type")];
  return [
    ...validateOne(volume, first, path),
    ...validateGeneratedName(volume, path, podName),
    ...surplus.map((key) => {
      const why = "may not specify more than 1 volume type";
      return forbiddenField(`${path}.${surplusFields[key] ?? key}`, why);
    }),
  ];
}

function validateOne<Key extends Source>(volume: Volume, key: Key, path: string): Errors {
  const source = volume[key];
  if (source === undefined) return none;
  const field = key === "gcePersistentDisk" ? "persistentDisk" : key;
  return validators[key](source, `${path}.${field}`);
}

/** Names that are made of the volume's name must have room. */
function validateGeneratedName({ name, iscsi, ephemeral }: Volume, path: string, podName: string) {
  const errors: FieldError[] = [];
  if (iscsi?.initiatorName !== undefined && `${name}:${iscsi.targetPortal}`.length > 64) {
    const why =
      "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if " +
      "iscsi.initiatorName is specified.";
    errors.push(invalid(`${path}.name`, name, why));
  }
  if (ephemeral !== undefined && podName !== "" && name !== "") {
    const claim = `${podName}-${name}`;
    for (const why of subdomainProblems(claim)) {
      errors.push(invalid(`${path}.name`, name, `PVC name "${claim}": ${why}`));
    }
  }
  return errors;
}

function validateEmptyDir({ sizeLimit }: EmptyDirVolumeSource, path: string): Errors {
  if (sizeLimit === undefined || compareQuantities(sizeLimit, "0") >= 0) return none;
  const why = "SizeLimit field must be a valid resource quantity";
  return [forbiddenField(`${path}.sizeLimit`, why)];
}

const hostPathTypes = [
  "",
  "BlockDevice",
  "CharDevice",
  "Directory",
  "DirectoryOrCreate",
  "File",
  "FileOrCreate",
  "Socket",
];

/** A path of the node, and what must be there. */
export function validateHostPath({ path: host, type }: HostPathVolumeSource, path: string): Errors {
  if (host === "") return [required(`${path}.path`)];
  return [
    ...validateNoBacksteps(host, `${path}.path`),
    ...validateOptionalWord(type, `${path}.type`, hostPathTypes),
  ];
}

function validateGitRepo({ repository, directory = "" }: GitRepoVolumeSource, path: string) {
  return [
    ...validatePresent(repository, `${path}.repository`),
    ...validateLocalPath(directory, `${path}.directory`),
  ];
}

function validateCsi({ driver, nodePublishSecretRef }: CSIVolumeSource, path: string): Errors {
  const secret = nodePublishSecretRef?.name ?? "";
  const secretErrors =
    nodePublishSecretRef !== undefined && secret === ""
      ? [required(`${path}.nodePublishSecretRef.name`)]
      : secret === ""
        ? none
        : validateText(secret, `${path}.name`, subdomainProblems);
  return [...validateCsiDriver(driver, `${path}.driver`), ...secretErrors];
}

/** The name of a CSI driver. */
export const validateCsiDriver = (driver: string, path: string): Errors => [
  ...validatePresent(driver, path),
  ...(driver.length > 63 ? [tooLong(path, 63)] : none),
  ...subdomainProblems(driver.toLowerCase()).map((why) => invalid(path, driver, why)),
];

function validateEphemeral(source: EphemeralVolumeSource, path: string): Errors {
  const at = `${path}.volumeClaimTemplate`;
  if (source.volumeClaimTemplate === undefined) return [required(at)];
  const { metadata, spec } = source.volumeClaimTemplate;
  return [
    ...validateClaimMetadata(metadata, `${at}.metadata`),
    ...validateClaimSpec(spec, `${at}.spec`),
  ];
}

/** Of a claim's metadata only labels and annotations may be given. */
export function validateClaimMetadata(metadata: ObjectMeta, path: string): Errors {
  const { labels, annotations, ...rest } = metadata;
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  return [
    ...validateAnnotations(annotations, `${path}.annotations`),
    ...validateLabels(labels, `${path}.labels`),
    ...given.map(([name]) => forbiddenField(`${path}.${name}`, "cannot be set")),
  ];
}

const pullPolicies = ["Always", "IfNotPresent", "Never"];

function validateImage({ reference, pullPolicy }: ImageVolumeSource, path: string): Errors {
  return [
    ...validatePresent(reference, `${path}.reference`),
    ...validateOptionalWord(pullPolicy, `${path}.pullPolicy`, pullPolicies),
  ];
}
