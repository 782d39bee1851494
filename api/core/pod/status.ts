/** What has become of a pod. Source: core/v1 PodStatus 1.36. */
import type { ObjectOf } from "../../resource.ts";
import {
  int64,
  list,
  mandatory,
  map,
  quantityItem,
  ref,
  struct,
  text,
  textItem,
  time,
  timeOrNull,
} from "../../schema.ts";
import { ContainerStatus } from "./container-status.ts";
import { ResourceRequirements } from "./resources.ts";

/** One aspect of a pod's state. */
export const PodCondition = struct("core.v1.PodCondition", "One aspect of a pod's state.", {
  type: mandatory(text("Which aspect it is, such as Ready.")),
  observedGeneration: int64("The generation of the pod that the condition was judged by."),
  status: mandatory(text("Whether it holds: True, False or Unknown.")),
  lastProbeTime: timeOrNull("When it was last judged."),
  lastTransitionTime: time("When the status last changed."),
  reason: text("Why it last changed, as one word in CamelCase."),
  message: text("Why it last changed, for people."),
});
export type PodCondition = ObjectOf<typeof PodCondition>;

/** An address of the pod. */
export const PodIP = struct("core.v1.PodIP", "An address of the pod.", {
  ip: mandatory(text("The address.")),
});
export type PodIP = ObjectOf<typeof PodIP>;

/** An address of the node. */
export const HostIP = struct("core.v1.HostIP", "An address of the pod's node.", {
  ip: mandatory(text("The address.")),
});
export type HostIP = ObjectOf<typeof HostIP>;

/** What came of a resource claim. */
export const PodResourceClaimStatus = struct(
  "core.v1.PodResourceClaimStatus",
  "The ResourceClaim that was made for an entry of the pod's resourceClaims.",
  {
    name: mandatory(text("Name of the entry.")),
    resourceClaimName: text("Name of the claim; none where none was needed."),
  },
);
export type PodResourceClaimStatus = ObjectOf<typeof PodResourceClaimStatus>;

/** A container's share in the claim of extended resources. */
export const ContainerExtendedResourceRequest = struct(
  "core.v1.ContainerExtendedResourceRequest",
  "Which request of the claim serves an extended resource of a container.",
  {
    containerName: mandatory(text("Name of the container.")),
    resourceName: mandatory(text("Name of the extended resource.")),
    requestName: mandatory(text("Name of the request in the claim.")),
  },
);
export type ContainerExtendedResourceRequest = ObjectOf<typeof ContainerExtendedResourceRequest>;

/** The claim that stands for extended resources. */
export const PodExtendedResourceClaimStatus = struct(
  "core.v1.PodExtendedResourceClaimStatus",
  "The ResourceClaim that serves the pod's extended resources.",
  {
    requestMappings: mandatory(
      list("Which request serves what.", ContainerExtendedResourceRequest, { type: "atomic" }),
    ),
    resourceClaimName: mandatory(text("Name of the claim.")),
  },
);
export type PodExtendedResourceClaimStatus = ObjectOf<typeof PodExtendedResourceClaimStatus>;

/** Node resources that a claim has taken. */
export const NodeAllocatableResourceClaimStatus = struct(
  "core.v1.NodeAllocatableResourceClaimStatus",
  "Resources of the node that a claim of the pod has taken.",
  {
    resourceClaimName: mandatory(text("Name of the claim.")),
    containers: list("Names of the containers that use the claim.", textItem, { type: "set" }),
    resources: mandatory(map("What was taken, by resource.", quantityItem)),
  },
);
export type NodeAllocatableResourceClaimStatus = ObjectOf<
  typeof NodeAllocatableResourceClaimStatus
>;

/** What has become of a pod. */
export const PodStatus = struct("core.v1.PodStatus", "What has become of a pod.", {
  observedGeneration: int64("The generation of the pod that the status was judged by."),
  phase: text("Pending, Running, Succeeded, Failed or Unknown."),
  conditions: list("Aspects of the pod's state.", PodCondition, {
    merge: "type",
    keys: ["type"],
    type: "map",
  }),
  message: text("Why the pod is in this state, for people."),
  reason: text("Why the pod is in this state, as one word, such as Evicted."),
  nominatedNodeName: text("Node on which room is being made for the pod."),
  hostIP: text("Address of the node."),
  hostIPs: list("Addresses of the node.", HostIP, { merge: "ip", type: "atomic" }),
  podIP: text("Address of the pod."),
  podIPs: list("Addresses of the pod, at most one of each family.", PodIP, {
    merge: "ip",
    keys: ["ip"],
    type: "map",
  }),
  startTime: time("When the kubelet took the pod on."),
  initContainerStatuses: list("What its init containers do.", ContainerStatus, {
    type: "atomic",
  }),
  containerStatuses: list("What its containers do.", ContainerStatus, { type: "atomic" }),
  qosClass: text("Guaranteed, Burstable or BestEffort, by its resources."),
  ephemeralContainerStatuses: list("What its ephemeral containers do.", ContainerStatus, {
    type: "atomic",
  }),
  resize: text("How a change of resources fares. Deprecated: see the conditions."),
  resourceClaimStatuses: list("What came of its claims.", PodResourceClaimStatus, {
    merge: "name",
    keys: ["name"],
    type: "map",
    patchStrategy: "merge,retainKeys",
  }),
  extendedResourceClaimStatus: ref(
    "The claim that serves its extended resources.",
    PodExtendedResourceClaimStatus,
  ),
  allocatedResources: map("Resources that the node has set aside for the pod.", quantityItem),
  resources: ref("Requests and limits of the pod in force.", ResourceRequirements),
  nodeAllocatableResourceClaimStatuses: list(
    "Resources of the node that its claims have taken.",
    NodeAllocatableResourceClaimStatus,
    { keys: ["resourceClaimName"], type: "map" },
  ),
});
export type PodStatus = ObjectOf<typeof PodStatus>;
