import {
  allocatesNodePorts,
  needsHealthCheckNodePort,
  needsNodePort,
} from "../../../api/core/service/needs.ts";
import { Service, type ServicePort, type ServiceSpec } from "../../../api/core/service/service.ts";
import { invalid, invalidObject } from "../../../api/field-error.ts";
import { internalError, StatusError } from "../../../api/status.ts";
import { withSpec } from "./families.ts";
import type { PortOperation } from "./port-operation.ts";

/**
 * Gives a new Service the node ports that it needs and does not bring. Ports of one number, as TCP
 * and UDP may have it, share a node port.
 * Source: pkg/registry/core/service/storage, txnAllocNodePorts 1.36.
 */
export function withNewNodePorts(service: Service, operation: PortOperation): Service {
  const ported = needsNodePort(service) ? newPorts(service, operation) : service;
  return needsHealthCheckNodePort(ported) ? withHealthCheckPort(ported, operation) : ported;
}

/** The same for a change. Source: txnUpdateNodePorts 1.36. */
export function withUpdatedNodePorts(
  service: Service,
  before: Service,
  operation: PortOperation,
): Service {
  const ported = needsNodePort(service) ? updatedPorts(service, before, operation) : service;
  return needsHealthCheckNodePort(ported) && !needsHealthCheckNodePort(before)
    ? withHealthCheckPort(ported, operation)
    : ported;
}

/** The node ports that a Service holds. */
export const nodePortsOf = ({ ports = [], healthCheckNodePort }: ServiceSpec): readonly number[] =>
  [...ports.map(({ nodePort }) => nodePort), healthCheckNodePort].flatMap((port) => port || []);

function newPorts(service: Service, operation: PortOperation): Service {
  const { ports = [] } = service.spec;
  /** Node ports by the port of the Service. */
  const shared = new Map<number, number>();
  return mapPorts(service, (each, index) => {
    const { port, nodePort = 0 } = each;
    if (nodePort === 0 && !allocatesNodePorts(service)) return each;
    const found = shared.get(port);
    if (found === undefined) {
      const wanted = ports.find((other) => other.port === port && other.nodePort)?.nodePort;
      if (wanted !== undefined) take(service, index, wanted, operation);
      const taken = wanted ?? operation.next("nodePort");
      shared.set(port, taken);
      return { ...each, nodePort: taken };
    }
    if (nodePort !== 0 && nodePort !== found) take(service, index, nodePort, operation);
    return nodePort === 0 ? { ...each, nodePort: found } : each;
  });
}

function updatedPorts(service: Service, before: Service, operation: PortOperation): Service {
  const own = new Set((before.spec.ports ?? []).map(({ nodePort }) => nodePort));
  const seen = new Set<string>();
  const taken = new Set<number>();
  return mapPorts(service, (each, index) => {
    let { nodePort = 0 } = each;
    if (nodePort === 0 && !allocatesNodePorts(service)) return each;
    if (nodePort === 0) nodePort = operation.next("nodePort");
    else if (!own.has(nodePort) && !taken.has(nodePort)) {
      take(service, index, nodePort, operation);
      taken.add(nodePort);
    }
    const printed = `{${each.protocol} ${nodePort}}`;
    // Kubernetes tells this as it is, without saying that the object is invalid.
    if (seen.has(printed)) throw new StatusError("Unknown", `duplicate nodePort: ${printed}`);
    seen.add(printed);
    return each.nodePort === nodePort ? each : { ...each, nodePort };
  });
}

function mapPorts(
  service: Service,
  change: (port: ServicePort, index: number) => ServicePort,
): Service {
  const { ports = [] } = service.spec;
  const changed = ports.map(change);
  return changed.some((port, index) => port !== ports[index])
    ? withSpec(service, { ports: changed })
    : service;
}

function take(service: Service, index: number, port: number, operation: PortOperation): void {
  const refusal = operation.take(port);
  if (refusal === undefined) return;
  throw invalidObject(Service, service.metadata.name ?? "", [
    invalid(`spec.ports[${index}].nodePort`, port, refusal),
  ]);
}

function withHealthCheckPort(service: Service, operation: PortOperation): Service {
  const { healthCheckNodePort: wanted } = service.spec;
  if (!wanted) {
    // Kubernetes names the port that was not asked for.
    const healthCheckNodePort = operation.next("HealthCheck NodePort 0");
    return withSpec(service, { healthCheckNodePort });
  }
  const refusal = operation.take(wanted);
  if (refusal === undefined) return service;
  throw internalError(`failed to allocate requested HealthCheck NodePort ${wanted}: ${refusal}`);
}
