import type { ContainerPort } from "../container.ts";
import type { Visited } from "../visit.ts";

interface Placed {
  readonly port: ContainerPort;
  readonly at: string;
}

/** Ports that are given more than once, over all containers of a pod. */
export function portWarnings(containers: readonly Visited[]): string[] {
  const known = new Map<string, Placed[]>();
  const warnings: string[] = [];
  for (const { container, at: containerPath } of containers) {
    container.ports?.forEach((port, index) => {
      const at = `${containerPath}.ports[${index}]`;
      if ((port.hostIP ?? "") !== "" && (port.hostPort ?? 0) === 0) {
        warnings.push(`${at}: hostIP set without hostPort: ${printedPort(port)}`);
      }
      const key = `${port.containerPort}/${port.protocol}`;
      const others = known.get(key) ?? [];
      for (const other of others) {
        const problem = conflict(port, other.port);
        if (problem !== undefined) warnings.push(`${at}: ${problem} with ${other.at}`);
      }
      known.set(key, [...others, { port, at }]);
    });
  }
  return warnings;
}

/** How two ports of the same number and protocol stand in each other's way. */
function conflict(port: ContainerPort, other: ContainerPort): string | undefined {
  const [hostPort, otherHostPort] = [port.hostPort ?? 0, other.hostPort ?? 0];
  const [hostIp, otherHostIp] = [port.hostIP ?? "", other.hostIP ?? ""];
  if (hostIp === otherHostIp && hostPort === otherHostPort) return "duplicate port definition";
  if (hostPort === 0 || otherHostPort === 0) return "overlapping port definition";
  const isOneOpen = (hostIp === "") !== (otherHostIp === "");
  return hostPort === otherHostPort && isOneOpen
    ? "dangerously ambiguous port definition"
    : undefined;
}

/** A port in the form of Go's `%+v`. */
const printedPort = ({ name, hostPort, containerPort, protocol, hostIP }: ContainerPort) =>
  `{Name:${name ?? ""} HostPort:${hostPort ?? 0} ContainerPort:${containerPort} ` +
  `Protocol:${protocol} HostIP:${hostIP ?? ""}}`;
