import {
  cableMachines,
  type Machine,
  type MachineProcesses,
  type Machines,
} from "../kubelet/index.ts";

export { checkKubeletConfiguration, readKubeletConfiguration } from "../kubelet/index.ts";

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
  readonly staticPods?: Machine["staticPods"];
  readonly kubeletConfiguration?: Machine["kubeletConfiguration"];
  readonly clusterCidrIPv6?: string | undefined;
}): Machines {
  const { nodes = nodeCountDefault, nodeCpu = nodeCpuDefault } = options;
  const { nodeMemory = nodeMemoryDefault, staticPods, kubeletConfiguration } = options;
  if (typeof nodes === "number" && !(nodes >= 0)) {
    throw new RangeError(`nodes: Invalid value: ${nodes}: must be greater than or equal to 0`);
  }
  const asked: readonly MachineOptions[] =
    typeof nodes === "number"
      ? Array.from({ length: nodes }, (_, index) => ({ name: `node-${index}` }))
      : nodes;
  const shape = {
    cpu: nodeCpu,
    memory: nodeMemory,
    ...(kubeletConfiguration && { kubeletConfiguration }),
  };
  return cableMachines(
    asked.map((machine) => ({
      ...shape,
      ...machine,
      ...(staticPods && { staticPods: { ...staticPods, ...machine.staticPods } }),
    })),
    { isDualStack: options.clusterCidrIPv6 !== undefined },
  );
}

/** Addresses for the pods of so many machines, which neither Services nor machines use. */
export const clusterCidrFor = ({ size }: Machines): string =>
  size <= 256 ? "10.244.0.0/16" : "10.128.0.0/9";

/** Puts the manifests of static pods where the kubelets of their machines find them. */
export function setManifests(processes: MachineProcesses, machines: Machines): void {
  for (const { name, staticPods = {} } of machines.values()) {
    for (const file in staticPods) processes.setManifest(name, file, staticPods[file]);
  }
}
