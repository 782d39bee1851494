/** Where containers mount volumes and attach devices. Source: core/validation 1.36. */
import {
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  none,
  notFoundField,
  required,
} from "../../../field-error.ts";
import {
  hasBacksteps,
  validateEach,
  validateLocalPath,
  validateOptionalWord,
} from "../../../validation/format.ts";
import type { Container, VolumeDevice, VolumeMount } from "../container.ts";
import type { Volume } from "../volumes/volume.ts";

/** The valid volumes of the pod by name. */
export type Volumes = ReadonlyMap<string, Volume>;

/** All mounts of a container. Kubernetes reports some of their faults at the list itself. */
export function validateMounts(container: Container, path: string, volumes: Volumes): Errors {
  const paths = new Set<string>();
  const devices = container.volumeDevices ?? [];
  return validateEach(container.volumeMounts, path, (mount, at) => {
    const { name, mountPath, mountPropagation } = mount;
    const errors: FieldError[] = [];
    if (name === "") errors.push(required(`${at}.name`));
    if (!volumes.has(name)) errors.push(notFoundField(`${at}.name`, name));
    if (mountPath === "") errors.push(required(`${at}.mountPath`));
    if (paths.has(mountPath)) errors.push(invalid(`${at}.mountPath`, mountPath, "must be unique"));
    paths.add(mountPath);
    if (devices.some((device) => device.name === name)) {
      errors.push(invalid(`${at}.name`, name, "must not already exist in volumeDevices"));
    }
    if (devices.some((device) => device.devicePath === mountPath)) {
      const why = "must not already exist as a path in volumeDevices";
      errors.push(invalid(`${at}.mountPath`, mountPath, why));
    }
    return [
      ...errors,
      ...validateSubPaths(mount, at, path),
      ...validatePropagation(mountPropagation, `${path}.mountPropagation`, container),
      ...validateRecursiveReadOnly(mount, `${path}.recursiveReadOnly`),
    ];
  });
}

function validateSubPaths(
  { subPath = "", subPathExpr = "" }: VolumeMount,
  path: string,
  listPath: string,
): Errors {
  if (subPath === "" && subPathExpr === "") return none;
  const both = "subPathExpr and subPath are mutually exclusive";
  return [
    ...validateLocalPath(subPath, `${listPath}.subPath`),
    ...(subPath !== "" && subPathExpr !== ""
      ? [invalid(`${path}.subPathExpr`, subPathExpr, both)]
      : none),
    ...validateLocalPath(subPathExpr, `${listPath}.subPathExpr`),
  ];
}

function validatePropagation(
  mode: string | undefined,
  path: string,
  { securityContext }: Container,
): Errors {
  if (mode === undefined) return none;
  const unprivileged = mode === "Bidirectional" && securityContext?.privileged !== true;
  const why = "Bidirectional mount propagation is available only to privileged containers";
  return [
    ...validateOptionalWord(mode, path, ["Bidirectional", "HostToContainer", "None"]),
    ...(unprivileged ? [forbiddenField(path, why)] : none),
  ];
}

function validateRecursiveReadOnly(mount: VolumeMount, path: string): Errors {
  const { recursiveReadOnly, readOnly, mountPropagation = "None" } = mount;
  if (recursiveReadOnly === undefined || recursiveReadOnly === "Disabled") return none;
  if (recursiveReadOnly !== "Enabled" && recursiveReadOnly !== "IfPossible") {
    return validateOptionalWord(recursiveReadOnly, path, ["Disabled", "Enabled", "IfPossible"]);
  }
  const propagates = "may only be specified when mountPropagation is None or not specified";
  return [
    ...(readOnly === true
      ? none
      : [forbiddenField(path, "may only be specified when readOnly is true")]),
    ...(mountPropagation === "None" ? none : [forbiddenField(path, propagates)]),
  ];
}

/** All block devices of a container. */
export function validateDevices(container: Container, path: string, volumes: Volumes): Errors {
  const names = new Set<string>();
  const paths = new Set<string>();
  const mounts = container.volumeMounts ?? [];
  return validateEach(container.volumeDevices, path, (device, at) => {
    const { name, devicePath } = device;
    const errors: FieldError[] = [...validateDeviceVolume(device, at, { volumes, names })];
    if (devicePath === "") errors.push(required(`${at}.devicePath`));
    if (paths.has(devicePath)) {
      errors.push(invalid(`${at}.devicePath`, devicePath, "must be unique"));
    }
    if (hasBacksteps(devicePath)) {
      errors.push(invalid(`${at}.devicePath`, devicePath, "can not contain backsteps ('..')"));
    } else paths.add(devicePath);
    if (mounts.some((mount) => mount.name === name)) {
      errors.push(invalid(`${at}.name`, name, "must not already exist in volumeMounts"));
    }
    if (mounts.some((mount) => mount.mountPath === devicePath)) {
      const why = "must not already exist as a path in volumeMounts";
      errors.push(invalid(`${at}.devicePath`, devicePath, why));
    }
    if (name !== "") names.add(name);
    return errors;
  });
}

/** The volume of a device has to be a claim, and no other device may use it. */
function validateDeviceVolume(
  { name }: VolumeDevice,
  path: string,
  { volumes, names }: { readonly volumes: Volumes; readonly names: ReadonlySet<string> },
): Errors {
  const at = `${path}.name`;
  const volume = volumes.get(name);
  const isClaim = volume?.persistentVolumeClaim !== undefined || volume?.ephemeral !== undefined;
  const notClaim =
    "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode";
  return [
    ...(name === "" ? [required(at)] : none),
    ...(names.has(name) ? [invalid(at, name, "must be unique")] : none),
    ...(volume !== undefined && !isClaim ? [invalid(at, name, notClaim)] : none),
    ...(volume === undefined ? [notFoundField(at, name)] : none),
  ];
}
