/** What a container is doing. Source: core/v1 ContainerStatus 1.36. */
import type { ObjectOf } from "../../resource.ts";
import {
  bool,
  int32,
  int64,
  int64Item,
  list,
  mandatory,
  map,
  present,
  quantityItem,
  ref,
  struct,
  text,
  time,
} from "../../schema.ts";
import { ResourceRequirements } from "./resources.ts";

/** Not running yet, or not running again yet. */
export const ContainerStateWaiting = struct(
  "core.v1.ContainerStateWaiting",
  "The container is yet to start.",
  {
    reason: text("Why it waits, as one word in CamelCase."),
    message: text("Why it waits, for people."),
  },
);
export type ContainerStateWaiting = ObjectOf<typeof ContainerStateWaiting>;

/** Running. */
export const ContainerStateRunning = struct(
  "core.v1.ContainerStateRunning",
  "The container is running.",
  { startedAt: time("When it started.") },
);
export type ContainerStateRunning = ObjectOf<typeof ContainerStateRunning>;

/** Ended. */
export const ContainerStateTerminated = struct(
  "core.v1.ContainerStateTerminated",
  "The container has ended.",
  {
    exitCode: mandatory(int32("Exit code of its process.")),
    signal: int32("Signal that ended it."),
    reason: text("Why it ended, as one word in CamelCase."),
    message: text("Why it ended, for people, or its last words."),
    startedAt: time("When it had started."),
    finishedAt: time("When it ended."),
    containerID: text("Id of the container, as type://id."),
  },
);
export type ContainerStateTerminated = ObjectOf<typeof ContainerStateTerminated>;

/** One of the three is set; none means waiting. */
export const ContainerState = struct("core.v1.ContainerState", "The state of a container.", {
  waiting: ref("It is yet to start.", ContainerStateWaiting),
  running: ref("It is running.", ContainerStateRunning),
  terminated: ref("It has ended.", ContainerStateTerminated),
});
export type ContainerState = ObjectOf<typeof ContainerState>;

/** What came of an image volume. */
export const ImageVolumeStatus = struct(
  "core.v1.ImageVolumeStatus",
  "What came of mounting an image.",
  { imageRef: mandatory(text("Digest of the image that is mounted.")) },
);
export type ImageVolumeStatus = ObjectOf<typeof ImageVolumeStatus>;

/** What came of a volume, by its kind. */
export const VolumeStatus = struct("core.v1.VolumeStatus", "What came of a volume.", {
  image: ref("What came of an image volume.", ImageVolumeStatus),
});
export type VolumeStatus = ObjectOf<typeof VolumeStatus>;

/** What came of a mount. */
export const VolumeMountStatus = struct("core.v1.VolumeMountStatus", "What came of a mount.", {
  name: mandatory(text("Name of the mount's volume.")),
  mountPath: mandatory(text("Path of the mount.")),
  readOnly: bool("Whether it is read-only."),
  recursiveReadOnly: text("Whether mounts below are read-only: Disabled or Enabled."),
  volumeStatus: ref("What came of the volume.", VolumeStatus),
});
export type VolumeMountStatus = ObjectOf<typeof VolumeMountStatus>;

/** Users of Linux. */
export const LinuxContainerUser = struct(
  "core.v1.LinuxContainerUser",
  "The user and groups of a container's first process.",
  {
    uid: mandatory(int64("Uid of the process.")),
    gid: mandatory(int64("Gid of the process.")),
    supplementalGroups: list("Further groups of the process.", int64Item, { type: "atomic" }),
  },
);
export type LinuxContainerUser = ObjectOf<typeof LinuxContainerUser>;

/** Users, by operating system. */
export const ContainerUser = struct("core.v1.ContainerUser", "Who a container runs as.", {
  linux: ref("User and groups, on Linux.", LinuxContainerUser),
});
export type ContainerUser = ObjectOf<typeof ContainerUser>;

/** The health of one device. */
export const ResourceHealth = struct("core.v1.ResourceHealth", "The health of one device.", {
  resourceID: mandatory(text("Id of the device, unique in the resource.")),
  health: text("Healthy, Unhealthy or Unknown."),
  message: text("More about the health, for people."),
});
export type ResourceHealth = ObjectOf<typeof ResourceHealth>;

/** The health of one resource. */
export const ResourceStatus = struct(
  "core.v1.ResourceStatus",
  "The health of the devices of one resource.",
  {
    name: mandatory(text("Name of the resource.")),
    resources: list("Its devices.", ResourceHealth, { keys: ["resourceID"], type: "map" }),
  },
);
export type ResourceStatus = ObjectOf<typeof ResourceStatus>;

/** What a container is doing. */
export const ContainerStatus = struct("core.v1.ContainerStatus", "What a container is doing.", {
  name: mandatory(text("Name of the container.")),
  state: present(ref("What it does now.", ContainerState)),
  lastState: present(ref("How it ended the last time.", ContainerState)),
  ready: mandatory(bool("Whether it passes its readiness probe.")),
  restartCount: mandatory(int32("How often it was restarted.")),
  image: mandatory(text("Image that it runs.")),
  imageID: mandatory(text("Digest of the image.")),
  containerID: text("Id of the container, as type://id."),
  started: bool("Whether it has started: passed its startup probe and its postStart hook."),
  allocatedResources: map("Resources that the node has set aside.", quantityItem),
  resources: ref("Requests and limits in force.", ResourceRequirements),
  volumeMounts: list("What came of its mounts.", VolumeMountStatus, {
    merge: "mountPath",
    keys: ["mountPath"],
    type: "map",
  }),
  user: ref("Who it runs as.", ContainerUser),
  allocatedResourcesStatus: list("Health of its devices.", ResourceStatus, {
    merge: "name",
    keys: ["name"],
    type: "map",
  }),
  stopSignal: text("Signal that tells it to stop."),
});
export type ContainerStatus = ObjectOf<typeof ContainerStatus>;
