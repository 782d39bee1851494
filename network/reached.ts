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

/** What of a place a port of its address leads to: on a machine, pods that have it there. */
export function reachedAt(address: string, { pods, node }: Place, port: number): Reached {
  if (node === undefined) return { address, port, pods };
  for (const pod of pods) {
    const mapped = hostPort(pod, port);
    if (mapped !== undefined) return { address, port: mapped, pods: [pod], node };
  }
  return { address, port, pods: pods.filter(({ spec }) => spec.hostNetwork === true), node };
}

/** The container's port behind a port of the host. */
function hostPort({ spec }: Pod, port: number): number | undefined {
  if (spec.hostNetwork === true) return undefined;
  for (const { ports = [] } of spec.containers) {
    const found = ports.find((each) => each.hostPort === port && each.protocol === "TCP");
    if (found !== undefined) return found.containerPort;
  }
  return undefined;
}
