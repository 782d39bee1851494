/** The machines that nodes run on: what is plugged in, as against what the API says of it. */
import { logLimits } from "./behavior/log-limits.ts";
import type { KubeletConfiguration } from "./configuration.ts";
import { evictionConfiguration } from "./eviction/thresholds.ts";
import { checkMachines } from "./machine-problems.ts";
import { imageLimits } from "./node/image-gc.ts";
import { checkSysctls } from "./pod/sysctls.ts";
import type { Taint } from "./types.ts";

/** A machine of the simulated cluster, to be registered as the node of its name. */
export interface Machine {
  readonly name: string;
  /** Amounts as Kubernetes writes them: `4`, `8Gi`. */
  readonly cpu: string;
  readonly memory: string;
  /** The most pods; 110 unless said otherwise. */
  readonly pods?: number;
  readonly ephemeralStorage?: string;
  /** Further resources, such as `nvidia.com/gpu`. */
  readonly resources?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly taints?: readonly Taint[];
  readonly zone?: string;
  readonly region?: string;
  /** The addresses of its pods, where the cluster is not to pick them. */
  readonly podCIDR?: string;
  /** Manifests of static pods: what is in its /etc/kubernetes/manifests, by the file. */
  readonly staticPods?: Readonly<Record<string, string>>;
  /** How its kubelet is configured, where not as usual. */
  readonly kubeletConfiguration?: KubeletConfiguration;
  /** Its own address. */
  readonly address?: string;
  /** Its own address of IPv6; machines of a single-stack cluster have none unless it is said. */
  readonly addressIPv6?: string;
}

/** A machine that is cabled: with an address. */
export type CabledMachine = Machine & Required<Pick<Machine, "address">>;

/** The addresses of a machine, that of IPv4 first. */
export const hostIPsOf = ({ address, addressIPv6 }: CabledMachine): readonly string[] =>
  addressIPv6 === undefined ? [address] : [address, addressIPv6];

/** Those of other families than the main one. */
export const furtherAddresses = ({ addressIPv6 }: CabledMachine): readonly string[] =>
  addressIPv6 === undefined ? noAddresses : [addressIPv6];

const noAddresses: readonly string[] = [];

/** The machines by name; addresses follow from their order. */
export type Machines = ReadonlyMap<string, CabledMachine>;

/** Throws a RangeError in the kubelet's words where it would not start with the configuration. */
export function checkKubeletConfiguration(configuration: KubeletConfiguration | undefined): void {
  evictionConfiguration(configuration);
  imageLimits(configuration);
  logLimits(configuration);
  checkSysctls(configuration ?? {});
}

/** Throws a RangeError where a kubelet could not start, or could not register its node. */
export function cableMachines(
  machines: readonly Machine[],
  network: MachineNetwork = { isDualStack: false },
): Machines {
  checkMachines(machines);
  for (const { kubeletConfiguration } of machines) checkKubeletConfiguration(kubeletConfiguration);
  return new Map(machines.map((machine, index) => [machine.name, cable(machine, index, network)]));
}

/** What machines are cabled to. */
interface MachineNetwork {
  /** Machines have addresses of both families. */
  readonly isDualStack: boolean;
}

/** Gives the machine at `index` of the cluster its addresses. */
export function cable(
  machine: Machine,
  index: number,
  { isDualStack }: MachineNetwork = { isDualStack: false },
): CabledMachine {
  const number = index + 2;
  const second = machine.addressIPv6 ?? `fd00:172:18::${number.toString(16)}`;
  return {
    ...machine,
    address: machine.address ?? `172.18.${number >> 8}.${number & 255}`,
    ...(isDualStack && { addressIPv6: second }),
  };
}

/**
 * `off` on a Node switches its machine off at once, as if the plug were pulled; `shutdown` lets its
 * pods stop first.
 */
export const powerAnnotation = "sim.kubesim.dev/power";
/** When the machine last booted. It is absent while the machine is off. */
export const bootedAtAnnotation = "sim.kubesim.dev/booted-at";
