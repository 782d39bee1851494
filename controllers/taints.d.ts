/** The taints that Kubernetes puts on nodes itself, and who bears them. */
import type { Taint } from "../api/core/node/spec.ts";
import type { Toleration } from "../api/core/pod/scheduling.ts";
export declare const taintKeys: {
    readonly notReady: "node.kubernetes.io/not-ready";
    readonly unreachable: "node.kubernetes.io/unreachable";
    readonly unschedulable: "node.kubernetes.io/unschedulable";
    readonly memoryPressure: "node.kubernetes.io/memory-pressure";
    readonly diskPressure: "node.kubernetes.io/disk-pressure";
    readonly pidPressure: "node.kubernetes.io/pid-pressure";
    readonly networkUnavailable: "node.kubernetes.io/network-unavailable";
    readonly outOfService: "node.kubernetes.io/out-of-service";
};
export declare const sameTaint: (left: Taint, right: Taint) => boolean;
export declare const noExecute: (taints?: readonly Taint[]) => readonly Taint[];
/** Whether a toleration bears a taint. Source: core/v1 ToleratesTaint 1.36. */
export declare function bears(toleration: Toleration, taint: Taint): boolean;
