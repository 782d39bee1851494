import { expect, test } from "vitest";
import { deepFreeze } from "../../../testing/deep-freeze.ts";
import type { SecurityContext } from "../security.ts";
import type { PodSpec } from "../spec.ts";
import { errorLines } from "../test-errors.ts";
import { testContainer, testPodSpec } from "../test-pods.ts";
import { validatePodSpec } from "./validate.ts";

interface Case {
  readonly behaviour: string;
  readonly context?: SecurityContext;
  readonly spec?: Partial<PodSpec>;
  readonly errors: readonly string[];
}

const container = "spec.containers[0].securityContext";
const windows = "cannot be set for a windows pod";

test.each<Case>([
  {
    behaviour: "the rights that most have",
    context: {
      runAsUser: 0,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    },
    errors: [],
  },
  {
    behaviour: "ids out of range",
    context: { runAsUser: -1 },
    spec: { securityContext: { fsGroup: 2 ** 31, supplementalGroups: [1, -1] } },
    errors: [
      `${container}.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive`,
      "spec.securityContext.fsGroup: Invalid value: 2147483648: " +
        "must be between 0 and 2147483647, inclusive",
      "spec.securityContext.supplementalGroups[1]: Invalid value: -1: " +
        "must be between 0 and 2147483647, inclusive",
    ],
  },
  {
    behaviour: "all rights and no escalation",
    context: { privileged: true, allowPrivilegeEscalation: false },
    errors: [
      `${container}: Invalid value: {"Capabilities":null,"Privileged":true,` +
        '"SELinuxOptions":null,"WindowsOptions":null,"RunAsUser":null,"RunAsGroup":null,' +
        '"RunAsNonRoot":null,"ReadOnlyRootFilesystem":null,"AllowPrivilegeEscalation":false,' +
        '"ProcMount":null,"SeccompProfile":null,"AppArmorProfile":null}: ' +
        "cannot set `allowPrivilegeEscalation` to false and `privileged` to true",
    ],
  },
  {
    behaviour: "profiles that lack their file, or have one too many",
    context: {
      seccompProfile: { type: "Localhost" },
      appArmorProfile: { type: "RuntimeDefault", localhostProfile: "p" },
      procMount: "Unmasked",
    },
    errors: [
      `${container}.procMount: Invalid value: "Unmasked": ` +
        "`hostUsers` must be false to use `Unmasked`",
      `${container}.seccompProfile.localhostProfile: Required value: ` +
        "must be set when seccomp type is Localhost",
      `${container}.appArmorProfile.localhostProfile: Invalid value: "p": ` +
        "can only be set when AppArmor type is Localhost",
    ],
  },
  {
    behaviour: "kernel parameters of the node's network",
    spec: {
      hostNetwork: true,
      securityContext: {
        sysctls: [
          { name: "net.ipv4.ip_forward", value: "1" },
          { name: "kernel.shmmax", value: "1" },
          { name: "kernel.shmmax", value: "1" },
          { name: "a..b", value: "1" },
        ],
      },
    },
    errors: [
      '[0].name: Invalid value: "net.ipv4.ip_forward": ' +
        "may not be specified when 'hostNetwork' is true",
      '[2].name: Duplicate value: "kernel.shmmax"',
      '[3].name: Invalid value: "a..b": must have at most 253 characters and match regex ' +
        "^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$",
    ].map((line) => `spec.securityContext.sysctls${line}`),
  },
  {
    behaviour: "users of its own, but the processes of the node",
    spec: { hostUsers: false, hostPID: true },
    errors: ["spec.HostPID: Forbidden: when `hostUsers` is false"],
  },
  {
    behaviour: "shared processes, and those of the node",
    spec: { shareProcessNamespace: true, hostPID: true },
    errors: [
      "spec.securityContext.shareProcessNamespace: Invalid value: true: " +
        "ShareProcessNamespace and HostPID cannot both be enabled",
    ],
  },
  {
    behaviour: "an operating system that is unknown",
    spec: { os: { name: "plan9" } },
    errors: ['spec.os: Unsupported value: "plan9": supported values: "linux", "windows"'],
  },
  {
    behaviour: "Linux rights on Windows",
    context: { privileged: true, runAsUser: 1 },
    spec: { os: { name: "windows" }, hostPID: true, securityContext: { fsGroup: 1 } },
    errors: [
      `spec.hostPID: Forbidden: ${windows}`,
      `spec.securityContext.fsGroup: Forbidden: ${windows}`,
      `${container}.privileged: Forbidden: ${windows}`,
      `${container}.runAsUser: Forbidden: ${windows}`,
    ],
  },
  {
    behaviour: "Windows options on Linux",
    context: { windowsOptions: { runAsUserName: "a\\b\\c" } },
    spec: { os: { name: "linux" } },
    errors: [
      `${container}.windowsOptions.runAsUserName: Invalid value: "a\\\\b\\\\c": ` +
        "runAsUserName cannot contain more than one backslash",
      `${container}.windowsOptions: Forbidden: windows options cannot be set for a linux pod`,
    ],
  },
  {
    behaviour: "host processes off the node's network",
    spec: { securityContext: { windowsOptions: { hostProcess: true } } },
    errors: [
      "spec.hostNetwork: Invalid value: false: " +
        "hostNetwork must be true if pod contains any hostProcess containers",
    ],
  },
])("a pod with $behaviour", ({ context, spec, errors }) => {
  const containers = [testContainer({ securityContext: context })];
  const pod = deepFreeze(testPodSpec({ containers, ...spec }));
  expect(errorLines(validatePodSpec(pod, "spec"))).toEqual(errors);
});
