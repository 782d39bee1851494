/** The conditions that a kubelet reports. Source: kubelet 1.36, pkg/kubelet/nodestatus. */
import type { Node } from "../../api/core/node/node.ts";
export interface KnownCondition {
    readonly type: string;
    readonly status: "True" | "False";
    readonly reason: string;
    readonly message: string;
    /** The reason of the event when it becomes so. */
    readonly event: string;
}
/** What there may be too little of. */
export type Pressure = "MemoryPressure" | "DiskPressure" | "PIDPressure";
export declare const conditionOf: (type: Pressure, isShort: boolean) => KnownCondition;
/** The pressures that a node shows. */
export declare function pressuresOf(node: Node | undefined): readonly Pressure[];
/** All that a kubelet knows. Pressure is found and relieved elsewhere, and is kept here. */
export declare function conditionsOf(node: Node | undefined): readonly KnownCondition[];
