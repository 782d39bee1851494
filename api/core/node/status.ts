import type { ObjectOf } from "../../resource.ts";
import {
  bool,
  int32,
  int64,
  list,
  mandatory,
  map,
  present,
  quantityItem,
  ref,
  struct,
  text,
  textItem,
  time,
} from "../../schema.ts";
import { NodeConfigSource } from "./spec.ts";

export const NodeCondition = struct("core.v1.NodeCondition", "One aspect of a node's state.", {
  type: mandatory(text("Which aspect: Ready, MemoryPressure, DiskPressure, PIDPressure, …")),
  status: mandatory(text("Whether it holds: True, False or Unknown.")),
  lastHeartbeatTime: time("When it was last reported."),
  lastTransitionTime: time("When the status last changed."),
  reason: text("Why it last changed, as one word in CamelCase."),
  message: text("Why it last changed, for people."),
});
export type NodeCondition = ObjectOf<typeof NodeCondition>;

export const NodeAddress = struct("core.v1.NodeAddress", "How to reach a node.", {
  type: mandatory(text("Hostname, InternalIP, ExternalIP, InternalDNS or ExternalDNS.")),
  address: mandatory(text("The address itself.")),
});
export type NodeAddress = ObjectOf<typeof NodeAddress>;

const DaemonEndpoint = struct("core.v1.DaemonEndpoint", "The port of one daemon.", {
  Port: mandatory(int32("The port it listens on.")),
});

const NodeDaemonEndpoints = struct("core.v1.NodeDaemonEndpoints", "The daemons of a node.", {
  kubeletEndpoint: present(ref("Where the kubelet listens.", DaemonEndpoint)),
});

const NodeSwapStatus = struct("core.v1.NodeSwapStatus", "The swap space of a node.", {
  capacity: int64("Its size in bytes."),
});

const NodeSystemInfo = struct("core.v1.NodeSystemInfo", "What a node runs on.", {
  machineID: mandatory(text("Id of the machine, from /etc/machine-id.")),
  systemUUID: mandatory(text("Id of the machine as its firmware says.")),
  bootID: mandatory(text("Id of the current boot.")),
  kernelVersion: mandatory(text("Version of the kernel.")),
  osImage: mandatory(text("Name and version of the distribution.")),
  containerRuntimeVersion: mandatory(text("Container runtime, as containerd://2.1.0.")),
  kubeletVersion: mandatory(text("Version of the kubelet.")),
  kubeProxyVersion: mandatory(text("No longer filled in.")),
  operatingSystem: mandatory(text("Operating system, such as linux.")),
  architecture: mandatory(text("Architecture, such as amd64.")),
  swap: ref("Its swap space.", NodeSwapStatus),
});

const ContainerImage = struct("core.v1.ContainerImage", "An image that a node holds.", {
  names: list("All names of the image.", textItem, { type: "atomic" }),
  sizeBytes: int64("Its size in bytes."),
});

const AttachedVolume = struct("core.v1.AttachedVolume", "A volume attached to a node.", {
  name: mandatory(text("Name of the volume.")),
  devicePath: mandatory(text("Device by which it is there.")),
});

const NodeConfigStatus = struct(
  "core.v1.NodeConfigStatus",
  "Where a kubelet has its configuration from. No longer used.",
  {
    assigned: ref("The source it is to use.", NodeConfigSource),
    active: ref("The source it uses.", NodeConfigSource),
    lastKnownGood: ref("The source it falls back to.", NodeConfigSource),
    error: text("What is wrong with the assigned source."),
  },
);

const NodeRuntimeHandlerFeatures = struct(
  "core.v1.NodeRuntimeHandlerFeatures",
  "What a runtime handler can do.",
  {
    recursiveReadOnlyMounts: bool("It mounts read-only down to the last mount below."),
    userNamespaces: bool("It gives pods user namespaces of their own."),
  },
);

const NodeRuntimeHandler = struct("core.v1.NodeRuntimeHandler", "A runtime handler of a node.", {
  name: present(text("Its name; empty for the default one.")),
  features: ref("What it can do.", NodeRuntimeHandlerFeatures),
});

const NodeFeatures = struct("core.v1.NodeFeatures", "What the container runtime can do.", {
  supplementalGroupsPolicy: bool("It heeds supplementalGroupsPolicy."),
});

export const NodeStatus = struct("core.v1.NodeStatus", "What is known of a node.", {
  capacity: map("All that the node has, by resource.", quantityItem),
  allocatable: map("What of it pods may have; capacity where not given.", quantityItem),
  phase: text("No longer filled in."),
  conditions: list("Its state, aspect by aspect.", NodeCondition, { merge: "type", type: "map" }),
  addresses: list("How to reach it.", NodeAddress, { merge: "type", type: "map" }),
  daemonEndpoints: present(ref("Where its daemons listen.", NodeDaemonEndpoints)),
  nodeInfo: present(ref("What it runs on.", NodeSystemInfo)),
  images: list("Images that it holds.", ContainerImage, { type: "atomic" }),
  volumesInUse: list("Volumes that are mounted.", textItem, { type: "atomic" }),
  volumesAttached: list("Volumes that are attached.", AttachedVolume, { type: "atomic" }),
  config: ref("Where its kubelet has its configuration from. Dropped.", NodeConfigStatus),
  runtimeHandlers: list("Its runtime handlers.", NodeRuntimeHandler, { type: "atomic" }),
  features: ref("What its container runtime can do.", NodeFeatures),
  declaredFeatures: list("Features that its kubelet has switched on.", textItem, {
    type: "atomic",
  }),
});
export type NodeStatus = ObjectOf<typeof NodeStatus>;
