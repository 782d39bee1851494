import type { Machine } from "../kubelet/index.ts";

export type { Machine } from "../kubelet/index.ts";

/** A node as it is asked for; what is not said has the common shape. */
export type MachineOptions = Partial<Machine> & { readonly name: string };

export const nodeCpuDefault = "4";
export const nodeMemoryDefault = "8Gi";
const nodeCountDefault = 3;

/** The machines of a cluster: counted ones are named node-0, node-1, … */
export function machinesOf(options: {
  readonly nodes?: number | readonly MachineOptions[];
  readonly nodeCpu?: string;
  readonly nodeMemory?: string;
}): readonly Machine[] {
  const { nodes = nodeCountDefault, nodeCpu = nodeCpuDefault } = options;
  const { nodeMemory = nodeMemoryDefault } = options;
  const asked: readonly MachineOptions[] =
    typeof nodes === "number"
      ? Array.from({ length: nodes }, (_, index) => ({ name: `node-${index}` }))
      : nodes;
  return asked.map((machine, index) => ({
    cpu: nodeCpu,
    memory: nodeMemory,
    pods: 110,
    podCIDR: `10.${244 + Math.floor(index / 256)}.${index % 256}.0/24`,
    ...machine,
  }));
}
