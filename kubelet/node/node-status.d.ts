/** What a kubelet reports of its node. Source: kubelet 1.36, pkg/kubelet/nodestatus. */
import type { Node } from "../../api/core/node/node.ts";
import { type CabledMachine } from "../machine.ts";
import type { NodeStatus } from "../types.ts";
import { type KnownCondition } from "./node-conditions.ts";
export declare const kubeletVersion = "v1.36.0";
/** The labels that a kubelet sets on its node. */
export declare function nodeLabels(machine: CabledMachine): {
    "beta.kubernetes.io/arch": string;
    "beta.kubernetes.io/os": string;
    "kubernetes.io/arch": string;
    "kubernetes.io/hostname": string;
    "kubernetes.io/os": string;
    "topology.kubernetes.io/region"?: string | undefined;
    "topology.kubernetes.io/zone"?: string | undefined;
};
export interface NodeStatusInput {
    readonly machine: CabledMachine;
    /** Absent for a node that is about to be registered. */
    readonly node: Node | undefined;
    readonly bootedAt: string;
    /** Names of the attached volumes that pods of the node have in use, sorted. */
    readonly volumesInUse: readonly string[];
    readonly nowMs: number;
}
/** The whole status, with the heartbeat of now. What others report in it is kept. */
export declare function nodeStatus(input: NodeStatusInput): NodeStatus;
/** True where the kubelet has news that cannot wait for the next heartbeat. */
export declare function isOutdated(input: NodeStatusInput): boolean;
/** The kubelet's conditions whose status in the API is not what the kubelet knows. */
export declare function changedConditions({ node }: NodeStatusInput): readonly KnownCondition[];
/** The boot that the node is in, or `undefined` while its machine is off. */
export declare const bootedAt: (node: Node) => string | undefined;
