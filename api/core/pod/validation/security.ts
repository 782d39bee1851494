/** Under which rights containers and pods may run. Source: core/validation 1.36. */

import {
  duplicate,
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  none,
  notSupported,
  required,
  tooLong,
} from "../../../field-error.ts";
import { printed } from "../../../internal-types/index.ts";
import {
  validateEach,
  validateId,
  validateLocalPath,
  validateOptionalWord,
} from "../../../validation/format.ts";
import type {
  AppArmorProfile,
  PodSecurityContext,
  SeccompProfile,
  SecurityContext,
} from "../security.ts";
import type { PodSpec } from "../spec.ts";
import { containersOf } from "../visit.ts";
import { validateWindowsOptions } from "./windows.ts";

/** The security context of a container. `hostUsers` is what the pod says, or true. */
export function validateSecurityContext(
  context: SecurityContext | undefined,
  path: string,
  hostUsers: boolean,
): Errors {
  if (context === undefined) return none;
  const { procMount, seccompProfile, windowsOptions, appArmorProfile } = context;
  const at = `${path}.procMount`;
  const unmasked = "`hostUsers` must be false to use `Unmasked`";
  return [
    ...validateId(context.runAsUser, `${path}.runAsUser`),
    ...validateId(context.runAsGroup, `${path}.runAsGroup`),
    ...validateOptionalWord(procMount, at, ["Default", "Unmasked"]),
    ...(procMount === "Unmasked" && hostUsers ? [invalid(at, procMount, unmasked)] : none),
    ...validateSeccomp(seccompProfile, `${path}.seccompProfile`),
    ...validateEscalation(context, path),
    ...validateWindowsOptions(windowsOptions, `${path}.windowsOptions`),
    ...validateAppArmor(appArmorProfile, `${path}.appArmorProfile`),
  ];
}

/** A container that may not gain rights must not have them all from the start. */
function validateEscalation(context: SecurityContext, path: string): Errors {
  if (context.allowPrivilegeEscalation !== false) return none;
  const added = context.capabilities?.add ?? [];
  if (context.privileged !== true && !added.includes("CAP_SYS_ADMIN")) return none;
  const value = printed("core.SecurityContext", context);
  const refuse = (what: string) =>
    invalid(path, value, `cannot set \`allowPrivilegeEscalation\` to false and ${what}`);
  return [
    ...(context.privileged === true ? [refuse("`privileged` to true")] : none),
    ...added
      .filter((name) => name === "CAP_SYS_ADMIN")
      .map((name) => refuse(`\`capabilities.Add\` ${name}`)),
  ];
}

/** The security context of a pod, with the fields beside it that it depends on. */
export function validatePodSecurityContext(spec: PodSpec, path: string): Errors {
  const context: PodSecurityContext = spec.securityContext ?? {};
  const { shareProcessNamespace, hostPID } = spec;
  const shared = "ShareProcessNamespace and HostPID cannot both be enabled";
  const { fsGroupChangePolicy, supplementalGroupsPolicy, seLinuxChangePolicy } = context;
  return [
    ...validateId(context.fsGroup, `${path}.fsGroup`),
    ...validateId(context.runAsUser, `${path}.runAsUser`),
    ...validateId(context.runAsGroup, `${path}.runAsGroup`),
    ...validateEach(context.supplementalGroups, `${path}.supplementalGroups`, validateId),
    ...(shareProcessNamespace === true && hostPID === true
      ? [invalid(`${path}.shareProcessNamespace`, true, shared)]
      : none),
    ...validateSysctls(spec, `${path}.sysctls`),
    ...validateOptionalWord(fsGroupChangePolicy, `${path}.fsGroupChangePolicy`, [
      "Always",
      "OnRootMismatch",
    ]),
    ...validateSeccomp(context.seccompProfile, `${path}.seccompProfile`),
    ...validateWindowsOptions(context.windowsOptions, `${path}.windowsOptions`),
    ...validateAppArmor(context.appArmorProfile, `${path}.appArmorProfile`),
    ...validateOptionalWord(supplementalGroupsPolicy, `${path}.supplementalGroupsPolicy`, [
      "Merge",
      "Strict",
    ]),
    ...validateOptionalWord(seLinuxChangePolicy, `${path}.seLinuxChangePolicy`, [
      "MountOption",
      "Recursive",
    ]),
  ];
}

