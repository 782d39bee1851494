/** The end of a connection, as its address and port tell it. */
import type { Pod } from "../api/core/pod/pod.ts";
import type { Place } from "./machines.ts";

/** The pods that a port of an address may be of, and that port as they know it. */
export interface Reached {
  readonly address: string;
  readonly port: number;
  readonly pods: readonly Pod[];
  readonly node?: string;
}

/**
 * What of a place a port of one of its addresses leads to: on a machine, pods that have it there.
 * The host's loopback address is such an address of its machine, too.
 */
export function reachedAt(address: string, { pods, node }: Place, port: number): Reached {
  if (node === undefined) return { address, port, pods };
  for (const pod of pods) {
    const mapped = hostPort(pod, address, port);
    if (mapped !== undefined) return { address, port: mapped, pods: [pod], node };
  }
  return { address, port, pods: pods.filter(({ spec }) => spec.hostNetwork === true), node };
}

/** The container's port behind a port of the host. Source: CNI, its plugin portmap. */
function hostPort({ spec }: Pod, address: string, port: number): number | undefined {
  if (spec.hostNetwork === true) return undefined;
  for (const { ports = [] } of spec.containers) {
    const found = ports.find(
      ({ hostPort, hostIP = "", protocol }) =>
        hostPort === port && protocol === "TCP" && (anyAddress.has(hostIP) || hostIP === address),
    );
    if (found !== undefined) return found.containerPort;
  }
  return undefined;
}

/** What stands for all addresses of a host. */
const anyAddress: ReadonlySet<string> = new Set(["", "0.0.0.0", "::"]);
