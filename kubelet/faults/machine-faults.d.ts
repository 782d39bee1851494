/**
 * The Faults that machines themselves have to do with. What becomes of containers, pulls and
 * kubelets is a function of these objects and the time, so a kubelet that is started again in the
 * middle of a fault goes on as if it had been there.
 */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Fault } from "../../api/sim/fault.ts";
declare const machineTypes: readonly ["NodeFreeze", "NodePartition", "NodeSlow", "KubeletRestart", "ContainerCrash", "ContainerHang", "ContainerOOM", "ContainerSlowStart", "RegistryDown", "RegistrySlow"];
export type MachineFaultType = (typeof machineTypes)[number];
/** A fault in numbers. It is in force from `startMs` on until `endMs`, which may be `Infinity`. */
export interface MachineFault {
    readonly type: MachineFaultType;
    readonly startMs: number;
    readonly endMs: number;
    readonly factor: number;
    readonly fault: Fault;
}
/** Those of the objects that are about machines; the same for the same objects. */
export declare function machineFaults(objects: readonly Fault[]): readonly MachineFault[];
/** Whether machines have to look again: something else is said, or it begins or ends. */
export declare function isNews(next: Fault | undefined, previous: Fault | undefined): boolean;
/** Where something runs: a pod on a node that may be gone, or the node itself. */
export interface MachinePlace {
    readonly pod?: Pod | undefined;
    readonly node: Node | undefined;
}
/** The faults of some types that strike there, whenever. */
export declare function faultsAt(faults: readonly MachineFault[], types: readonly MachineFaultType[], place: MachinePlace): readonly MachineFault[];
export {};
