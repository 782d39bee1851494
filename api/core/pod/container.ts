/** The containers of a pod. Source: core/v1 Container, EphemeralContainer 1.36. */
import type { ObjectOf } from "../../resource.ts";
import {
  bool,
  int32,
  int32Item,
  list,
  mandatory,
  present,
  ref,
  struct,
  text,
  textItem,
} from "../../schema.ts";
import { EnvFromSource, EnvVar } from "./env.ts";
import { Lifecycle } from "./lifecycle.ts";
import { Probe } from "./probe.ts";
import { ContainerResizePolicy, ResourceRequirements } from "./resources.ts";
import { SecurityContext } from "./security.ts";

/** A port that a container listens on. */
export const ContainerPort = struct("core.v1.ContainerPort", "A port that a container serves.", {
  name: text("Name by which services and probes may mean the port."),
  hostPort: int32("Port of the node that leads here."),
  containerPort: mandatory(int32("Port of the pod's IP.")),
  protocol: text("TCP, UDP or SCTP.").default("TCP"),
  hostIP: text("Address of the node that the host port is bound to."),
});
export type ContainerPort = ObjectOf<typeof ContainerPort>;

/** Where a container sees a volume. */
export const VolumeMount = struct("core.v1.VolumeMount", "Where a container sees a volume.", {
  name: mandatory(text("Name of the pod's volume.")),
  readOnly: bool("True forbids writing."),
  recursiveReadOnly: text("Whether mounts below are read-only too: Disabled, IfPossible, Enabled."),
  mountPath: mandatory(text("Path in the container; it has no colon.")),
  subPath: text("Path in the volume that is mounted instead of its root."),
  mountPropagation: text("Which way mounts spread: None, HostToContainer or Bidirectional."),
  subPathExpr: text("The same as subPath, with $(NAME) for environment variables."),
});
export type VolumeMount = ObjectOf<typeof VolumeMount>;

/** Where a container sees a volume as a raw device. */
export const VolumeDevice = struct(
  "core.v1.VolumeDevice",
  "Where a container sees a volume as a raw device.",
  {
    name: mandatory(text("Name of the pod's volume, which is a claim.")),
    devicePath: mandatory(text("Path of the device in the container.")),
  },
);
export type VolumeDevice = ObjectOf<typeof VolumeDevice>;

/** Exit codes that a restart rule is for. */
export const ContainerRestartRuleOnExitCodes = struct(
  "core.v1.ContainerRestartRuleOnExitCodes",
  "The exit codes that a rule is for.",
  {
    operator: mandatory(text("In or NotIn.")),
    values: list("The exit codes, at most 255.", int32Item, { type: "set" }),
  },
);
export type ContainerRestartRuleOnExitCodes = ObjectOf<typeof ContainerRestartRuleOnExitCodes>;

/** What to do when a container exits in a certain way. */
export const ContainerRestartRule = struct(
  "core.v1.ContainerRestartRule",
  "What happens when a container exits in a certain way.",
  {
    action: mandatory(text("Restart, or RestartAllContainers.")),
    exitCodes: ref("The exit codes that the rule is for.", ContainerRestartRuleOnExitCodes),
  },
);
export type ContainerRestartRule = ObjectOf<typeof ContainerRestartRule>;

const containerFields = {
  name: mandatory(text("Name of the container, unique in the pod.")),
  image: text("Image that the container is made of."),
  command: list("Program, instead of the image's entry point.", textItem, { type: "atomic" }),
  args: list("Arguments, instead of the image's.", textItem, { type: "atomic" }),
  workingDir: text("Working directory, instead of the image's."),
  ports: list("Ports that the container serves.", ContainerPort, {
    merge: "containerPort",
    keys: ["containerPort", "protocol"],
    type: "map",
  }),
  envFrom: list("ConfigMaps and Secrets whose entries become variables.", EnvFromSource, {
    type: "atomic",
  }),
  env: list("Variables of the environment.", EnvVar, {
    merge: "name",
    keys: ["name"],
    type: "map",
  }),
  resources: present(ref("Resources that are reserved and allowed.", ResourceRequirements)),
  resizePolicy: list("What a change of resources does.", ContainerResizePolicy, {
    type: "atomic",
  }),
  restartPolicy: text("Always, OnFailure or Never; an init container with Always is a sidecar."),
  restartPolicyRules: list("Exceptions from the restart policy, in order.", ContainerRestartRule, {
    type: "atomic",
  }),
  volumeMounts: list("Where volumes are seen.", VolumeMount, {
    merge: "mountPath",
    keys: ["mountPath"],
    type: "map",
  }),
  volumeDevices: list("Where volumes are seen as raw devices.", VolumeDevice, {
    merge: "devicePath",
    keys: ["devicePath"],
    type: "map",
  }),
  livenessProbe: ref("Check whose failure restarts the container.", Probe),
  readinessProbe: ref("Check whose failure takes the pod out of its services.", Probe),
  startupProbe: ref("Check that must succeed before the others begin.", Probe),
  lifecycle: ref("What happens after the start and before the stop.", Lifecycle),
  terminationMessagePath: text("File in which the container may leave its last words.").default(
    "/dev/termination-log",
  ),
  terminationMessagePolicy: text("File, or FallbackToLogsOnError.").default("File"),
  imagePullPolicy: text("Always, Never or IfNotPresent; by the image's tag where it is absent."),
  securityContext: ref("Under which rights the container runs.", SecurityContext),
  stdin: bool("True keeps standard input open."),
  stdinOnce: bool("True closes standard input after the first client has gone."),
  tty: bool("True gives the container a terminal."),
};

/** A container of a pod. */
export const Container = struct("core.v1.Container", "A container of a pod.", containerFields);
export type Container = ObjectOf<typeof Container>;

/** A container that joins a running pod, to look at it. */
export const EphemeralContainer = struct(
  "core.v1.EphemeralContainer",
  "A container that is added to a running pod, for debugging.",
  {
    ...containerFields,
    targetContainerName: text("Container whose processes it sees."),
  },
);
export type EphemeralContainer = ObjectOf<typeof EphemeralContainer>;
