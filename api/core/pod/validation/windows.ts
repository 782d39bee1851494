/** What pods of one operating system may not ask for. Source: core/validation 1.36. */
import {
  type Errors,
  forbiddenField,
  invalid,
  none,
  notSupported,
  required,
} from "../../../field-error.ts";
import { validateText } from "../../../validation/format.ts";
import { subdomainProblems } from "../../../validation/names.ts";
import type { WindowsSecurityContextOptions } from "../security.ts";
import type { PodSpec } from "../spec.ts";
import { containersOf } from "../visit.ts";

const credentialSpecKibibytesMax = 64;

/** The Windows part of a security context. */
export function validateWindowsOptions(
  options: WindowsSecurityContextOptions | undefined,
  path: string,
): Errors {
  if (options === undefined) return none;
  const { gmsaCredentialSpecName: specName, gmsaCredentialSpec: spec, runAsUserName } = options;
  const at = `${path}.gmsaCredentialSpec`;
  const large = `gmsaCredentialSpec size must be under ${credentialSpecKibibytesMax} KiB`;
  return [
    ...(specName === undefined
      ? none
      : validateText(specName, `${path}.gmsaCredentialSpecName`, subdomainProblems)),
    ...(spec === "" ? [invalid(at, spec, "gmsaCredentialSpec cannot be an empty string")] : none),
    ...(spec !== undefined && spec.length > credentialSpecKibibytesMax * 1024
      ? [invalid(at, spec, large)]
      : none),
    ...(runAsUserName === undefined
      ? none
      : validateText(runAsUserName, `${path}.runAsUserName`, userNameProblems)),
  ];
}

const netBiosName = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const dnsName =
  /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)+$/;

/** `user` or `domain\user`. */
function userNameProblems(name: string): readonly string[] {
  if (name === "") return ["runAsUserName cannot be an empty string"];
  if (/\p{Cc}/u.test(name)) return ["runAsUserName cannot contain control characters"];
  const parts = name.split("\\");
  if (parts.length > 2) return ["runAsUserName cannot contain more than one backslash"];
  const user = parts.at(-1) ?? "";
  const domain = parts.length === 2 ? (parts[0] ?? "") : undefined;
  const problems: string[] = [];
  if (domain !== undefined && domain.length >= 256) {
    problems.push("runAsUserName's Domain length must be under 256 characters");
  }
  if (domain !== undefined && !netBiosName.test(domain) && !dnsName.test(domain)) {
    problems.push("runAsUserName's Domain doesn't match the NetBios nor the DNS format");
  }
  if (user === "") problems.push("runAsUserName's User cannot be empty");
  else if (user.length > 104) {
    problems.push("runAsUserName's User length must not be longer than 104 characters");
  }
  if (/^[. ]+$/.test(user)) {
    problems.push("runAsUserName's User cannot contain only periods or spaces");
  }
  if (/["/\\:;|=,+*?<>@[\]]/.test(user)) {
    const characters = '"/\\:;|=,+*?<>@[]';
    problems.push(`runAsUserName's User cannot contain the following characters: ${characters}`);
  }
  return problems;
}

/** In a pod either all containers are processes of a Windows host, or none is. */
export function validateHostProcess(spec: PodSpec, path: string): Errors {
  const podWide = spec.securityContext?.windowsOptions?.hostProcess;
  const containers = containersOf(spec, path);
  const own = containers.map(({ container, at }) => ({
    value: container.securityContext?.windowsOptions?.hostProcess,
    at: `${at}.securityContext.windowsOptions.hostProcess`,
  }));
  const differ = `pod hostProcess value must be identical if both are specified, was ${podWide}`;
  const errors = own
    .filter(({ value }) => podWide !== undefined && value !== undefined && value !== podWide)
    .map(({ value, at }) => invalid(at, value, differ));
  const count = own.filter(({ value }) => value ?? podWide ?? false).length;
  if (count === 0) return errors.length === 0 ? none : errors;
  const mixed =
    "If pod contains any hostProcess containers then all containers must be HostProcess containers";
  const isolated = "hostNetwork must be true if pod contains any hostProcess containers";
  return [
    ...errors,
    ...(count === containers.length ? none : [invalid(path, "", mixed)]),
    ...(spec.hostNetwork === true ? none : [invalid(`${path}.hostNetwork`, false, isolated)]),
  ];
}

/** The name of the operating system, and the fields that it does not know. */
export function validateOs(spec: PodSpec, path: string): Errors {
  const { os } = spec;
  if (os === undefined) return none;
  if (os.name === "") return [required(`${path}.os.name`, "cannot be empty")];
  if (os.name === "linux") return validateLinux(spec, path);
  if (os.name === "windows") return validateWindows(spec, path);
  return [notSupported(`${path}.os`, os.name, ["linux", "windows"])];
}

function validateLinux(spec: PodSpec, path: string): Errors {
  const contexts = [
    { context: spec.securityContext, at: path },
    ...containersOf(spec, path).map(({ container, at }) => ({
      context: container.securityContext,
      at,
    })),
  ];
  const why = "windows options cannot be set for a linux pod";
  return contexts
    .filter(({ context }) => context?.windowsOptions !== undefined)
    .map(({ at }) => forbiddenField(`${at}.securityContext.windowsOptions`, why));
}

/** In the order of Kubernetes; those of the pod itself are set on `spec`. */
const podFields = [
  "securityContext.appArmorProfile",
  "securityContext.seLinuxOptions",
  "hostUsers",
  "hostPID",
  "hostIPC",
  "securityContext.seccompProfile",
  "securityContext.fsGroup",
  "securityContext.fsGroupChangePolicy",
  "securityContext.sysctls",
  "shareProcessNamespace",
  "securityContext.runAsUser",
  "securityContext.runAsGroup",
  "securityContext.supplementalGroups",
  "securityContext.supplementalGroupsPolicy",
  "securityContext.seLinuxChangePolicy",
];
const containerFields = [
  "appArmorProfile",
  "seLinuxOptions",
  "seccompProfile",
  "capabilities",
  "readOnlyRootFilesystem",
  "privileged",
  "allowPrivilegeEscalation",
  "procMount",
  "runAsUser",
  "runAsGroup",
];

function validateWindows(spec: PodSpec, path: string): Errors {
  const why = "cannot be set for a windows pod";
  const pod = new Map<string, unknown>([
    ...Object.entries(spec),
    ...Object.entries(spec.securityContext ?? {}).map(
      ([name, value]) => [`securityContext.${name}`, value] as const,
    ),
  ]);
  // Flags of the pod count where they are true, other fields where they are given.
  const isSet = (value: unknown, field: string) =>
    field === "hostPID" || field === "hostIPC" ? value === true : value !== undefined;
  return [
    ...podFields
      .filter((field) => isSet(pod.get(field), field))
      .map((field) => forbiddenField(`${path}.${field}`, why)),
    ...containersOf(spec, path).flatMap(({ container, at }) => {
      const given = new Map(Object.entries(container.securityContext ?? {}));
      return containerFields
        .filter((field) => given.get(field) !== undefined)
        .map((field) => forbiddenField(`${at}.securityContext.${field}`, why));
    }),
  ];
}
