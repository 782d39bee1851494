import type { KubeletConfiguration } from "../configuration.ts";
/** What each signal is of, and the condition that it leads to, in the order of their reclaim. */
export declare const signals: {
    readonly "memory.available": {
        readonly resource: "memory";
        readonly condition: "MemoryPressure";
    };
    readonly "nodefs.available": {
        readonly resource: "ephemeral-storage";
        readonly condition: "DiskPressure";
    };
    readonly "imagefs.available": {
        readonly resource: "ephemeral-storage";
        readonly condition: "DiskPressure";
    };
    readonly "nodefs.inodesFree": {
        readonly resource: "inodes";
        readonly condition: "DiskPressure";
    };
    readonly "imagefs.inodesFree": {
        readonly resource: "inodes";
        readonly condition: "DiskPressure";
    };
    readonly "pid.available": {
        readonly resource: "pids";
        readonly condition: "PIDPressure";
    };
};
export type Signal = keyof typeof signals;
export type Resource = (typeof signals)[Signal]["resource"];
export type Condition = (typeof signals)[Signal]["condition"];
export interface Threshold {
    readonly signal: Signal;
    /** An amount, or a share of what there is. */
    readonly value: string;
    /** For how long it has to be met; 0 for a hard threshold. */
    readonly graceMs: number;
    readonly minimumReclaim?: string;
}
export interface EvictionConfiguration {
    /** Memory first. */
    readonly thresholds: readonly Threshold[];
    readonly transitionMs: number;
    /** What pods get to stop that a soft threshold evicts. */
    readonly softGraceMs: number;
}
/** Throws a RangeError in the kubelet's words where the configuration is wrong. */
export declare function evictionConfiguration(given?: KubeletConfiguration): EvictionConfiguration;
/** What a threshold comes to where there is so much in all. */
export declare function amountOf(text: string, capacity: number): number;
