import type { ObjectOf } from "../../resource.ts";
import {
  bool,
  int32,
  int64,
  list,
  mandatory,
  map,
  quantityItem,
  ref,
  struct,
  text,
  textItem,
} from "../../schema.ts";
import { LocalObjectReference } from "../references.ts";
import { Affinity } from "./affinity.ts";
import { Container, EphemeralContainer } from "./container.ts";
import { ResourceRequirements } from "./resources.ts";
import {
  PodReadinessGate,
  PodResourceClaim,
  PodSchedulingGate,
  PodSchedulingGroup,
  Toleration,
  TopologySpreadConstraint,
} from "./scheduling.ts";
import { PodSecurityContext } from "./security.ts";
import { Volume } from "./volumes/volume.ts";

/** Names for an address in the pod's hosts file. */
export const HostAlias = struct("core.v1.HostAlias", "A line of the pod's hosts file.", {
  ip: mandatory(text("The address.")),
  hostnames: list("Names of the address.", textItem, { type: "atomic" }),
});
export type HostAlias = ObjectOf<typeof HostAlias>;

/** An option of the resolver. */
export const PodDNSConfigOption = struct(
  "core.v1.PodDNSConfigOption",
  "An option of the pod's resolver.",
  {
    name: text("Name of the option."),
    value: text("Value of the option, where it has one."),
  },
);
export type PodDNSConfigOption = ObjectOf<typeof PodDNSConfigOption>;

/** Settings of the resolver. */
export const PodDNSConfig = struct("core.v1.PodDNSConfig", "Settings of the pod's resolver.", {
  nameservers: list("Further name servers.", textItem, { type: "atomic" }),
  searches: list("Further search domains.", textItem, { type: "atomic" }),
  options: list("Further options.", PodDNSConfigOption, { type: "atomic" }),
});
export type PodDNSConfig = ObjectOf<typeof PodDNSConfig>;

/** The operating system of a pod. */
export const PodOS = struct("core.v1.PodOS", "The operating system that a pod needs.", {
  name: mandatory(text("linux or windows.")),
});
export type PodOS = ObjectOf<typeof PodOS>;

const byName = { merge: "name", keys: ["name"], type: "map" } as const;
const byNameWhole = { ...byName, patchStrategy: "merge,retainKeys" } as const;

/** What a pod is to be. Source: core/v1 PodSpec 1.36. */
export const PodSpec = struct("core.v1.PodSpec", "What a pod is to be.", {
  volumes: list("Volumes that containers can mount.", Volume, byNameWhole),
  initContainers: list("Containers that run before the others, in order.", Container, byName),
  containers: mandatory(list("Containers of the pod, at least one.", Container, byName)),
  ephemeralContainers: list("Containers added for debugging.", EphemeralContainer, byName),
  restartPolicy: text("When containers restart: Always, OnFailure or Never.").default("Always"),
  terminationGracePeriodSeconds: int64("Seconds granted to end after SIGTERM.").default(30),
  activeDeadlineSeconds: int64("Seconds after its start at which the pod fails."),
  dnsPolicy: text("ClusterFirst, ClusterFirstWithHostNet, Default or None.").default(
    "ClusterFirst",
  ),
  nodeSelector: map("Labels that the node must have.", textItem, {
    atomic: true,
  }),
  serviceAccountName: text("Name of the service account that the pod acts as."),
  serviceAccount: text("Old name of serviceAccountName."),
  automountServiceAccountToken: bool("False gives the containers no token."),
  nodeName: text("Node that the pod is placed on; empty until it is scheduled."),
  hostNetwork: bool("True uses the network of the node."),
  hostPID: bool("True sees the processes of the node."),
  hostIPC: bool("True shares inter-process communication with the node."),
  shareProcessNamespace: bool("True lets the containers see each other's processes."),
  securityContext: ref("Under which rights containers run.", PodSecurityContext).default({}),
  imagePullSecrets: list("Secrets for pulling images.", LocalObjectReference, byName),
  hostname: text("Host name of the pod; its own name where it is absent."),
  subdomain: text("Subdomain of its DNS name, which is that of a headless service."),
  affinity: ref("Which nodes and neighbours the pod wants.", Affinity),
  schedulerName: text("Scheduler that places the pod.").default("default-scheduler"),
  tolerations: list("Taints that the pod bears.", Toleration, { type: "atomic" }),
  hostAliases: list("Lines of the pod's hosts file.", HostAlias, {
    merge: "ip",
    keys: ["ip"],
    type: "map",
  }),
  priorityClassName: text("Priority class that gives the pod its priority."),
  priority: int32("Priority; set from the class."),
  dnsConfig: ref("Settings of the resolver.", PodDNSConfig),
  readinessGates: list("Conditions that must be true for readiness.", PodReadinessGate, {
    type: "atomic",
  }),
  runtimeClassName: text("Name of the RuntimeClass that runs the pod."),
  enableServiceLinks: bool("False keeps services out of the environment."),
  preemptionPolicy: text("PreemptLowerPriority, or Never; set from the class."),
  overhead: map("What running the pod itself costs; set from the RuntimeClass.", quantityItem),
  topologySpreadConstraints: list("How pods are spread.", TopologySpreadConstraint, {
    merge: "topologyKey",
    keys: ["topologyKey", "whenUnsatisfiable"],
    type: "map",
  }),
  setHostnameAsFQDN: bool("True makes the full DNS name the host name."),
  os: ref("Operating system that the pod needs.", PodOS),
  hostUsers: bool("False gives the pod users of its own."),
  schedulingGates: list("What keeps the pod from being scheduled.", PodSchedulingGate, byName),
  resourceClaims: list("Claims for devices.", PodResourceClaim, byNameWhole),
  resources: ref("Resources of the pod as a whole.", ResourceRequirements),
  hostnameOverride: text("Host name of the pod, before every other rule."),
  schedulingGroup: ref("Pods that it is scheduled with.", PodSchedulingGroup),
});
export type PodSpec = ObjectOf<typeof PodSpec>;
