/** Disks and file systems that the node attaches. Source: core/validation 1.36. */
import { type Errors, invalid, none, notSupported, required } from "../../../field-error.ts";
import {
  rangeText,
  validateOptionalWord,
  validatePresent,
  validateText,
} from "../../../validation/format.ts";
import { labelNameProblems } from "../../../validation/names.ts";
import type { AzureDiskVolumeSource } from "../volumes/cloud.ts";
import type {
  FCVolumeSource,
  FlockerVolumeSource,
  ISCSIVolumeSource,
  NFSVolumeSource,
  QuobyteVolumeSource,
  StorageOSVolumeSource,
} from "../volumes/network.ts";
import type { FlexVolumeSource } from "../volumes/node.ts";

/** A disk with partitions, by the field that names it. */
export const validateDisk =
  (idField: "pdName" | "volumeID") =>
  (
    source: { readonly [Field in typeof idField]?: string } & { readonly partition?: number },
    path: string,
  ): Errors => {
    const { partition = 0 } = source;
    return [
      ...validatePresent(source[idField], `${path}.${idField}`),
      ...(partition < 0 || partition > 255
        ? [invalid(`${path}.partition`, partition, rangeText(1, 255))]
        : none),
    ];
  };

/** A source of which only some fields must be given. */
export const validateGiven =
  <Field extends string>(...fields: readonly Field[]) =>
  (source: { readonly [Name in Field]?: string | readonly string[] }, path: string): Errors =>
    fields.flatMap((field) =>
      (source[field]?.length ?? 0) > 0 ? none : [required(`${path}.${field}`)],
    );

/** A reference to a Secret whose name must be given, where there is one. */
export const validateSecretName = (
  reference: { readonly name?: string } | undefined,
  path: string,
): Errors => (reference === undefined ? none : validatePresent(reference.name, `${path}.name`));

export function validateNfs({ server, path: exported }: NFSVolumeSource, path: string): Errors {
  return [
    ...validatePresent(server, `${path}.server`),
    ...validatePresent(exported, `${path}.path`),
    ...(exported.startsWith("/")
      ? none
      : [invalid(`${path}.path`, exported, "must be an absolute path")]),
  ];
}

export function validateIscsi(source: ISCSIVolumeSource, path: string): Errors {
  const { targetPortal, iqn, lun, chapAuthDiscovery, chapAuthSession, initiatorName } = source;
  const needsSecret = chapAuthDiscovery === true || chapAuthSession === true;
  return [
    ...validatePresent(targetPortal, `${path}.targetPortal`),
    ...(iqn === "" ? [required(`${path}.iqn`)] : validateIqn(iqn, `${path}.iqn`)),
    ...validateLun(lun, `${path}.lun`),
    ...(needsSecret && source.secretRef === undefined ? [required(`${path}.secretRef`)] : none),
    ...(initiatorName === undefined ? none : validateIqn(initiatorName, `${path}.initiatorname`)),
  ];
}

const iqnForms = new Map([
  ["iqn", /^iqn\.\d{4}-\d{2}\.([a-zA-Z0-9.-]+)(:[^,;*&$|\s]+)$/],
  ["eui", /^eui.[a-fA-F0-9]{16}$/],
  ["naa", /^naa.[a-fA-F0-9]{32}$/],
]);

function validateIqn(name: string, path: string): Errors {
  const form = iqnForms.get(name.slice(0, 3));
  if (form === undefined) {
    return [invalid(path, name, "must be valid format starting with iqn, eui, or naa")];
  }
  return form.test(name) ? none : [invalid(path, name, "must be valid format")];
}

const validateLun = (lun: number, path: string): Errors =>
  lun < 0 || lun > 255 ? [invalid(path, lun, rangeText(0, 255))] : none;