const sysctlPattern = "^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$";
const sysctlForm = new RegExp(sysctlPattern);
const sysctlLengthMax = 253;

function validateSysctls(spec: PodSpec, path: string): Errors {
  const seen = new Set<string>();
  return validateEach(spec.securityContext?.sysctls, path, ({ name }, itemPath) => {
    const at = `${itemPath}.name`;
    const errors: FieldError[] = [];
    if (name === "") errors.push(required(at));
    else if (name.length > sysctlLengthMax || !sysctlForm.test(name)) {
      const most = `must have at most ${sysctlLengthMax} characters`;
      const why = `${most} and match regex ${sysctlPattern}`;
      errors.push(invalid(at, name, why));
    } else if (seen.has(name)) errors.push(duplicate(at, name));
    seen.add(name);
    return [...errors, ...validateSysctlNamespace(name, at, spec)];
  });
}

/** A pod may not change the kernel parameters of namespaces that it shares with the node. */
function validateSysctlNamespace(name: string, path: string, spec: PodSpec): Errors {
  // With a slash as its first separator, a name has dots and slashes swapped.
  const isSlashed = /^[^./]*\//.test(name);
  const dotted = isSlashed ? name.replace(/[./]/g, (each) => (each === "." ? "/" : ".")) : name;
  const isNet = dotted.startsWith("net.");
  const isIpc =
    /^kernel\.(shm|msg)/.test(dotted) || dotted === "kernel.sem" || dotted.startsWith("fs.mqueue.");
  const refuse = (field: string) => [
    invalid(path, name, `may not be specified when '${field}' is true`),
  ];
  if (isNet && spec.hostNetwork === true) return refuse("hostNetwork");
  return isIpc && spec.hostIPC === true ? refuse("hostIPC") : none;
}

const profileTypes = ["Localhost", "RuntimeDefault", "Unconfined"];

function validateSeccomp(profile: SeccompProfile | undefined, path: string): Errors {
  if (profile === undefined) return none;
  const { type, localhostProfile } = profile;
  const at = `${path}.localhostProfile`;
  const value = printed("core.SeccompProfile", profile);
  const typeErrors =
    type === ""
      ? [required(`${path}.type`, "type is required when seccompProfile is set")]
      : validateOptionalWord(type, `${path}.type`, profileTypes);
  if (type !== "Localhost") {
    const why = "can only be set when seccomp type is Localhost";
    return localhostProfile === undefined ? typeErrors : [...typeErrors, invalid(at, value, why)];
  }
  return localhostProfile === undefined
    ? [required(at, "must be set when seccomp type is Localhost")]
    : validateLocalPath(localhostProfile, at);
}

const appArmorLengthMax = 4095;

/** What is wrong with a profile of AppArmor. */
export function validateAppArmor(profile: AppArmorProfile | undefined, path: string): Errors {
  if (profile === undefined) return none;
  const { type, localhostProfile: name } = profile;
  const at = `${path}.localhostProfile`;
  if (type === "") {
    return [required(`${path}.type`, "type is required when appArmorProfile is set")];
  }
  if (!profileTypes.includes(type)) return [notSupported(`${path}.type`, type, profileTypes)];
  if (type !== "Localhost") {
    const why = "can only be set when AppArmor type is Localhost";
    return name === undefined ? none : [invalid(at, name, why)];
  }
  if (name === undefined || name === "") {
    return [required(at, "must be set when AppArmor type is Localhost")];
  }
  return [
    ...(name === name.trim() ? none : [invalid(at, name, "must not be padded with whitespace")]),
    ...(name.length > appArmorLengthMax ? [tooLong(at, appArmorLengthMax)] : none),
  ];
}

/** A pod with users of its own shares no other namespace with the node. */
export function validateHostUsers(spec: PodSpec, path: string): Errors {
  if (spec.hostUsers !== false) return none;
  const why = "when `hostUsers` is false";
  return [
    ...(spec.hostNetwork === true ? [forbiddenField(`${path}.hostNetwork`, why)] : none),
    ...(spec.hostPID === true ? [forbiddenField(`${path}.HostPID`, why)] : none),
    ...(spec.hostIPC === true ? [forbiddenField(`${path}.HostIPC`, why)] : none),
    ...containersOf(spec, path)
      .filter(({ container }) => (container.volumeDevices?.length ?? 0) > 0)
      .map(({ at }) => forbiddenField(`${at}.volumeDevices`, why)),
  ];
}
