/** The kubelet's plan for its own node: registration, heartbeats, and what a reboot changes. */
import { Lease } from "../../api/coordination/lease.ts";
import { Node } from "../../api/core/node/node.ts";
import { type Plan } from "../../client/controller.ts";
import { type CabledMachine } from "../machine.ts";
export interface ObservedNode {
    readonly machine: CabledMachine;
    readonly node: Node | undefined;
    readonly lease: Lease | undefined;
    /** Names of the attached volumes that they have in use, sorted. */
    readonly volumesInUse: readonly string[];
    readonly nowMs: number;
}
/** Heartbeats. Source: kubelet 1.36, KubeletConfiguration. */
export declare const leaseNamespace = "kube-node-lease";
/** Registers the machine as a node, unless it is one. */
export declare function planRegistration({ machine, node, nowMs }: ObservedNode): Plan;
/** Keeps a registered node alive in the eyes of the control plane. */
export declare function planNode(observed: ObservedNode): Plan;
/** A kubelet knows its node by name alone, and gives that as the uid. Source: kubelet 1.36. */
export declare function nodeEvent(name: string, type: "Normal" | "Warning", reason: string, message: string): import("../../client/action.ts").RecordAction;
/** When the node's machine booted; `undefined` where that is not known. */
export declare const bootedMs: (node: Node | undefined) => number | undefined;
/** The second in which it did. */
export declare function bootedSecondMs(node: Node | undefined): number | undefined;
/** True while the node's machine is switched on and has booted. */
export declare function isUp(node: Node): boolean;
