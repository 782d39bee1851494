/**
 * The shutdown of a machine: its pods get time to stop, the critical ones last, then it goes off.
 * Source: kubelet 1.36, pkg/kubelet/nodeshutdown, with shutdownGracePeriod 30s and
 * shutdownGracePeriodCriticalPods 10s.
 */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
/** What pods are told that end with their machine. */
export declare const shutdownMessage = "Pod was terminated in response to imminent node shutdown.";
/** Whether the machine has been told to shut down. */
export declare const isToShutDown: (node: Node | undefined) => boolean;
/** Since when the node shows that it is shutting down; undefined where it does not. */
export declare function shutdownSinceMs(node: Node | undefined): number | undefined;
/** When a machine that is shutting down goes off. */
export declare function offAtMs(node: Node): number | undefined;
/** When a pod of a machine that is shutting down is told to stop, and how long it has. */
export declare function shutdownOrder(node: Node | undefined, { spec }: Pod): {
    atMs: number;
    graceMs: number;
} | undefined;