export function validateFc({ targetWWNs = [], wwids = [], lun }: FCVolumeSource, path: string) {
  const at = `${path}.targetWWNs`;
  const both = "targetWWNs and wwids can not be specified simultaneously";
  const either = "must specify either targetWWNs or wwids, but not both";
  const errors = [
    ...(targetWWNs.length === 0 && wwids.length === 0 ? [required(at, either)] : none),
    ...(targetWWNs.length > 0 && wwids.length > 0 ? [invalid(at, targetWWNs, both)] : none),
  ];
  if (targetWWNs.length === 0) return errors;
  const needed = "lun is required if targetWWNs is specified";
  return [
    ...errors,
    ...(lun === undefined ? [required(`${path}.lun`, needed)] : validateLun(lun, `${path}.lun`)),
  ];
}

export function validateQuobyte(
  { registry, tenant = "", volume }: QuobyteVolumeSource,
  path: string,
): Errors {
  const pairs = "must be a host:port pair or multiple pairs separated by commas";
  const uuid = "must be a UUID and may not exceed a length of 64 characters";
  const broken = registry.split(",").filter((pair) => !/^(\[[^\]]*\]|[^:[\]]*):[^:]*$/.test(pair));
  const registryErrors =
    registry === ""
      ? [required(`${path}.registry`, pairs)]
      : tenant.length >= 65
        ? [required(`${path}.tenant`, uuid)]
        : broken.map(() => invalid(`${path}.registry`, registry, pairs));
  return [...registryErrors, ...validatePresent(volume, `${path}.volume`)];
}

export function validateFlocker(
  { datasetName = "", datasetUUID = "" }: FlockerVolumeSource,
  path: string,
): Errors {
  const both = "datasetName and datasetUUID can not be specified simultaneously";
  return [
    ...(datasetName === "" && datasetUUID === ""
      ? [required(path, "one of datasetName and datasetUUID is required")]
      : none),
    ...(datasetName !== "" && datasetUUID !== "" ? [invalid(path, "resource", both)] : none),
    ...(datasetName.includes("/")
      ? [invalid(`${path}.datasetName`, datasetName, "must not contain '/'")]
      : none),
  ];
}

export function validateStorageOs(source: StorageOSVolumeSource, path: string): Errors {
  const { volumeName = "", volumeNamespace = "", secretRef } = source;
  return [
    ...(volumeName === ""
      ? [required(`${path}.volumeName`)]
      : validateText(volumeName, `${path}.volumeName`, labelNameProblems)),
    ...(volumeNamespace === ""
      ? none
      : validateText(volumeNamespace, `${path}.volumeNamespace`, labelNameProblems)),
    ...validateSecretName(secretRef, `${path}.secretRef`),
  ];
}

const managedDisk =
  "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}";
const blobDisk = "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd";

export function validateAzureDisk(source: AzureDiskVolumeSource, path: string): Errors {
  const { diskName, diskURI, cachingMode, kind } = source;
  const [prefix, form] =
    kind === "Managed" ? ["/subscriptions/", managedDisk] : ["https://", blobDisk];
  return [
    ...validatePresent(diskName, `${path}.diskName`),
    ...validatePresent(diskURI, `${path}.diskURI`),
    ...validateOptionalWord(cachingMode, `${path}.cachingMode`, ["None", "ReadOnly", "ReadWrite"]),
    ...validateOptionalWord(kind, `${path}.kind`, ["Dedicated", "Managed", "Shared"]),
    ...(diskURI.startsWith(prefix) ? none : [notSupported(`${path}.diskURI`, diskURI, [form])]),
  ];
}

export function validateFlexVolume(
  { driver, options = {} }: Pick<FlexVolumeSource, "driver" | "options">,
  path: string,
): Errors {
  const reserved = "kubernetes.io and k8s.io namespaces are reserved";
  const bad = Object.keys(options).filter((key) =>
    /(^|\.)(kubernetes|k8s)\.io$/.test(key.split("/", 1).join("").toLowerCase()),
  );
  return [
    ...validatePresent(driver, `${path}.driver`),
    ...bad.map((key) => invalid(`${path}.options[${key}]`, key, reserved)),
  ];
}
