/** The parts of API objects that the kubelet handles, named. They derive from the kinds. */
import type { Node } from "../api/core/node/node.ts";
import type { Pod } from "../api/core/pod/pod.ts";
export type PodSpec = Pod["spec"];
export type PodStatus = Pod["status"];
export type Container = PodSpec["containers"][number];
export type Volume = NonNullable<PodSpec["volumes"]>[number];
export type Probe = NonNullable<Container["readinessProbe"]>;
export type ContainerStatus = NonNullable<PodStatus["containerStatuses"]>[number];
export type ContainerState = NonNullable<ContainerStatus["state"]>;
export type Terminated = NonNullable<ContainerState["terminated"]>;
export type PodCondition = NonNullable<PodStatus["conditions"]>[number];
export type NodeStatus = Node["status"];
export type NodeCondition = NonNullable<NodeStatus["conditions"]>[number];
export type Taint = NonNullable<Node["spec"]["taints"]>[number];
/** Where an init container's `restartPolicy: Always` makes it a sidecar. */
export declare const isSidecar: (container: Container) => boolean;
