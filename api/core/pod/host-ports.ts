import type { Pod } from "./pod.ts";
import { isSidecar } from "./pod-resources.ts";

/** A port of the node that a container listens on. */
export interface HostPort {
  readonly address: string;
  /** `TCP/8080`. */
  readonly port: string;
}

const anyAddress = "0.0.0.0";
const none: readonly HostPort[] = [];

type Containers = Pod["spec"]["containers"];
const remembered = new WeakMap<Containers, readonly HostPort[]>();

/** The host ports of a pod: those of its containers and sidecars. */
export function hostPortsOf({ spec }: Pod): readonly HostPort[] {
  const sidecars = spec.initContainers?.filter(isSidecar);
  const ports = portsOf(spec.containers);
  if (sidecars === undefined || sidecars.length === 0) return ports;
  return [...ports, ...collect(sidecars)];
}

function portsOf(containers: Containers): readonly HostPort[] {
  const known = remembered.get(containers);
  if (known !== undefined) return known;
  const made = collect(containers);
  remembered.set(containers, made);
  return made;
}

type PortHolder = Pick<Containers[number], "ports">;

function collect(containers: readonly PortHolder[]): readonly HostPort[] {
  const ports: HostPort[] = [];
  for (const container of containers) {
    for (const { hostPort = 0, hostIP = "", protocol } of container.ports ?? []) {
      if (hostPort === 0) continue;
      const address = hostIP === "" ? anyAddress : hostIP;
      ports.push({ address, port: `${protocol}/${hostPort}` });
    }
  }
  return ports.length === 0 ? none : ports;
}

/** The host ports in use on one node, with how many pods use each. */
export class UsedPorts {
  readonly #users = new Map<string, Map<string, number>>();

  add({ address, port }: HostPort): void {
    const users = this.#users.get(port) ?? new Map<string, number>();
    this.#users.set(port, users);
    users.set(address, (users.get(address) ?? 0) + 1);
  }

  remove({ address, port }: HostPort): void {
    const users = this.#users.get(port);
    const left = (users?.get(address) ?? 0) - 1;
    if (left > 0) users?.set(address, left);
    else users?.delete(address);
    if (users?.size === 0) this.#users.delete(port);
  }

  /** True where another container listens there already; the wildcard address takes them all. */
  conflicts({ address, port }: HostPort): boolean {
    const users = this.#users.get(port);
    if (users === undefined) return false;
    return address === anyAddress || users.has(address) || users.has(anyAddress);
  }
}
