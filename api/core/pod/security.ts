/** Under which rights processes run. Source: core/v1 SecurityContext, PodSecurityContext 1.36. */
import type { ObjectOf } from "../../resource.ts";
import {
  bool,
  int64,
  int64Item,
  list,
  mandatory,
  ref,
  struct,
  text,
  textItem,
} from "../../schema.ts";

/** Linux capabilities. */
export const Capabilities = struct("core.v1.Capabilities", "Linux capabilities that change.", {
  add: list("Capabilities that are added.", textItem, { type: "atomic" }),
  drop: list("Capabilities that are taken away.", textItem, { type: "atomic" }),
});
export type Capabilities = ObjectOf<typeof Capabilities>;

/** An SELinux label. */
export const SELinuxOptions = struct("core.v1.SELinuxOptions", "The SELinux label.", {
  user: text("User part of the label."),
  role: text("Role part of the label."),
  type: text("Type part of the label."),
  level: text("Level part of the label."),
});
export type SELinuxOptions = ObjectOf<typeof SELinuxOptions>;

/** What Windows knows in place of Linux' rights. */
export const WindowsSecurityContextOptions = struct(
  "core.v1.WindowsSecurityContextOptions",
  "Security settings of Windows containers.",
  {
    gmsaCredentialSpecName: text("Name of the GMSA credential spec."),
    gmsaCredentialSpec: text("The GMSA credential spec itself."),
    runAsUserName: text("User that processes run as."),
    hostProcess: bool("True runs the container as a process of the host."),
  },
);
export type WindowsSecurityContextOptions = ObjectOf<typeof WindowsSecurityContextOptions>;

/** A filter of system calls. */
export const SeccompProfile = struct("core.v1.SeccompProfile", "Which system calls are allowed.", {
  type: mandatory(text("Localhost, RuntimeDefault or Unconfined.")),
  localhostProfile: text("File of the profile on the node, for Localhost."),
});
export type SeccompProfile = ObjectOf<typeof SeccompProfile>;

/** A profile of AppArmor. */
export const AppArmorProfile = struct("core.v1.AppArmorProfile", "Which AppArmor profile holds.", {
  type: mandatory(text("Localhost, RuntimeDefault or Unconfined.")),
  localhostProfile: text("Name of the profile on the node, for Localhost."),
});
export type AppArmorProfile = ObjectOf<typeof AppArmorProfile>;

/** Rights of one container. */
export const SecurityContext = struct(
  "core.v1.SecurityContext",
  "Under which rights a container runs; goes before what the pod says.",
  {
    capabilities: ref("Linux capabilities that are added and dropped.", Capabilities),
    privileged: bool("True gives the container the rights of root on the node."),
    seLinuxOptions: ref("SELinux label of the container.", SELinuxOptions),
    windowsOptions: ref("Settings of Windows containers.", WindowsSecurityContextOptions),
    runAsUser: int64("Uid that the process runs as."),
    runAsGroup: int64("Gid that the process runs as."),
    runAsNonRoot: bool("True refuses to start an image that would run as root."),
    readOnlyRootFilesystem: bool("True makes the root file system read-only."),
    allowPrivilegeEscalation: bool("False forbids gaining more rights than the parent."),
    procMount: text("How /proc is mounted: Default or Unmasked."),
    seccompProfile: ref("Filter of system calls.", SeccompProfile),
    appArmorProfile: ref("AppArmor profile.", AppArmorProfile),
  },
);
export type SecurityContext = ObjectOf<typeof SecurityContext>;

/** A kernel parameter. */
export const Sysctl = struct("core.v1.Sysctl", "A kernel parameter of the pod.", {
  name: mandatory(text("Name of the parameter.")),
  value: mandatory(text("Value of the parameter.")),
});
export type Sysctl = ObjectOf<typeof Sysctl>;

/** Rights of all containers of a pod. */
export const PodSecurityContext = struct(
  "core.v1.PodSecurityContext",
  "Under which rights the containers of a pod run, unless they say otherwise.",
  {
    seLinuxOptions: ref("SELinux label of all containers.", SELinuxOptions),
    windowsOptions: ref("Settings of Windows containers.", WindowsSecurityContextOptions),
    runAsUser: int64("Uid that processes run as."),
    runAsGroup: int64("Gid that processes run as."),
    runAsNonRoot: bool("True refuses to start images that would run as root."),
    supplementalGroups: list("Further groups of every process.", int64Item, { type: "atomic" }),
    supplementalGroupsPolicy: text("Merge with the image's groups, or Strict: only those listed."),
    fsGroup: int64("Group that owns the volumes which can be owned."),
    sysctls: list("Kernel parameters that are set for the pod.", Sysctl, { type: "atomic" }),
    fsGroupChangePolicy: text("When a volume's owner is changed: OnRootMismatch or Always."),
    seccompProfile: ref("Filter of system calls.", SeccompProfile),
    appArmorProfile: ref("AppArmor profile.", AppArmorProfile),
    seLinuxChangePolicy: text("How volumes get their label: MountOption or Recursive."),
  },
);
export type PodSecurityContext = ObjectOf<typeof PodSecurityContext>;
