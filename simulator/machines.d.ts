import { type Machine, type Machines } from "../kubelet/index.ts";
export { checkKubeletConfiguration, readKubeletConfiguration } from "../kubelet/index.ts";
/** A node as it is asked for; what is not said has the common shape. */
export type MachineOptions = Partial<Machine> & {
    readonly name: string;
};
export declare const nodeCpuDefault = "4";
export declare const nodeMemoryDefault = "8Gi";
/** The machines of a cluster: counted ones are named node-0, node-1, … */
export declare function machinesOf(options: {
    readonly nodes?: number | readonly MachineOptions[];
    readonly nodeCpu?: string;
    readonly nodeMemory?: string;
    readonly staticPods?: Machine["staticPods"];
    readonly kubeletConfiguration?: Machine["kubeletConfiguration"];
    readonly clusterCidrIPv6?: string | undefined;
}): Machines;
/** Addresses for the pods of so many machines, which neither Services nor machines use. */
export declare const clusterCidrFor: ({ size }: Machines) => string;
